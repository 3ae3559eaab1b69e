import Foundation
import Nianbao

/// Standard output and standard error, with colours only where a person looks.
enum Terminal {
  static func print(_ text: String) { write(text + "\n", to: .standardOutput) }
  static func error(_ text: String) { write(text + "\n", to: .standardError) }
  static func print(_ data: [UInt8]) { FileHandle.standardOutput.write(Data(data)) }

  private static func write(_ text: String, to handle: FileHandle) { handle.write(Data(text.utf8)) }

  private static let colours = [Severity.error: "31", .warning: "33", .notice: "36"]

  /// Whether standard output is a terminal that shows colours.
  static var isColoured: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] ?? "" == ""
  }

  /// The severity's word, coloured on a terminal unless `NO_COLOR` is set.
  static func word(_ severity: Severity) -> String {
    guard isatty(STDERR_FILENO) == 1, ProcessInfo.processInfo.environment["NO_COLOR"] ?? "" == "" else {
      return severity.rawValue
    }
    return "\u{1B}[\(colours[severity] ?? "0")m\(severity.rawValue)\u{1B}[0m"
  }

  /// A finding that an editor can jump to: `Inputs/2025/forms/水利局.csv:7:3: 错误: [申请-平衡] …`.
  static func line(_ finding: Finding, below inputs: String) -> String {
    let file = finding.place?.file ?? ""
    let shown = file.hasPrefix("/") || inputs.isEmpty ? file : "\(inputs)/\(file)"
    let place = "\(shown):\(max(1, finding.place?.line ?? 1)):\(max(1, finding.place?.field ?? 1))"
    let state = finding.state == .waived ? "（已说明）" : ""
    return "\(place): \(word(finding.severity)): [\(finding.rule)] \(state)\(finding.sentence)\(finding.hint)"
  }

  /// `Inputs/2025/forms/教育局.csv:21:8`, of a workbook `… 表三!D7`.
  static func place(_ place: Place, below inputs: String) -> String {
    let file = inputs.isEmpty || place.file.hasPrefix("/") ? place.file : "\(inputs)/\(place.file)"
    if !place.sheet.isEmpty { return "\(file) \(place.inSheet)" }
    if place.line == 0 { return file }
    return "\(file):\(place.line)" + (place.field > 0 ? ":\(place.field)" : "")
  }

  /// A listing; columns of numbers stand on the right.
  static func table<Line>(_ listing: Listing<Line>) -> [String] {
    let columns = listing.columns(in: .terminal)
    let rows = listing.lines.indices.map { listing.words(ofLine: $0, in: .terminal) }
    return table(
      [columns.map { $0.heading(in: .terminal) }] + rows,
      numbers: Set(columns.indices.filter { columns[$0].kind.isNumber }))
  }

  /// Lines of a table whose columns are as wide as their widest field; those of numbers stand on the right.
  static func table(_ rows: [[String]], numbers: Set<Int> = []) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in rows.map { columns(of: $0[column]) }.max() ?? 0 }
    return rows.map { fields in
      row(
        fields.enumerated().map { column, text in
          guard numbers.contains(column) else { return (text, widths[column] + 2) }
          return (padded("", widths[column] - columns(of: text)) + text, widths[column] + 2)
        })
    }
  }

  /// Pads to a width in columns, of which a Chinese character takes two.
  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - columns(of: text)))
  }

  /// One line of a table: every field but the last padded to its width.
  static func row(_ fields: [(text: String, width: Int)]) -> String {
    var line = fields.map { padded($0.text, $0.width) }.joined()
    while line.last == " " { line.removeLast() }
    return line
  }

  /// How many columns a terminal gives a text; unlike in a sheet's Chinese font, curly quotes are narrow there.
  static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }
}
