import Foundation
import Testing

@testable import Nianbao

/// Sheets that real agencies published, read to exactly what stands in them.
@Suite struct RealSheetTests {
  static let sheets = [
    "huaian-2024", "pingtan-2021", "pingtan-2022", "pingtan-2023", "pingtan-2024", "pingtan-2025",
    "shanghai-zfbgt-2025", "shuyang-2025", "shuyang-fagaiju-2023",
  ]

  @Test("Every cell, state and value", arguments: sheets)
  func facts(sheet: String) throws {
    let returns = read(file: sheet, try Fixture.bytes("real/\(sheet).sheet.csv"))
    #expect(cells(returns) == (try key(sheet)))
    #expect(String(returns.year) == sheet.suffix(4))
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
      lines = blocks(lines).flatMap { $0 + ["注：以上数据经本机关核对，含上年度结转12件。"] }
    case .tablesReversed:
      lines = lines.prefix(2) + blocks(Array(lines.dropFirst(2))).reversed().flatMap { $0 }
    case .titleInFileName:
      name = lines.removeFirst().trimmingCharacters(in: ["\t", ",", "\u{FEFF}"]) + ".csv"
    }
    let returns = read(file: name, Array((lines.joined(separator: "\n") + "\n").utf8))
    #expect(cells(returns) == (try key(sheet)))
    #expect(returns.units.count == 1 && String(returns.year) == sheet.suffix(4))
    #expect(!returns.units[0].findings.contains { $0.rule.hasPrefix("版式") || $0.rule.hasPrefix("读入") })
  }

  @Test("The true findings of each sheet, and no others")
  func findings() throws {
    let expected = [
      "shanghai-zfbgt-2025": [
        "提示 值-批注 文件/规范性文件/废止 7:3 文件 规范性文件 废止：按 55 计入，旁注“含自然失效29件”已保留。",
        "错误 值-必填 文件/规章/制发 6:2 文件 规章 制发：没有填。", "错误 值-必填 文件/规章/废止 6:3 文件 规章 废止：没有填。",
      ],
      "shuyang-fagaiju-2023": [
        "错误 值-必填 申请 23:5 申请：商业企业、科研机构、公益组织、法律服务、其他共 5 列全空。"
      ],
    ]
    for sheet in Self.sheets {
      let returns = read(file: "a.csv", try Fixture.bytes("real/\(sheet).sheet.csv"))
      let found = UnitCheck(Fixture.form).findings(on: returns.units[0], lastYear: nil)
      #expect(found.map(line) == expected[sheet] ?? [], "\(sheet)")
    }
  }

  @Test("平潭 year by year: documents in force were cleaned up in 2023, 2024 and 2025")
  func pingtan() throws {
    let roster = Roster(units: [unit("1", "平潭综合实验区")], region: "平潭综合实验区")
    var before: UnitReturn?
    var found: [String] = []
    for year in 2021...2025 {
      let bytes = try Fixture.bytes("real/pingtan-\(year).sheet.csv")
      let files = [SubmissionFile(file: "a.csv", path: "a.csv") { .bytes(bytes) }]
      let sent = Returns(reading: files, form: Fixture.form, roster: roster, year: year).units[0]
      found += UnitCheck(Fixture.form).findings(on: sent, lastYear: before).map {
        "\(year) \($0.severity.rawValue) \($0.rule) \($0.address) \($0.expected) \($0.actual)"
      }
      before = sent
    }
    #expect(
      found == [
        "2023 警告 文件-滚动 文件/规范性文件/有效 643 470", "2024 警告 文件-滚动 文件/规范性文件/有效 499 440",
        "2025 警告 文件-滚动 文件/规范性文件/有效 453 546",
      ])
  }
}

extension RealSheetTests {
  private func read(file: String, _ bytes: [UInt8]) -> Returns {
    Returns(
      reading: [SubmissionFile(file: file, path: file) { .bytes(bytes) }], form: Fixture.form, roster: nil,
      year: nil)
  }

  /// `申请/新收/总计 154`; a blank cell has no number.
  private func cells(_ returns: Returns) -> [String] {
    let figures = returns.units[0].figures
    return Fixture.form.cells.map { cell in
      let value = figures[cell].map { Fixture.form.text($0, in: cell) } ?? ""
      return "\(Fixture.form.address(of: cell)) \(figures.state(of: cell)) \(value)"
    }
  }

  /// The answer key in the same words; a cell that could not be read in the source is absent there, blank here.
  private func key(_ sheet: String) throws -> [String] {
    var printed: [String: String] = [:]
    for row in try Fixture.rows("real/\(sheet).facts.csv") {
      printed[row[1...3].joined(separator: "/")] = row[4]
    }
    return Fixture.form.cells.map { cell in
      let address = Fixture.form.address(of: cell).description
      let text = printed[address]?.prefix { $0 != "（" } ?? ""
      return text.isEmpty ? "\(address) blank " : "\(address) number \(text)"
    }
  }

  /// The lines cut where a table begins, each table with its title.
  private func blocks(_ lines: [String]) -> [[String]] {
    var blocks: [[String]] = []
    for line in lines {
      let label = Label.withoutSectionNumber(Label.normal(line.split { ",\t".contains($0) }.first ?? ""))
      let isTitle = Fixture.form.tables.contains { table in
        ([table.title] + table.aliases).contains { Label.normal($0) == label }
      }
      if isTitle || blocks.isEmpty { blocks.append([]) }
      blocks[blocks.count - 1].append(line)
    }
    return blocks
  }
}
