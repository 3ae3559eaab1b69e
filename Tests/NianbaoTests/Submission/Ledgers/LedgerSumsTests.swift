import Testing

@testable import Nianbao

/// Sums of a lower level, which stand for the lines that it counted.
@Suite struct LedgerSumsTests {
  private static let head = "unit,year,dimension,key,count\n"
  private static let lines = "单位代码,发布日期,类别,主题,渠道,标题\n"

  private func read(_ texts: String..., columns: [String] = []) -> LedgerReading {
    Ledger.read(texts.map { Array($0.utf8) }, LedgerPlan(year: 2025, roster: Ledger.roster, columns: columns))
  }

  @Test("Sums are counted as if their lines were there: beside the lines of another unit, in every dimension")
  func beside() {
    let sums = """
      001,2025,类别,惠民生,2
      001,2025,类别,'=公告,1
      001,2025,类别/主题,惠民生/教育,2
      001,2025,类别/主题,'=公告/（未填）,1
      001,2025,渠道,网站,3
      001,2025,单位代码,001,3

      """
    let asLines = "001,2025-01-01,惠民生,教育,网站,a\n001,2025-01-02,惠民生,教育,网站,b\n001,2025-01-03,=公告,,网站,c\n"
    let other = "002,2025-01-01,惠民生,交通,微信,d\n"
    let counted = read(Self.head + sums, Self.lines + other)
    #expect(
      Ledger.lines(counted) == [
        "类别 =公告 1", "类别 惠民生 3", "类别/主题 =公告/（未填） 1", "类别/主题 惠民生/交通 1", "类别/主题 惠民生/教育 2", "渠道 微信 1", "渠道 网站 3",
        "单位代码 001 3", "单位代码 002 1",
      ])
    #expect(counted.counts == read(Self.lines + asLines, Self.lines + other).counts)
    #expect(
      counted.findings.map { line($0) } == [
        "提示 台账-合计  1:1 这里没有逐条的台账，是下级的合计：1 个单位，共 3 条，按合计计入。"
      ])
  }

  @Test(
    "Known by its header, whatever its encoding, separator and order of columns, below a title, by code or name",
    arguments: ["UTF-8", "UTF-8 BOM", "GB18030", "UTF-16LE"])
  func forms(encoding: String) {
    let text = "某县台账合计\n件数;内容;年份;单位代码;维度\n2;惠民生;2025;1;类别\n2;网站;2025年;教育局;渠道\n"
    let reading = Ledger.read(Ledger.encode(text, encoding))
    // What it does not say, the topics, counts as left blank.
    #expect(
      Ledger.lines(reading) == ["类别 惠民生 2", "类别/主题 （未填） 2", "渠道 网站 2", "单位代码 001 2"], "\(reading.findings)")
  }

  @Test("Lines that cannot be counted are told by their reason; the others count")
  func faults() {
    let reading = read(
      Self.head
        + "001,2025,类别,惠民生,2\n999,2025,类别,惠民生,2\n001,2024,类别,惠民生,7\n001,2025,渠道,,2\n001,2025,渠道,网站,约2\n")
    #expect(Ledger.lines(reading).first == "类别 惠民生 2" && reading.uncounted == 4)
    #expect(
      reading.findings.map { line($0) } == [
        "警告 台账-行  3:1 有 1 行的单位代码不在 2025 年的名录里（第 3 行；头一个是“999”），没有计入。",
        "警告 台账-行  4:1 有 1 行的年份不是 2025 年（第 4 行；头一个是“2024”），没有计入。",
        "警告 台账-行  5:1 有 1 行没有填维度或内容（第 5 行；头一个是“渠道”），没有计入。",
        "警告 台账-行  6:1 有 1 行的件数不是整数（第 6 行；头一个是“约2”），没有计入。",
        "提示 台账-合计  1:1 这里没有逐条的台账，是下级的合计：1 个单位，共 2 条，按合计计入。",
      ])
  }

  @Test("Dimensions that differ in their sum, or a key with two numbers: nothing of the unit counts")
  func contradictions() {
    let sound = "002,2025,类别,惠民生,5\n"
    for wrong in ["001,2025,类别,惠民生,3\n001,2025,渠道,网站,4\n", "001,2025,类别,惠民生,3\n001,2025,类别,惠民生,4\n"] {
      let reading = read(Self.head + wrong + sound)
      #expect(reading.counts.total == 5)
      #expect(
        reading.findings.map { line($0) }.first
          == "警告 台账-合计  2:1 有 1 个单位的合计自相矛盾（头一个是“001”）：各维度加起来不相等，或者一项写了两个数，没有计入。")
    }
    // The same line twice is the same line.
    #expect(read(Self.head + sound + sound).counts.total == 5)
  }

  @Test("A unit with lines and sums counts by its lines; equal sums count once, different ones not at all")
  func twice() {
    let sums = { (count: Int) in Self.head + "001,2025,类别,惠民生,\(count)\n" }
    let line = Self.lines + "001,2025-01-01,惠民生,教育,网站,a\n"
    let told = { (reading: LedgerReading) in
      reading.findings.filter { $0.rule.id == "台账-双重" }.map {
        "\($0.unit) \($0.severity.rawValue) \($0.message)"
      }
    }
    let both = read(line, sums(5))
    #expect(both.counts.total == 1)
    #expect(
      told(both) == ["001 错误 001 的台账既有逐条的（2025/ledger/1.csv），又有合计（2025/ledger/2.csv），只计逐条的，合计没有计入。"])
    let same = read(sums(5), sums(5))
    #expect(same.counts.total == 5 && same.parts.map(\.counts.total) == [5, 0])
    #expect(told(same) == ["001 错误 001 的台账合计有 2 份（2025/ledger/1.csv、2025/ledger/2.csv），数都相同，只计一份。"])
    let other = read(sums(5), sums(6))
    #expect(other.counts.total == 0)
    #expect(
      told(other) == [
        "001 错误 001 的台账合计有 2 份（2025/ledger/1.csv、2025/ledger/2.csv），数不相同，不知道以哪份为准，都没有计入。"
      ])
  }

  @Test(
    "A dimension that the project names: told where sums have it not; one that it does not name is told and unused"
  )
  func columns() {
    let text = Self.head + "001,2025,类别,惠民生,2\n001,2025,栏目,公告,2\n"
    #expect(Ledger.lines(read(text, columns: ["栏目"])).last == "栏目 公告 2")
    #expect(
      read(text).findings.map(\.message) == [
        "这里没有逐条的台账，是下级的合计：1 个单位，共 2 条，按合计计入；按“栏目”计的，本项目没有要，没有使用。"
      ])
    let lacking = read(Self.head + "001,2025,类别,惠民生,2\n", columns: ["栏目"])
    #expect(Ledger.lines(lacking).last == "栏目 （未填） 2")
    #expect(lacking.findings.last?.message.hasPrefix("有 1 个台账文件没有“栏目”这一列") == true)
  }

  @Test("Millions of lines are no sums: they are not held")
  func tooMany() {
    let reading = read(Self.head + String(repeating: "001,2025,类别,惠民生,2\n", count: 200_000))
    #expect(reading.counts.total == 0 && reading.findings.map(\.rule.id) == ["版式-缺列"])
  }
}
