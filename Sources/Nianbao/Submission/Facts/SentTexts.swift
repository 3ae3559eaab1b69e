/// The texts of the report's sections that a unit sent: in the boxes of its workbook, or under the headings of the outline
/// (文字部分).
package struct SentTexts: Sendable, Equatable {
  /// In the order in which they were written; none without words.
  package private(set) var passages: [Passage] = []
  /// Headings of an outline that the form does not have; what stands below them is nobody's.
  package private(set) var strays: [String] = []
  /// Whether they are Markdown already; those of a workbook are plain.
  package let isMarkdown: Bool

  /// What stands under one heading.
  package struct Passage: Sendable, Equatable {
    /// The section's place in the report, from 1.
    package let section: Int
    /// The heading within the section, as the form prints it; empty where the words stand under the section's own.
    package let part: String
    package var lines: [String]
  }

  /// No texts.
  package init() { isMarkdown = false }

  /// What stands in the boxes of a form of ours that came back; of another workbook nobody knows where its texts end.
  init(_ workbook: WorkbookText, _ form: Form) {
    isMarkdown = false
    guard workbook.stamp != nil else { return }
    let headings = Headings(form)
    for sheet in workbook.sheets where !ReturnList.isOne(sheet) {
      let texts = sheet.cells.lazy.map(\.text).filter { !$0.isEmpty }
      guard texts.contains(where: { headings.section(of: $0) != nil }) else { continue }
      read(texts.flatMap { $0.split(whereSeparator: \.isNewline).map { String($0) } }, headings)
    }
  }

  /// What is written in the outline; what stands there as it was handed out (`blank`) is nobody's text.
  package init(outline: String, _ form: Form, blank: String = "") {
    isMarkdown = true
    let lines = { (text: String) in
      text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0) }
    }
    read(lines(outline), Headings(form))
    if blank.isEmpty { return }
    let known = SentTexts(outline: blank, form).passages
    passages.removeAll(where: known.contains)
  }

  /// The words under a heading, line by line; empty where there are none.
  package func text(section: Int, part: String) -> String {
    passages.filter { $0.section == section && $0.part == part }.flatMap(\.lines).joined(separator: "\n")
  }

  /// What is new in other texts is put behind, so that of several files nothing is lost.
  package mutating func add(_ others: SentTexts) {
    if passages.isEmpty { return self = others }
    passages += others.passages.filter { !passages.contains($0) }
  }
}

extension SentTexts {
  /// The headings of the form's sections and their parts.
  private struct Headings {
    /// By the words; 0 ends a text: the heading of tables.
    private var sections: [String: Int] = [:]
    private var parts: [String: String] = [:]

    init(_ form: Form) {
      for (position, section) in form.sections.enumerated() {
        sections[Label.normal(section.heading)] = section.isText ? position + 1 : 0
        for part in section.parts { parts[Label.normal(part)] = part }
      }
    }

    func section(of line: String) -> Int? { sections[Label.normal(Self.bare(line))] }
    func part(of line: String) -> String? { parts[Label.normal(Self.bare(line))] }

    private static func bare(_ line: String) -> String { String(line.drop { $0 == "#" || $0.isWhitespace }) }
  }

  private mutating func read(_ lines: [String], _ headings: Headings) {
    var (section, part) = (0, "")
    var found: [Passage] = []
    for line in lines {
      if let heading = headings.section(of: line) {
        (section, part) = (heading, "")
      } else if isMarkdown, line.hasPrefix("# ") || line.hasPrefix("## ") {
        // The first one is the title.
        if line.hasPrefix("## ") || !found.isEmpty { strays.append(line.withoutOuterSpace) }
        section = 0
      } else if section == 0 || Stamp(line: line) != nil || line.withoutOuterSpace == Section.pendingText {
        continue
      } else if let heading = headings.part(of: line) {
        part = heading
      } else {
        let own = isMarkdown ? line : line.withoutOuterSpace
        if found.last?.section != section || found.last?.part != part {
          found.append(Passage(section: section, part: part, lines: []))
        }
        found[found.count - 1].lines.append(own)
      }
    }
    let isBlank = { (line: String) in line.allSatisfy(\.isWhitespace) }
    passages += found.compactMap { passage in
      var passage = passage
      passage.lines = Array(passage.lines.drop(while: isBlank))
      while let last = passage.lines.last, isBlank(last) { passage.lines.removeLast() }
      return passage.lines.isEmpty ? nil : passage
    }
  }
}
