/// The rule book of a form (规则手册): every rule with what to do and a real message, and the cells that none touches.
package struct RuleBook: Sendable {
  package let form: Form
  package let entries: [Entry]

  /// One rule of the book.
  package struct Entry: Sendable {
    package let rule: Rule
    /// A message as a unit gets it; empty where the rule cannot speak on this form.
    package let example: String
  }

  package init(_ form: Form) {
    self.form = form
    let examples = form.ruleExamples()
    let own = Dictionary(
      examples.map { ($0.rule.id, $0.findings(.failing).first?.message ?? "") },
      uniquingKeysWith: { first, _ in first })
    let made = GenericExamples(form: form, examples: examples)
    entries = Rule.book(of: form).map {
      Entry(rule: $0, example: own[$0.id] ?? made.message(of: $0))
    }
  }

  /// The page of the manual: a section for the form's own rules, one for the others, one for the cells without a rule.
  package func markdown() -> String {
    let count = form.rules.count
    var text = """
      # 规则手册：\(form.source)

      \(form.title)（\(form.id)）的 \(entries.count) 条核对规则，\(form.cellCount) 格。

      ## 概要

      错误要改，改好才能定稿；警告要改，或者书面说明；提示看一眼就行。标着“可书面说明”的，情况属实时由办公室登记理由。
      每条规则的例子都是真实的意见，由程序按表样生成。

      ## 这张表的勾稽关系和量级

      \(chapter(entries[..<count]))
      ## 填写、报送和文字

      \(chapter(entries[count...]))
      ## 没有勾稽关系核对的格

      """
    text += "\n" + uncheckedWords()
    return text
  }

  /// The cells by table and row, or that there are none.
  private func uncheckedWords() -> String {
    let cells = form.uncheckedCells
    if cells.isEmpty { return "没有：每一格都在至少一条勾稽关系或量级规则里。\n" }
    let lead = "下面 \(cells.count) 格只查填的是不是数、有没有填，填错了数看不出来，请对照原始记录多看一遍。\n\n"
    return lead + "| 表 | 行 | 列 |\n| --- | --- | --- |\n"
      + cells.map { cell in
        let blank = form.blank(of: cell)
        let table = form.tables[blank.table]
        return Self.row([table.title, table.rows[blank.row].formLabel, table.columns[blank.column].label])
      }.joined()
  }

  /// The rules at a glance, then each with what to do, a message and its source.
  private func chapter(_ entries: ArraySlice<Entry>) -> String {
    let head = "| 规则 | 要求 | 轻重 |\n| --- | --- | --- |\n"
    return head + entries.map { Self.row([$0.rule.id, $0.rule.text, Self.weight($0.rule)]) }.joined() + "\n"
      + entries.map(Self.section).joined(separator: "\n")
  }

  private static func section(_ entry: Entry) -> String {
    let rule = entry.rule
    var lines =
      "### \(plain(rule.id))\n\n\(plain(rule.text))。（\(weight(rule))）\n\n- 怎么办：\(plain(rule.hint))\n"
    if !entry.example.isEmpty { lines += "- 例子：\(plain(entry.example))\n" }
    return lines + "- 依据：\(plain(rule.source))\n"
  }

  private static func weight(_ rule: Rule) -> String {
    rule.severity.rawValue + (rule.isWaivable ? "，可书面说明" : "")
  }

  private static func row(_ fields: [String]) -> String {
    "| \(fields.map(plain).joined(separator: " | ")) |\n"
  }

  /// Text that Markdown prints as it is, in a table too.
  static func plain(_ text: String) -> String {
    text.replacingScalars { scalar in
      if "\\|`*_[]<>#&~".unicodeScalars.contains(scalar) { return "\\\(scalar)" }
      return Character(scalar).isNewline ? " " : nil
    }
  }
}

extension Rule {
  /// The example with the places of one address of a form filled in.
  func example(at address: Address, in form: Form) -> String {
    let place = form.parts(of: address)
    let unit = form.cell(at: address.description).map { form.measure(of: $0).name } ?? ""
    return example.replacing("{格}", with: form.words(of: address)).replacing(
      "{表}", with: place?.table.name ?? address.table
    )
    .replacing("{单位}", with: unit).replacing("{行}", with: place?.row?.printed ?? address.row).replacing(
      "{列}", with: place?.column?.printed ?? address.column
    )
    .replacing("{表题}", with: place?.table.title ?? "").replacing(
      "{行数}", with: String(place?.table.rows.count ?? 0)
    )
    .replacing("{行名}", with: place?.row?.label ?? address.row)
    .replacing("{列名}", with: place?.column?.label ?? address.column)
  }
}

/// Messages of the generic rules as they are given for one form.
private struct GenericExamples {
  let form: Form
  let examples: [RuleExample]

  /// Filled in at the first cell of the largest table; made from figures where the message depends on the form.
  func message(of rule: Rule) -> String {
    let largest = form.tables.max { $0.cells.count < $1.cells.count }
    if !rule.example.isEmpty, let cell = largest?.allCells.first {
      return rule.example(at: form.address(of: cell), in: form)
    }
    return made().first { $0.rule == rule }?.message ?? ""
  }

  /// What is said of a growth rate typed into a text behind a figure that the program fills in.
  private func growth(_ example: RuleExample) -> [Finding] {
    let figures = TextFigures(
      form, year: example.year, figures: example.passing.now, lastYear: example.passing.before)
    let texts = form.cells.lazy.filter { (figures.lastYear?[$0] ?? 0) > 0 }.map { cell in
      "{{\(form.address(of: cell))}}\(form.measure(of: cell).name)，同比增长99.9%。"
    }
    let pieces = texts.prefix(1).map { TextPiece($0, at: Place(file: "")) }
    return TextCheck(figures).findings(on: Array(pieces))
  }

  /// What is said of a converted number, of a unit without a year before, and of a region that does not balance.
  private func made() -> [Finding] {
    guard let example = examples.first(where: { $0.lone == nil }) else { return [] }
    let place = Place(file: String(example.year))
    let (sent, sums) = (example.sent(example.passing.now), example.failing.now)
    var missing = sent
    missing.state = .missing
    let region = RegionCheck(IdentityCheck(form)).findings(
      on: sums, lastYear: nil, lineages: [Lineage(units: [sent], before: [sent])], place: place)
    return example.converted() + UnitCheck(form).findings(on: sent, lastYear: missing) + region
      + growth(example)
  }
}
