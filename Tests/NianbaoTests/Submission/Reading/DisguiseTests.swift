import Foundation
import Testing

@testable import Nianbao

/// Real sheets as other programs and other people's habits leave them: the same facts, or a finding that says why not;
/// never other facts in silence.
@Suite struct DisguiseTests {
  enum Disguise: String, CaseIterable {
    case noteAbove, separatorLine, blankLinesAbove, yearBehindTheTitle, titleOverTwoLines
    case semicolons, tabs, utf16, gb18030
    case invisibleCharacters, otherNumbering, noNumbering, fullWidthDigits, radicals
    case trailingCommas, remarkColumn, headingsOnAnotherPage, tableFourInThreePieces
  }

  @Test("No disguise changes a fact", arguments: RealSheetTests.sheets, Disguise.allCases)
  func sameFacts(sheet: String, disguise: Disguise) throws {
    let lines = try lines(sheet)
    let bytes = try disguised(lines, disguise)
    let returns = RealSheetTests.read(file: "a.csv", bytes)
    #expect(RealSheetTests.cells(returns) == (try RealSheetTests.key(sheet)))
    #expect(returns.units.count == 1 && String(returns.year) == sheet.suffix(4))
    let said = returns.units[0].findings.map(\.rule.id).filter { $0.hasPrefix("版式") || $0.hasPrefix("读入") }
    var expected: Set<String> = disguise == .invisibleCharacters ? ["读入-不可见"] : []
    if sheet == "pingtan-2019" { expected.insert("版式-缺块") }
    if disguise == .remarkColumn { expected.insert("版式-多余") }
    #expect(Set(said) == expected)
  }

  @Test(
    "One cell a line: every number that counts is right, and what does not count is an error",
    arguments: RealSheetTests.sheets)
  func oneCellALine(sheet: String) throws {
    let cells = try lines(sheet).flatMap { fields($0) }.filter { !$0.isEmpty }
    let returns = RealSheetTests.read(
      file: "a.csv", Array((cells.map(quoted).joined(separator: "\n") + "\n").utf8))
    let key = try RealSheetTests.key(sheet)
    let counted = RealSheetTests.cells(returns).filter { $0.contains(" number ") }
    #expect(counted.filter { !key.contains($0) } == [])
    let all = key.filter { $0.contains(" number ") }
    #expect(counted.count == all.count || returns.units[0].findings.contains { $0.severity == .error })
    // Sheets without a blank cell lose nothing.
    if all.count == key.count { #expect(counted == all) }
  }

  @Test(
    "Numbers that drift away from their headings count where all drift alike, else nothing of the row does")
  func drift() throws {
    let lines = try lines("shuyang-2025")
    let moved = lines.map { line in
      line.hasPrefix("一、")
        ? ([fields(line)[0], ""] + fields(line)[1...]).joined(separator: ",") : line
    }
    let returns = RealSheetTests.read(file: "a.csv", Array((moved.joined(separator: "\n") + "\n").utf8))
    #expect(RealSheetTests.cells(returns) == (try RealSheetTests.key("shuyang-2025")))
    let torn = lines.map {
      $0.replacing("一、本年新收政府信息公开申请数量,,,705,3,0,0,5,0,713", with: "一、本年新收政府信息公开申请数量,,,705,,3,0,0,5,0,713")
    }
    let other = RealSheetTests.read(file: "a.csv", Array((torn.joined(separator: "\n") + "\n").utf8))
    let unit = other.units[0]
    #expect(unit.figures.states[10..<17].allSatisfy { $0 == .refused })
    #expect(unit.findings.map { "\($0.rule) \($0.address)" } == ["值-数字 申请/新收"])
  }
}

extension DisguiseTests {
  private func lines(_ sheet: String) throws -> [String] {
    let text = String(
      decoding: try DecodedText(try Fixture.bytes("real/\(sheet).sheet.csv")).bytes, as: UTF8.self)
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n").map { String($0) }
    return text.contains("\t")
      ? lines.map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map { quoted(String($0)) }.joined(
          separator: ",")
      } : lines
  }

  private func quoted(_ field: String) -> String { field.contains(",") ? "\"\(field)\"" : field }

  /// Fields of a line, whose quotes hold commas at most.
  private func fields(_ line: String) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  private func disguised(_ lines: [String], _ disguise: Disguise) throws -> [UInt8] {
    let text = { (lines: [String]) in lines.joined(separator: "\n") + "\n" }
    switch disguise {
    case .noteAbove: return Array(text(["附件1", "（本表由各单位填报）"] + lines).utf8)
    case .separatorLine: return Array(text(["sep=,"] + lines).utf8)
    case .blankLinesAbove: return Array(text(["", ",,,", ""] + lines).utf8)
    case .yearBehindTheTitle, .titleOverTwoLines: return Array(text(retitled(lines, disguise)).utf8)
    case .semicolons: return Array(text(lines.map { fields($0).joined(separator: ";") }).utf8)
    case .tabs: return Array(text(lines.map { fields($0).joined(separator: "\t") }).utf8)
    case .utf16: return [0xFF, 0xFE] + text(lines).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .gb18030: return try gb18030(text(lines))
    case .remarkColumn: return Array(text(remarked(lines)).utf8)
    case .headingsOnAnotherPage: return Array(text(repaged(lines)).utf8)
    case .tableFourInThreePieces: return Array(text(pieces(lines)).utf8)
    case .trailingCommas: return Array(text(lines.map { $0 + ",,," }).utf8)
    default:
      return Array(
        text(
          lines.map { line in fields(line).map { quoted(rewritten($0, disguise)) }.joined(separator: ",") }
        ).utf8)
    }
  }

  /// A field in another spelling.
  private func rewritten(_ field: String, _ disguise: Disguise) -> String {
    guard !field.isEmpty else { return field }
    let circled = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"]
    switch disguise {
    case .invisibleCharacters: return "\u{200E}\(field.prefix(1))\u{2060}\(field.dropFirst())"
    case .otherNumbering:
      guard let mark = field.firstIndex(where: { "、.．".contains($0) }), mark != field.startIndex else {
        return field.hasPrefix("（")
          ? "〔" + field.dropFirst().replacing("）", with: "〕", maxReplacements: 1) : field
      }
      let number = String(field[..<mark])
      let rest = field[field.index(after: mark)...]
      if let digit = Int(number), (1...9).contains(digit), !rest.allSatisfy(\.isNumber) {
        return circled[digit - 1] + rest
      }
      return number.allSatisfy({ "一二三四".contains($0) }) ? "\(number)．\(rest)" : field
    case .noNumbering:
      return field.replacing(/^（[一二三四五六七]）|^[1-9][、.．](?=[^0-9])/, with: "")
    case .fullWidthDigits:
      guard field.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else { return field }
      return String(
        String.UnicodeScalarView(field.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
    case .radicals: return field.replacing("民", with: "⺠").replacing("见", with: "⻅").replacing("工", with: "⼯")
    default: return field
    }
  }

  private func retitled(_ lines: [String], _ disguise: Disguise) -> [String] {
    let title = fields(lines[0])[0]
    guard let year = title.firstMatch(of: /20[0-9]{2}年/) else { return lines }
    let rest = title.replacing(year.0, with: "")
    guard disguise == .titleOverTwoLines, let start = rest.range(of: "政府信息公开")?.lowerBound else {
      return ["\(rest)（\(year.0)）"] + lines.dropFirst()
    }
    return ["\(rest[..<start])\(year.0)", String(rest[start...])] + lines.dropFirst()
  }

  /// With a column of the office's own for remarks behind the one column of 许可.
  private func remarked(_ lines: [String]) -> [String] {
    guard let place = lines.firstIndex(where: { $0.contains("行政许可") }) else { return lines }
    let width = fields(lines[place - 1]).lastIndex { !$0.isEmpty } ?? 0
    return lines.enumerated().map { number, line in
      var own = fields(line)
      guard number == place || number == place - 1 else { return line }
      while own.count < width + 2 { own.append("") }
      own[width + 1] = number == place ? "与去年口径相同" : "备注"
      return own.map(quoted).joined(separator: ",")
    }
  }

  /// The lowest line of headings of 申请 again in the middle of it, as on a new page.
  private func repaged(_ lines: [String]) -> [String] {
    guard let heading = lines.lastIndex(where: { $0.contains("商业企业") }),
      let row = lines.firstIndex(where: { $0.contains("上年结转政府信息公开") })
    else { return lines }
    return lines[...row] + [lines[heading]] + lines[(row + 1)...]
  }

  /// Each body of table four with headings and numbers of its own, one below the other.
  private func pieces(_ lines: [String]) -> [String] {
    guard let leaf = lines.firstIndex(where: { $0.components(separatedBy: "尚未审结").count > 3 }) else {
      return lines
    }
    let head = Array(lines[..<(leaf - 2)])
    var pieces: [String] = []
    for (place, name) in ["行政复议", "未经复议直接起诉", "复议后起诉"].enumerated() {
      pieces.append(name)
      for line in [lines[leaf], lines[leaf + 1]] {
        let own: [String] = Array(fields(line)[(place * 5)..<(place * 5 + 5)])
        pieces.append(own.joined(separator: ","))
      }
    }
    return head + pieces + Array(lines[(leaf + 2)...])
  }

  private func gb18030(_ text: String) throws -> [UInt8] {
    let script =
      "import sys; sys.stdout.write(sys.stdin.buffer.read().decode('utf-8').encode('gb18030').hex())"
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let hex = Array(
      try runPython(script.replacing("sys.stdin.buffer", with: "open(sys.argv[1],'rb')"), [file.path]).utf8)
    return stride(from: 0, to: hex.count - 1, by: 2).compactMap {
      UInt8(String(decoding: hex[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
  }
}
