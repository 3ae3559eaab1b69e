import Foundation

/// A Markdown text that the office wrote for one section.
package struct NarrativeFile: Sendable {
  /// Relative to `Inputs/`.
  package let file: String
  /// The section's place in the report, from 1.
  package let section: Int
  package let text: String
  /// Set when the bytes are no text.
  package let trouble: Finding?

  package init(file: String, section: Int, text: String) {
    self.file = file
    self.section = section
    self.text = text
    trouble = nil
  }

  /// The text in any of the encodings that submissions may have.
  ///
  /// - Throws: `MissingConverter`.
  package init(file: String, section: Int, data: [UInt8]) throws {
    self.file = file
    self.section = section
    do {
      let text = String(decoding: try DecodedText(data).bytes, as: UTF8.self)
      trouble = Finding.excess(of: text, file)
      self.text = trouble == nil ? text : ""
    } catch let error as DecodingTrouble {
      text = ""
      trouble = .undecodable(error, file)
    }
  }

  /// The section that a file name such as `1-总体情况.md` is for; `nil` when it names none.
  package static func section(ofFileNamed name: String) -> Int? {
    guard name.hasSuffix(".md"), let mark = name.firstIndex(of: "-") else { return nil }
    return Int(name[..<mark])
  }
}

/// The texts of the report with their figures filled in: a function of the texts, the figures and the ledgers alone.
package struct Narrative: Sendable {
  /// Markdown by section, from 1; a section without text is absent.
  package private(set) var texts: [Int: String]
  package private(set) var findings: [Finding]
  /// Every place that was filled with a figure, in the order of the files; drafts last.
  package private(set) var filled: [Filled]
  /// The first drafts that stand where the office has written nothing, with their places unfilled.
  package private(set) var drafts: [NarrativeFile] = []

  /// A place of a text, and what is printed there.
  package struct Filled: Sendable, Equatable {
    /// Where the place began.
    package let place: Place
    /// What stood between the braces.
    package let words: String
    package let text: String
  }

  /// What stands where a text or a number is still to come.
  package static let pending = Section.pendingText

  /// Fills places such as `{{申请/新收/总计}}` and `{{同比 新收}}`, as `FigurePlaces` reads them.
  ///
  /// `ledger` is what the ledgers count, `nil` when there are none. `drafts` are printed in sections that the office
  /// has not written. `folder` is where the texts should be, for messages about missing ones, and `unit` is the 单位代码
  /// where it is a unit's own text.
  package init(
    _ files: [NarrativeFile], statistics: Statistics, ledger: LedgerStatistics? = nil,
    drafts: [NarrativeFile] = [], folder: String, unit: String = ""
  ) {
    let places = FigurePlaces(statistics: statistics, ledger: ledger)
    let own = FilledTexts(files, places)
    texts = own.texts
    findings = own.findings
    filled = own.filled
    for (position, section) in statistics.form.sections.enumerated()
    where section.isText && texts[position + 1] == nil {
      let draft = drafts.first { $0.section == position + 1 }
      findings.append(.noText(section, position: position + 1, folder: folder, hasDraft: draft != nil))
      guard let draft else { continue }
      self.drafts.append(draft)
      let written = FilledTexts([draft], places)
      let note = "**（初稿：由数据自动写成，请核改后放进 \(folder)/\(position + 1)-\(section.title).md）**"
      texts[position + 1] = "\(note)\n\n\(written.texts[position + 1] ?? "")"
      findings += written.findings
      filled += written.filled
    }
    for position in findings.indices { findings[position].unit = unit }
  }
}

/// The rules about the office's texts (叙述-*).
extension Rule {
  static let unknownPlace = Rule(
    "叙述-地址", "文字里引用的数字地址都存在", severity: .error,
    hint: "地址写成“表/行/列”，三段都用表样里的短名。",
    example: "这里的“{{”或“}}”没有配对。")

  static let missingText = Rule(
    "叙述-缺节", "需要文字的各节都有文字", severity: .warning,
    hint: "请在 narrative/ 里补写这一节，文件名以节的序号开头。",
    example: "“一、总体情况”没有文字，报告里写作（待填）。")
}

extension Finding {
  static func unknownPlace(_ text: String, _ unknown: FigurePlaces.Unknown, _ place: Place) -> Finding {
    Finding(
      .unknownPlace, place: place, expected: unknown.near ?? "表/行/列", actual: text,
      "“{{\(shown(text))}}”\(unknown.words)\(unknown.near.map { "，是否应为“{{\($0)}}”" } ?? "")。")
  }

  /// What is too much of a section's text; `nil` where it is a text.
  fileprivate static func excess(of text: String, _ file: String) -> Finding? {
    let size = text.utf8.count
    if size > longestText {
      return Finding(
        .tooLarge, place: Place(file: file, line: 1), expected: "不超过 \(longestText >> 10) KB",
        actual: "\(size >> 10) KB", "这一节的文字有 \(size >> 10) KB，超过 \(longestText >> 10) KB 的限度，没有采用。",
        hint: "请删去无关的内容；长的材料可以另作附件。")
    }
    // A table fills up each of its lines to the longest.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let bars = lines.map { $0.count { $0 == UInt8(ascii: "|") } }.max() ?? 0
    if bars > 500 || bars * lines.count > 200_000 {
      return Finding(
        .tooLarge, place: Place(file: file, line: 1), expected: "印得下的表", actual: "\(bars) 列、\(lines.count) 行",
        "这一节的文字里有一行带 \(bars) 个竖线，全文 \(lines.count) 行，作为表格印不下，没有采用。", hint: "请把大表另作附件。")
    }
    // What is written once can be printed as often as it is referred to.
    let references = text.utf8.count { $0 == UInt8(ascii: "[") }
    guard text.contains("]:"), references * size > 64 << 20 else { return nil }
    return Finding(
      .tooLarge, place: Place(file: file, line: 1), expected: "直接写出的链接", actual: "\(references) 处引用",
      "这一节的文字里有 \(references) 处方括号和它们引用的链接，印出来会太大，没有采用。", hint: "请把链接直接写在文字里，或删去。")
  }

  /// In bytes: a section of some eighty thousand characters.
  private static let longestText = 256 << 10

  static func openBraces(_ place: Place) -> Finding {
    Finding(
      .unknownPlace, place: place, expected: "{{表/行/列}}", actual: "没有配对的花括号",
      "这里的“{{”或“}}”没有配对。", hint: "地址要写在同一行的一对“{{”“}}”里；不是地址的请删去花括号。")
  }

  /// A folder of texts below `narrative/` whose name is no unit's code.
  public static func strayText(_ folder: String) -> Finding {
    Finding(
      .missingText, place: Place(file: folder), expected: "单位代码", actual: folder,
      "“\(shown(folder))”不是名录里的单位代码，里面的文字没有使用。", hint: "单位的文字放在 narrative/<单位代码>/ 里。")
  }

  fileprivate static func noText(
    _ section: Section, position: Int, folder: String, hasDraft: Bool
  ) -> Finding {
    let file = "\(position)-\(section.title).md"
    let (state, hint) =
      hasDraft
      ? ("报告里先用由数据写成的初稿", "请把成果里的 drafts/\(file) 核改后放进 \(folder)/。")
      : ("报告里写作\(Narrative.pending)", "请写在 \(folder)/\(file)。")
    return Finding(
      .missingText, place: Place(file: "\(folder)/\(file)"), expected: "文字", actual: "没有",
      "“\(section.number)、\(section.title)”没有文字，\(state)。", hint: hint)
  }
}
