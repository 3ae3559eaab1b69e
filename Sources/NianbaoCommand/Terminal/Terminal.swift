import Foundation
import Nianbao

/// Standard output and standard error: whatever somebody sent is shown as it is and never acts on the terminal, and
/// colours stand only where a person looks.
enum Terminal {
  /// A line; a line break in it is shown, not made.
  static func print(_ line: String) { Channel.standard.put(Self.shown(line, on: .standard) + "\n") }
  static func error(_ line: String) { Channel.error.put(Self.shown(line, on: .error) + "\n") }

  /// A question, with the cursor left behind it.
  static func ask(_ question: String) { Channel.error.put(Self.shown(question, on: .error)) }

  /// Text of several lines.
  static func print(lines text: String) { Channel.standard.put(several(text, on: .standard)) }
  static func error(lines text: String) { Channel.error.put(several(text, on: .error)) }

  /// What programs read, as it is.
  static func print(_ data: [UInt8]) { Channel.standard.put(data: data) }

  private static func several(_ text: String, on output: Channel) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      shown(String($0), on: output)
    }
    if lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func shown(_ line: String, on output: Channel) -> String {
    TerminalText.shown(line, isColoured: output.isColoured)
  }

  /// Broken things each in a line, at most so many; then how many more there are.
  static func error(_ troubles: [String]) {
    for trouble in troubles.prefix(mostTroubles) { error(trouble) }
    if troubles.count > mostTroubles { error("另有 \(troubles.count - mostTroubles) 处没有列出。") }
  }

  private static let mostTroubles = 50
  private static let mostFindings = 100

  /// Findings, the worst first, at most so many; then how many more there are of which severity.
  ///
  /// `name` says whose a finding is, behind it.
  static func error(_ findings: [Finding], below inputs: String, name: (Finding) -> String = { _ in "" }) {
    let worst = findings.worstFirst()
    for finding in worst.prefix(mostFindings) { error(line(finding, below: inputs) + name(finding)) }
    let rest = worst.dropFirst(mostFindings)
    guard !rest.isEmpty else { return }
    let counts = Severity.allCases.map { severity in
      (severity.rawValue, rest.count { $0.severity == severity })
    }
    .filter { $0.1 > 0 }.map { "\($0.0) \($0.1) 条" }
    error("另有\(counts.joined(separator: "，"))没有列出；全部的用 --json，或见 findings.csv。")
  }

  /// The severity's word, in its colour.
  static func word(_ severity: Severity) -> String {
    switch severity {
    case .error: TerminalText.marked(severity.rawValue, as: .red)
    case .warning: TerminalText.marked(severity.rawValue, as: .yellow)
    case .notice: TerminalText.marked(severity.rawValue, as: .blue)
    }
  }

  /// A finding that an editor can jump to: `Inputs/2025/forms/水利局.csv:7:3: 错误: [申请-平衡] …`.
  ///
  /// `lead` stands before the message.
  static func line(_ finding: Finding, below inputs: String, lead: String = "") -> String {
    let file = finding.place?.file ?? ""
    let shown = file.hasPrefix("/") || inputs.isEmpty ? file : "\(inputs)/\(file)"
    let place = "\(shown):\(max(1, finding.place?.line ?? 1)):\(max(1, finding.place?.field ?? 1))"
    let state = finding.state == .waived ? "（已说明）" : ""
    return
      "\(place): \(word(finding.severity)): [\(finding.rule)] \(lead)\(state)\(finding.sentence)\(finding.hint)"
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
