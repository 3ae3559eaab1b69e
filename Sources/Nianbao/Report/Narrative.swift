import Foundation

/// A Markdown text that the office wrote for one section.
public struct NarrativeFile: Sendable {
  /// Relative to `Inputs/`.
  public let file: String
  /// The section's place in the report, from 1.
  public let section: Int
  public let text: String
  /// Set when the bytes are no text.
  let trouble: Finding?

  public init(file: String, section: Int, text: String) {
    (self.file, self.section, self.text, trouble) = (file, section, text, nil)
  }

  /// The text in any of the encodings that submissions may have.
  public init(file: String, section: Int, data: [UInt8]) {
    (self.file, self.section) = (file, section)
    do throws(DecodingTrouble) {
      text = String(decoding: try DecodedText(data).bytes, as: UTF8.self)
      trouble = nil
    } catch {
      (text, trouble) = ("", .undecodable(error, file))
    }
  }

  /// The section that a file name such as `1-总体情况.md` is for; `nil` when it names none.
  public static func section(ofFileNamed name: String) -> Int? {
    guard name.hasSuffix(".md"), let mark = name.firstIndex(of: "-") else { return nil }
    return Int(name[..<mark])
  }
}

/// The texts of the report with their figures filled in.
public struct Narrative: Sendable {
  /// Markdown by section, from 1; a section without text is absent.
  public private(set) var texts: [Int: String] = [:]
  public private(set) var findings: [Finding] = []

  /// What stands where a text or a number is still to come.
  public static let pending = "（待填）"

  /// Fills `{{申请/新收/总计}}` with the region's figure.
  ///
  /// - Parameters:
  ///   - folder: where the texts should be, for messages about missing ones.
  ///   - unit: 单位代码 where it is a unit's own text.
  public init(_ files: [NarrativeFile], statistics: Statistics, folder: String, unit: String = "") {
    let form = statistics.form
    findings += files.compactMap(\.trouble)
    for file in files {
      let lines = fill(file, statistics).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
      let text = lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed().joined(separator: "\n")
      if !text.isEmpty {
        texts[file.section] = [texts[file.section], text].compactMap { $0 }.joined(separator: "\n\n")
      }
    }
    for (position, section) in form.sections.enumerated() where section.isText && texts[position + 1] == nil {
      findings.append(.noText(section, position: position + 1, folder: folder))
    }
    for position in findings.indices { findings[position].unit = unit }
  }

  private mutating func fill(_ file: NarrativeFile, _ statistics: Statistics) -> String {
    var lines: [String] = []
    for (number, line) in file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      var result = ""
      var rest = line[...]
      while let match = rest.firstMatch(of: /\{\{([^{}]*)\}\}/) {
        result += rest[..<match.range.lowerBound]
        let address = match.1.filter { !$0.isWhitespace }
        if let cell = statistics.form.cell(at: String(address)) {
          let text = statistics.text(of: cell)
          result += text.isEmpty ? Self.pending : text
        } else {
          let field = line.distance(from: line.startIndex, to: match.range.lowerBound) + 1
          let place = Place(file: file.file, line: number + 1, field: field)
          findings.append(.unknownAddress(String(match.1), statistics.form, place))
          result += Self.pending
        }
        rest = rest[match.range.upperBound...]
      }
      if let open = rest.range(of: "{{") ?? rest.range(of: "}}") {
        let field = line.distance(from: line.startIndex, to: open.lowerBound) + 1
        findings.append(.openBraces(Place(file: file.file, line: number + 1, field: field)))
      }
      lines.append(result + rest)
    }
    return lines.joined(separator: "\n")
  }
}

extension Finding {
  fileprivate static func unknownAddress(_ text: String, _ form: Form, _ place: Place) -> Finding {
    let near = Label.nearest(to: text, among: form.cells.map { form.address(of: $0).description })
    return Finding(
      .error, "叙述-地址", place: place, expected: near ?? "表/行/列", actual: text,
      "“{{\(shown(text))}}”不是表样里的地址\(near.map { "，是否应为“{{\($0)}}”" } ?? "")。")
  }

  fileprivate static func openBraces(_ place: Place) -> Finding {
    Finding(
      .error, "叙述-地址", place: place, expected: "{{表/行/列}}", actual: "没有配对的花括号",
      "这里的“{{”或“}}”没有配对。", hint: "地址要写在同一行的一对“{{”“}}”里；不是地址的请删去花括号。")
  }

  /// A folder of texts below `narrative/` whose name is no unit's code.
  public static func strayText(_ folder: String) -> Finding {
    Finding(
      .warning, "叙述-缺节", place: Place(file: folder), expected: "单位代码", actual: folder,
      "“\(shown(folder))”不是名录里的单位代码，里面的文字没有使用。", hint: "单位的文字放在 narrative/<单位代码>/ 里。")
  }

  fileprivate static func noText(_ section: Section, position: Int, folder: String) -> Finding {
    Finding(
      .warning, "叙述-缺节", place: Place(file: "\(folder)/\(position)-\(section.title).md"), expected: "文字",
      actual: "没有",
      "“\(section.number)、\(section.title)”没有文字，报告里写作\(Narrative.pending)。",
      hint: "请写在 \(folder)/\(position)-\(section.title).md。")
  }
}
