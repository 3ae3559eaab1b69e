import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Sheets that real agencies published, read to exactly what stands in them.
@Suite struct RealSheetTests {
  static let sheets = [
    "huaian-2024", "pingtan-2019", "pingtan-2020", "pingtan-2021", "pingtan-2022", "pingtan-2023",
    "pingtan-2024", "pingtan-2025",
    "shanghai-zfbgt-2025", "shuyang-2025", "shuyang-fagaiju-2023",
  ]

  @Test("Every cell, state and value", arguments: sheets)
  func facts(sheet: String) throws {
    let returns = Self.read(file: sheet, try Fixture.bytes("real/\(sheet).sheet.csv"))
    #expect(Self.cells(returns) == (try Self.key(sheet)))
    #expect(String(returns.year) == sheet.suffix(4))
    #expect(returns.form.id == (["2019", "2020"].contains(sheet.suffix(4)) ? "xxgk-2019" : "xxgk-2021"))
  }

  /// What an office does to a sheet before it sends it, none of which changes a fact.
  enum Change: String, CaseIterable {
    case emptyColumnAtTheLeft, emptyRowsBetween, noteUnderTables, tablesReversed, titleInFileName
  }

  @Test("Mechanical changes change no fact", arguments: sheets, Change.allCases)
  func changes(sheet: String, change: Change) throws {
    let decoded = try DecodedText(try Fixture.bytes("real/\(sheet).sheet.csv"))
    let text = String(decoding: decoded.bytes, as: UTF8.self)
    var lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    let separator = text.contains("\t") ? "\t" : ","
    var name = "a.csv"
    switch change {
    case .emptyColumnAtTheLeft: lines = lines.map { separator + $0 }
    case .emptyRowsBetween: lines = lines.flatMap { [$0, ""] }
    case .noteUnderTables:
      lines = Self.blocks(lines, of: sheet).flatMap { $0 + ["注：以上数据经本机关核对，含上年度结转12件。"] }
    case .tablesReversed:
      lines = lines.prefix(2) + Self.blocks(Array(lines.dropFirst(2)), of: sheet).reversed().flatMap { $0 }
    case .titleInFileName:
      name = lines.removeFirst().trimmingCharacters(in: ["\t", ",", "\u{FEFF}"]) + ".csv"
    }
    let returns = Self.read(file: name, Array((lines.joined(separator: "\n") + "\n").utf8))
    #expect(Self.cells(returns) == (try Self.key(sheet)))
    #expect(returns.units.count == 1 && String(returns.year) == sheet.suffix(4))
    // The table that the report of 2019 never had is missing before and after.
    let layout = returns.units[0].findings.filter { $0.rule.id.hasPrefix("版式") || $0.rule.id.hasPrefix("读入") }
    #expect(layout.map(\.address.table) == (sheet == "pingtan-2019" ? ["采购"] : []))
  }

  @Test("The true findings of each sheet, and no others")
  func findings() throws {
    let expected = [
      "pingtan-2019": ["错误 版式-缺块 采购 1:0 缺少“第二十条第（九）项”这张表（1 行）。"],
      "pingtan-2020": [
        "错误 申请-办结 申请/办结总计/自然人 48:4 依申请公开 自然人：19 项之和 26（（一）予以公开 6 + （二）部分公开 6 + （四）无法提供 1.本机关不掌握相关政府信息 4 + "
          + "（四）无法提供 3.补正后申请内容仍不明确 3 + （五）不予处理 2.重复申请 3 + （六）其他处理 4），"
          + "（七）总计 20，相差 6。同一处差错还使 1 条不成立：申请-办结（总计）。"
      ],
      "shanghai-zfbgt-2025": [
        "提示 值-批注 文件/规范性文件/废止 7:3 第二十条第（一）项 行政规范性文件 本年废止件数：按 55 计入，旁注“含自然失效29件”已保留。",
        "错误 值-必填 文件/规章/制发 6:2 第二十条第（一）项 规章 本年制发件数：没有填。", "错误 值-必填 文件/规章/废止 6:3 第二十条第（一）项 规章 本年废止件数：没有填。",
      ],
      "shuyang-fagaiju-2023": [
        "错误 值-必填 申请 23:5 依申请公开：商业企业、科研机构、社会公益组织、法律服务机构、其他共 5 列全空。"
      ],
    ]
    for sheet in Self.sheets {
      let returns = Self.read(file: "a.csv", try Fixture.bytes("real/\(sheet).sheet.csv"))
      let found = UnitCheck(returns.form).findings(on: returns.units[0], lastYear: nil)
      #expect(found.map(line) == expected[sheet] ?? [], "\(sheet)")
    }
  }

  @Test("平潭 from 2019 to 2025, across two editions of the form: exactly the true findings")
  func pingtan() throws {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n350128,平潭综合实验区,,\n", project: "region: 平潭综合实验区\nyear: 2025\n")
    for year in 2019...2025 {
      try box.write("Inputs/\(year)/forms/年报.csv", try Fixture.bytes("real/pingtan-\(year).sheet.csv"))
      for number in [1, 5, 6] { try box.write("Inputs/\(year)/narrative/\(number)-文.md", "有。\n") }
    }
    var found: [String] = []
    for year in 2019...2025 {
      let result = try box.build(year: year)
      #expect(result.isDraft == (year < 2021), "\(result.said)")
      let script = """
        import csv, sys
        for r in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")):
            print(*[r[k] for k in ("severity", "rule", "table", "row", "column", "expected", "actual")])
        """
      found += try runPython(script, [box.path("Out/\(year)/findings.csv")])
        .split(separator: "\n").map { "\(year) \($0)" }
    }
    #expect(
      found.filter { !$0.contains("提示") } == [
        "2019 错误 版式-缺块 采购   1 行 2 列 没有", "2020 错误 申请-办结 申请 办结总计 自然人 26 20",
        "2023 警告 文件-滚动 文件 规范性文件 有效 643 470", "2024 警告 文件-滚动 文件 规范性文件 有效 499 440",
        "2025 警告 文件-滚动 文件 规范性文件 有效 453 546",
      ])
    // Computed in Python from the answer keys.
    #expect(
      found.filter { $0.contains("提示 波动") } == [
        "2020 提示 波动 文件 规范性文件 总公开 89 166",
        "2020 提示 波动 许可 行政许可 数量 181 278",
        "2021 提示 波动 许可 行政许可 数量 278 2293",
        "2021 提示 波动 处罚强制 行政处罚 数量 538 1282",
        "2021 提示 波动 申请   与上年相近 8 格变化大",
        "2022 提示 波动 文件 规范性文件 废止 3 55",
        "2022 提示 波动 许可 行政许可 数量 2293 10690",
        "2022 提示 波动 处罚强制 行政处罚 数量 1282 2113",
        "2022 提示 波动 处罚强制 行政强制 数量 42 0",
        "2022 提示 波动 收费 行政事业性收费 金额 24252.311082 9116.36",
        "2022 提示 波动 申请 不掌握 自然人 22 37",
        "2023 提示 波动 文件 规范性文件 废止 55 132",
        "2023 提示 波动 许可 行政许可 数量 10690 2629",
        "2023 提示 波动 处罚强制 行政强制 数量 0 54",
        "2023 提示 波动 申请 部分公开 总计 9 20",
        "2024 提示 波动 文件 规范性文件 废止 132 33",
        "2024 提示 波动 许可 行政许可 数量 2629 4529",
        "2024 提示 波动 收费 行政事业性收费 金额 5949.088667 18651.06",
        "2024 提示 波动 申请   与上年相近 11 格变化大",
        "2025 提示 波动 收费 行政事业性收费 金额 18651.06 4166.241619",
        "2025 提示 波动 申请   与上年相近 4 格变化大",
        "2025 提示 波动 复议诉讼 行政复议 维持 2 25",
        "2025 提示 波动 复议诉讼 行政复议 总计 7 36",
      ])
  }
}

extension RealSheetTests {
  /// Reads a sheet that stands by itself, in the edition of the year it states.
  static func read(file: String, _ bytes: [UInt8]) -> Returns {
    let files = [SubmissionFile(file: file, path: file) { .bytes(bytes) }]
    return decoded { try Returns.alone(files, Fixture.library, year: nil).returns[0] }
  }

  /// `申请/新收/总计 154`; a blank cell has no number.
  static func cells(_ returns: Returns) -> [String] {
    let (form, figures) = (returns.form, returns.units[0].figures)
    return form.cells.filter { figures.state(of: $0) != .absent }.map { cell in
      let value = figures[cell].map { form.text($0, in: cell) } ?? ""
      return "\(form.address(of: cell)) \(figures.state(of: cell)) \(value)"
    }
  }

  /// The answer key in the same words; a cell that could not be read in the source is absent there, blank here.
  static func key(_ sheet: String) throws -> [String] {
    var printed: [String: String] = [:]
    for row in try Fixture.rows("real/\(sheet).facts.csv") {
      printed[row[1...3].joined(separator: "/")] = row[4]
    }
    let form = Fixture.form(of: Int(sheet.suffix(4)) ?? 0)
    let cells = form.cells.filter { sheet != "pingtan-2019" || form.address(of: $0).table != "采购" }
    return cells.map { cell in
      let address = form.address(of: cell).description
      let text = printed[address]?.prefix { $0 != "（" && $0 != "元" } ?? ""
      let plain = text.hasSuffix(".90") ? text.dropLast() : text
      return text.isEmpty ? "\(address) blank " : "\(address) number \(plain)"
    }
  }

  /// The lines cut where a table begins, each table with its title.
  static func blocks(_ lines: [String], of sheet: String) -> [[String]] {
    var blocks: [[String]] = []
    for line in lines {
      let label = Label.bare(Label.normal(line.split { ",\t".contains($0) }.first ?? ""))
      let isTitle = Fixture.form(of: Int(sheet.suffix(4)) ?? 0).tables.contains { table in
        ([table.title] + table.aliases).contains { Label.normal($0) == label }
      }
      if isTitle || blocks.isEmpty { blocks.append([]) }
      blocks[blocks.count - 1].append(line)
    }
    return blocks
  }
}
