import Foundation
import Testing

@testable import Nianbao

/// Numbers typed into texts, against the real figures of 平潭 for 2025 and 2024.
@Suite struct NarrativeNumberTests {
  private static let figures: TextFigures? = {
    let figures = { (year: Int) -> Figures? in
      guard let bytes = try? Fixture.bytes("real/pingtan-\(year).sheet.csv") else { return nil }
      let file = SubmissionFile(file: "a.csv", path: "a.csv") { .bytes(bytes) }
      return decoded { try Returns(reading: [file], form: Fixture.form, roster: nil, year: year) }.units
        .first?
        .figures
    }
    guard let now = figures(2025) else { return nil }
    return TextFigures(
      Fixture.form, year: 2025, figures: now, lastYear: figures(2024), others: ["水利局"])
  }()

  /// `12 文字-一致 message`: field, rule, message.
  private func found(_ sentence: String) throws -> [String] {
    let check = TextCheck(try #require(Self.figures))
    return check.findings(on: TextPiece.lines(of: sentence, file: "1-总体情况.md")).map {
      "\($0.place?.line ?? 0):\($0.place?.field ?? 0) \($0.rule) \($0.message)"
    }
  }

  @Test(
    "Right, or about something else: nothing is said",
    arguments: [
      // Every reading of the same word.
      "2025年，共收到政府信息公开申请154件，全年办结148件，结转下年6件。",
      "新收政府信息公开申请154件，上年结转0件，答复148件。", "受理政府信息公开申请１５４件。", "收到依申请公开154宗。",
      "收办政府信息公开申请共计 154 件。", "政府信息公开申请办结 **148** 件，顺延6件。",
      "办理结果中，予以公开33件、部分公开38件、本机关不掌握相关政府信息50件。", "其中33件予以公开，38件部分公开。",
      "自然人申请151件，商业企业3件，法人或其他组织3件。", "其他处理11件。", "不予公开11件。", "因政府信息公开引起的行政复议36件，行政诉讼9起。",
      "行政复议结果维持25件、结果纠正3件、其他结果8件。", "制发行政规范性文件58件，废止行政规范性文件45件，现行有效规范性文件546件。",
      "行政许可2418件，行政处罚644件，行政强制64件。", "行政许可约2400件。", "行政许可2400余件，行政许可近2420件。",
      "行政许可0.2万件，行政许可0.24万余件。", "行政事业性收费4166.24万元，行政事业性收费41662416.19元。", "行政许可2,418件。",
      // Shares and growth.
      "予以公开33件，占22.3%。", "予以公开33件，占22.297297%。", "予以公开33件，占22.2972973%。", "予以公开33件，占办结总数的22%。",
      "自然人151件（占98.05%）。",
      "共收到政府信息公开申请154件，同比下降29.4%；办结148件，比上年下降32.11%。", "收到政府信息公开申请154件，比上年减少64件。",
      "行政复议36件，同比增长414.3%。", "依申请公开收到{{申请/新收/总计}}件，同比下降29.36%。",
      // Places that are filled in cannot be wrong.
      "新收政府信息公开申请{{申请/新收/总计}}件，办结{{申请/办结总计/总计}}件。",
      // Other work, other times, other bodies, other units of count.
      "全年培训12次，公开信息3000条。", "收到人大建议、政协提案23件，办结23件。", "受理信访投诉45件，办理45件。",
      "收到政府信息公开申请154件，收到建议提案23件，办结23件。", "2024年收到政府信息公开申请218件。", "上年收到政府信息公开申请218件。",
      "政府信息公开申请中，通过网上收到120件。", "1至6月收到政府信息公开申请80件。", "水利局收到政府信息公开申请12件。", "办理12345热线工单300件。",
      "收到政府信息公开申请154件，其中受理150件。", "办结率100%，群众满意率99.5%。", "公开行政许可信息3000条，行政处罚信息800条。",
      "建议提案予以公开30件。", "第12件申请予以公开。", "予以公开、部分公开分别为33件、38件。", "收到政府信息公开申请3—5件。", "按照第711号令第五十条编制。",
      "发布解读材料41篇，同比增长50%。", "政府信息公开申请按时答复，占全市的12%。", "自2008年以来累计收到政府信息公开申请900件。",
      // Many years, some of the applications, some of the work, the sum of several rows.
      "2023—2025年，收到政府信息公开申请500件，答复497件。", "2024年、2025年分别收到政府信息公开申请218件、154件。",
      "从内容看，教育类申请20件，予以公开12件，部分公开3件。", "教育类申请20件，其中予以公开12件。", "市场监管领域行政处罚3件、行政许可10件。",
      "不予公开、无法提供的申请合计64件。", "办理行政复议案件40件，其中涉及政府信息公开36件。", "共办理政府信息公开申请154件，其中办结148件，结转下年度6件。",
      // A part of the year, a channel, many years: also in what is listed behind.
      "第一季度收到政府信息公开申请12件，第二季度收到11件。", "上半年收到政府信息公开申请80件，答复70件。", "1至6月收到政府信息公开申请80件，答复70件。",
      "通过政府网站受理政府信息公开申请30件，现场受理16件。", "十四五期间累计收到政府信息公开申请210件，办结207件。", "公示行政许可320件、行政处罚85件。",
      "公示行政许可320件，行政处罚85件。", "办理行政复议案件40件（其中涉及政府信息公开36件）。",
      "行政复议案件40件，因政府信息公开引起的36件。",
      "因政府信息公开工作被追责0件。", "收到政府信息公开申请的答复平均用时9.5天。", "全年办结61件。",
    ])
  func silent(sentence: String) throws {
    #expect(try found(sentence) == [])
  }

  @Test(
    "Wrong: the words, both numbers, the nearest formula and the difference",
    arguments: [
      ("共收到政府信息公开申请155件。", "1:12 文字-一致 文字写“收到”155 件，按“新收”是 154 件（依申请公开 一、本年新收政府信息公开申请数量 总计 154），相差 1。"),
      (
        "1月1日至12月31日收到政府信息公开申请155件。",
        "1:22 文字-一致 文字写“收到”155 件，按“新收”是 154 件（依申请公开 一、本年新收政府信息公开申请数量 总计 154），相差 1。"
      ),
      // The year named is this one.
      (
        "2024年收到政府信息公开申请218件，2025年收到155件。",
        "1:28 文字-一致 文字写“收到”155 件，按“新收”是 154 件（依申请公开 一、本年新收政府信息公开申请数量 总计 154），相差 1。"
      ),
      ("政府信息公开申请办结150件。", "1:11 文字-一致 文字写“办结”150 件，按“办结”是 148 件（依申请公开 （七）总计 总计 148），相差 2。"),
      ("予以公开 34 件。", "1:6 文字-一致 文字写“予以公开”34 件，按“予以公开”是 33 件（依申请公开 （一）予以公开 总计 33），相差 1。"),
      ("行政许可2500余件。", "1:5 文字-一致 文字写“行政许可”2500余件，按“行政许可”是 2418 件（第二十条第（五）项 行政许可 本年处理决定数量 2418），相差 82。"),
      ("行政许可近2400件。", "1:6 文字-一致 文字写“行政许可”2400 件，按“行政许可”是 2418 件（第二十条第（五）项 行政许可 本年处理决定数量 2418），相差 18。"),
      ("行政许可0.25万件。", "1:5 文字-一致 文字写“行政许可”0.25万件，按“行政许可”是 2418 件（第二十条第（五）项 行政许可 本年处理决定数量 2418），相差 82。"),
      (
        "行政事业性收费4166.25万元。",
        "1:8 文字-一致 文字写“行政事业性收费”4166.25万元，按“行政事业性收费”是 4166.241619 万元（第二十条第（八）项 行政事业性收费 本年收费金额（单位：万元） 4166.241619），相差 0.008381。"
      ),
      (
        "自然人申请150件。",
        "1:6 文字-一致 文字写“自然人”150 件，按“自然人”是 151 件（依申请公开 一、本年新收政府信息公开申请数量 自然人 151 加 依申请公开 二、上年结转政府信息公开申请数量 自然人 0），相差 1。"
      ),
      (
        "因政府信息公开引起的行政诉讼10起。",
        "1:15 文字-一致 文字写“行政诉讼”10 起，按“行政诉讼”是 9 件（复议诉讼 行政诉讼 未经复议直接起诉 总计 6 加 复议诉讼 行政诉讼 复议后起诉 总计 3），相差 1。"
      ),
      ("予以公开33件，占25%。", "1:10 文字-一致 文字写“予以公开”占 25%，按占“办结”是 22%（33 ÷ 148）。"),
      ("予以公开33件，占25.00000000%。", "1:10 文字-一致 文字写“予以公开”占 25.00000000%，按占“办结”是 22.29729730%（33 ÷ 148）。"),
      (
        "收到政府信息公开申请154件，同比下降30.0%。",
        "1:20 文字-一致 文字写“新收”同比下降 30.0%，本年 154，上年 218，应为下降 29.4%。"
      ),
      (
        "收到政府信息公开申请154件，同比增长29.4%。",
        "1:20 文字-一致 文字写“新收”同比增长 29.4%，本年 154，上年 218，应为下降 29.4%。"
      ),
      ("收到政府信息公开申请154件，比上年减少60件。", "1:21 文字-一致 文字写“新收”同比下降 60，本年 154，上年 218，应为下降 64。"),
      ("收到政府信息公开申请154件，与上年持平。", "1:19 文字-一致 文字写“新收”与上年持平，本年 154，上年 218，应为下降 29.4%。"),
      ("### （二）依申请公开\n全年办结61件。", "2:5 文字-一致 文字写“办结”61 件，按“办结”是 148 件（依申请公开 （七）总计 总计 148），相差 87。"),
      (
        "发布信息9846条（其中动态6214条、法定2187条、解读1444条）。",
        "1:5 文字-其中 文字里写 9846 条，其中各项 6214 + 2187 + 1444 = 9845，相差 1。"
      ),
      ("共处理20件，其中：网站12件，信箱9件。", "1:4 文字-其中 文字里写 20 件，其中各项 12 + 9 = 21，相差 1。"),
      ("举办培训3期（其中专题5期）。", "1:5 文字-其中 文字里其中的 5 期比总数 3 期还多 2。"),
    ])
  func wrong(sentence: String, expected: String) throws {
    let own = try found(sentence)
    #expect(own == [expected])
  }

  @Test(
    "Each production beside what it says, and a sentence of its kind that is right",
    arguments: [
      // Joined rows, 分别, 合计.
      (
        "予以公开和部分公开合计81件。", "予以公开和部分公开合计71件。",
        "1:12 文字-一致 文字写“部分公开”81 件，按“予以公开加部分公开”是 71 件（依申请公开 （一）予以公开 总计 33 加 依申请公开 （二）部分公开 总计 38），相差 10。"
      ),
      (
        "予以公开、部分公开分别为33件、39件。", "予以公开、部分公开分别为33件、38件。",
        "1:17 文字-一致 文字写“部分公开”39 件，按“部分公开”是 38 件（依申请公开 （二）部分公开 总计 38），相差 1。"
      ),
      (
        "行政处罚644件、行政强制64件，两项合计709件。", "行政处罚644件、行政强制64件，两项合计708件。",
        "1:22 文字-其中 文字里写合计 709 件，前面各项 644 + 64 = 708，相差 1。"
      ),
      // Next year and last year.
      (
        "尚在办理、转入2026年的申请5件。", "尚在办理、转入2026年的申请6件。",
        "1:16 文字-一致 文字写“转入”5 件，按“结转下年”是 6 件（依申请公开 四、结转下年度继续办理 总计 6），相差 1。"
      ),
      (
        "1件申请由2024年转来。", "没有2024年转来的申请。",
        "1:1 文字-一致 文字写“转来”1 件，按“上年结转”是 0 件（依申请公开 二、上年结转政府信息公开申请数量 总计 0），相差 1。"
      ),
      // Shares in brackets, of a named whole, in words; points.
      ("予以公开33件（23.2%）。", "予以公开33件（22.3%）。", "1:9 文字-一致 文字写“予以公开”占 23.2%，按占“办结”是 22.3%（33 ÷ 148）。"),
      (
        "自然人的申请占新收总量的百分之九十九。", "自然人的申请占新收总量的百分之九十八。",
        "1:16 文字-一致 文字写“自然人”占百分之九十九，按占“新收”是 98%（151 ÷ 154）。"
      ),
      (
        "部分公开占比比上年提高21.4个百分点。", "部分公开占比比上年提高12.4个百分点。",
        "1:12 文字-一致 文字写“部分公开”的占比比上年提高 21.4 个百分点，应为提高 12.4 个百分点。"
      ),
      // Multiples, last year's own number.
      (
        "行政复议36件，是上年的6.1倍。", "行政复议36件，是上年的5.1倍。",
        "1:13 文字-一致 文字写“行政复议”是上年的 6.1 倍，本年 36，上年 7，应为 5.1 倍。"
      ),
      (
        "行政强制由上年的56件降至64件。", "行政强制由上年的65件降至64件。",
        "1:9 文字-一致 文字写“行政强制”56 件，按上年的“行政强制”是 65 件（第二十条第（六）项 行政强制 本年处理决定数量 65），相差 9。"
      ),
      // Claims of none.
      (
        "全年未收到政府信息公开申请。", "没有补正后申请内容仍不明确的申请。",
        "1:3 文字-一致 文字写“未收到”，按“新收”有 154 件（依申请公开 一、本年新收政府信息公开申请数量 总计 154）。"
      ),
      ("没有结转下年的申请。", "没有上年结转的申请。", "1:1 文字-一致 文字写“没有结转下年”，按“结转下年”有 6 件（依申请公开 四、结转下年度继续办理 总计 6）。"),
      // Chinese numerals, two lines of a sentence.
      (
        "收到政府信息公开\n申请一百五十五件。", "收到政府信息公开\n申请一百五十四件。",
        "2:3 文字-一致 文字写“收到”一百五十五件，按“新收”是 154 件（依申请公开 一、本年新收政府信息公开申请数量 总计 154），相差 1。"
      ),
    ])
  func productions(sentence: String, right: String, expected: String) throws {
    #expect(try found(right) == [])
    #expect(try found(sentence) == [expected])
  }

  @Test(
    "Parts that add up, are not all listed, or are counted in other words",
    arguments: [
      "发布信息9846条（其中动态6214条、法定2187条、解读1445条）。", "发布信息9846条（其中动态6214条、法定2187条等）。",
      "受理46件（其中：网上30件，信函16件；城区40件，乡镇6件）。", "解读35篇（其中：文字20篇；图解15篇）。",
      "共处理20件，其中网站12件，答复20件。", "发布信息100条（其中图解3篇、视频5个）。", "举办培训3期（其中专题1期）。",
      "收到{{申请/新收/总计}}件（其中甲{{申请/新收/自然人}}件、乙{{申请/新收/商业企业}}件）。",
    ])
  func parts(sentence: String) throws {
    #expect(try found(sentence) == [])
  }

  @Test("Numbers that nobody can have meant stop nothing")
  func huge() throws {
    let nines = String(repeating: "9", count: 17)
    let parts = "处理12件（其中：甲件922337203685477件，乙类922337203685477件）。"
    #expect(try found(parts) == [])
    #expect(try found("予以公开\(nines)亿件，占\(nines)%，占0.\(nines.dropFirst(2))%。").count == 1)
    var figures = try #require(Self.figures)
    var largest = figures.figures
    for cell in Fixture.form.cells { largest[cell] = NumberReading.limit }
    figures = TextFigures(Fixture.form, year: 2025, figures: largest, lastYear: largest)
    let sentences = ["占\(nines)%", "占0.\(nines.dropFirst(2))%", "同比增长0.\(nines.dropFirst(2))%"].map {
      "予以公开1000000000亿件，\($0)。"
    }
    for sentence in sentences {
      #expect(
        TextCheck(figures).findings(on: TextPiece.lines(of: sentence, file: "1.md")).count == 1, "\(sentence)"
      )
    }
  }

  @Test("A finding carries the cell, both values and what to do; where a figure is missing nothing is said")
  func fields() throws {
    let figures = try #require(Self.figures)
    let piece = TextPiece.lines(of: "予以公开34件。", file: "1.md")
    let finding = try #require(TextCheck(figures).findings(on: piece).first)
    #expect([finding.address.description, finding.expected, finding.actual] == ["申请/予以公开/总计", "33", "34"])
    #expect(finding.hint == "请改成 33 件，表格错了的改表格；叙述里写成 {{申请/予以公开/总计}}，就总与表格一致。")
    var unknown = figures.figures
    // A blank total alone is added up from its parts.
    for column in ["总计", "自然人"] {
      unknown[try #require(Fixture.form.cell(at: "申请/予以公开/\(column)"))] = nil
    }
    let silent = TextFigures(Fixture.form, year: 2025, figures: unknown, lastYear: nil)
    #expect(TextCheck(silent).findings(on: piece) == [])
  }

  @Test("Mistakes in the words of the definition are told with their place")
  func definition() throws {
    let broken = Fixture.definition.replacing("shares: [办结, 新收, 收办]", with: "shares: [办结, 收到, 收办]")
      .replacing("each: column, of: 申请, sum: [新收],", with: "each: column, of: 申请, sum: [新受],")
      .replacing("      商业企业: [", with: "      商业企叶: [").replacing("    in: 上年结转", with: "    in: 上年结存")
    do {
      _ = try Form(definition: broken, file: "a.yaml")
      Issue.record("not refused")
    } catch {
      let lines = broken.split(separator: "\n", omittingEmptySubsequences: false)
      let line = { (word: String) in (lines.firstIndex { $0.contains(word) } ?? 0) + 1 }
      #expect(
        error.problems.map { "\($0.line) \($0.message)" } == [
          "\(line("in: 上年结存")) 没有叫“上年结存”的数量。", "\(line("商业企叶")) 没有叫“商业企叶”的行、列或数量。",
          "\(line("办结, 收到, 收办]")) 没有叫“收到”的数量可作分母，是否应为“收办”。", "\(line("[新受]")) 没有叫“新受”的行。",
        ])
    }
  }
}
