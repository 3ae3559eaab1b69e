/// What a blank form says of itself, so that it is known again when it comes back: form, layout, year and unit.
///
/// It is written three times, because each way dies differently: as properties of the workbook, on a hidden sheet, and
/// as a small line under every table, the only one that a copy as CSV keeps.
/// ```
/// 表号 xxgk-2021　版式 1　2025年　单位 320922017　示例县教育局
/// ```
package struct Stamp: Sendable, Equatable {
  /// The id of the form's definition.
  package var form: String
  /// The number of the layout: the drawing of the form, not the law.
  package var revision: Int
  package var year: Int
  /// The 单位代码 of whom the form was made for.
  package var unit: String
  package var name: String

  /// The layout that this program draws.
  package static let currentRevision = 1

  package init(form: String, revision: Int = currentRevision, year: Int, unit: String, name: String) {
    self.form = form
    self.revision = revision
    self.year = year
    self.unit = unit
    self.name = name
  }

  /// Key and value pairs for the properties and the hidden sheet.
  package var pairs: [(key: String, value: String)] {
    [
      ("表号", form), ("版式", String(revision)), ("年份", String(year)), ("单位代码", unit), ("单位名称", name),
    ]
  }

  /// From the pairs, in any order; `nil` when one is missing or no number where it should be.
  package init?(pairs: [(key: String, value: String)]) {
    let value = { (key: String) in pairs.first { $0.key == key }?.value }
    guard let form = value("表号"), let revision = value("版式").flatMap({ Self.number($0) }),
      let year = value("年份").flatMap({ Self.number($0) }), let unit = value("单位代码"), let name = value("单位名称")
    else { return nil }
    self.init(form: form, revision: revision, year: year, unit: unit, name: name)
  }

  /// A year or the number of a layout; nothing else of a stamp is counted.
  private static func number(_ text: some StringProtocol) -> Int? {
    Int(text).flatMap { (0...9999).contains($0) ? $0 : nil }
  }

  /// The line under a table.
  package var line: String { "表号 \(form)　版式 \(revision)　\(year)年　单位 \(unit)　\(name)" }

  /// From the line under a table; `nil` when the text is none.
  package init?(line: String) {
    let words = line.split { $0 == "　" || $0 == " " || $0 == "\u{A0}" }.map { String($0) }
    guard words.count >= 7, words[0] == "表号", words[2] == "版式", let revision = Self.number(words[3]),
      words[4].hasSuffix("年"), let year = Self.number(words[4].dropLast()), words[5] == "单位"
    else { return nil }
    self.init(
      form: words[1], revision: revision, year: year, unit: words[6],
      name: words.dropFirst(7).joined(separator: " "))
  }
}
