/// Puts what a unit declares into its facts: blanks of the tables that a declaration answers count as 0.
///
/// One without a name, with an unknown choice or against a number of the form itself counts as none, which is told.
struct Declaring {
  let form: Form
  private(set) var facts: Facts
  private(set) var findings: [Finding] = []
  /// The declarations that hold.
  private(set) var held: [HeldDeclaration] = []
  /// The cells that count as 0 by them.
  private(set) var blanks: Set<Cell> = []

  init(_ form: Form, _ facts: Facts) { (self.form, self.facts) = (form, facts) }

  mutating func apply(_ declared: Declared, in reading: Reading) {
    if declared.choice.isEmpty { return }
    var place = reading.place(declared.line, declared.field)
    if !declared.sheet.isEmpty { place.sheet = declared.sheet }
    let wanted = Label.normal(declared.choice)
    guard
      let declaration = form.declarations.first(where: {
        [$0.id, $0.label].contains { Label.normal($0) == wanted }
      })
    else { return findings.append(.unknownDeclaration(declared.choice, form, place)) }
    let open = blanks(answeredBy: declaration)
    if declared.name.isEmpty {
      // As the blank form has it, nobody declared anything; that is worth a word where something is open.
      let isTold = findings.contains { $0.rule == .unusableDeclaration }
      guard !open.isEmpty && !isTold || !declared.date.isEmpty else { return }
      return findings.append(.unsigned(declaration, open.count, place))
    }
    let against = declaration.denied.filter { facts.figures[$0] ?? 0 > 0 }
    if !against.isEmpty {
      return findings.append(.denied(declaration, against, facts, form, place).about(against))
    }
    for cell in open { facts.figures[cell] = 0 }
    blanks.formUnion(open)
    held.append(HeldDeclaration(declaration: declaration, name: declared.name, date: declared.date))
    if !open.isEmpty { findings.append(.declared(declaration, open.count, declared, place)) }
  }

  private func blanks(answeredBy declaration: Declaration) -> [Cell] {
    declaration.tables.sorted().flatMap { form.tables[$0].allCells }.filter {
      facts.figures.state(of: $0) == .blank
    }
  }
}

/// A declaration that holds for a unit, and who made it.
package struct HeldDeclaration: Sendable, Equatable {
  package let declaration: Declaration
  /// Who declared it, never empty; and the day as it was written.
  package let name, date: String
}

extension Rule {
  static let declared = Rule(
    "值-声明", "未填的格按单位的声明计 0", severity: .notice,
    hint: "声明的人对这些 0 负责；有一格不是 0 的，请填上数字。",
    example: "声明“未填的格均为 0”（张三，2026-01-15），199 格没有填的计 0。")
  static let unusableDeclaration = Rule(
    "值-声明无效", "声明写明选的是什么、谁声明的", severity: .warning,
    hint: "请写上可以选的声明和声明人的姓名；没有声明的，空白不当作零。",
    example: "声明“未填的格均为 0”没有写姓名，没有采用，199 格没有填的仍算没有填。")
  static let deniedDeclaration = Rule(
    "值-声明不符", "声明与填的数一致", severity: .error,
    hint: "确实没有的请把数改为 0；有的请去掉声明，逐格填写。",
    example: "声明“本单位没有收到申请”，{格}却填了 3，声明没有采用。")
}

extension Finding {
  fileprivate static func unknownDeclaration(_ choice: String, _ form: Form, _ place: Place) -> Finding {
    let known = form.declarations.map { "“\($0.id)”（\($0.label)）" }.joined(separator: "、")
    let all = known.isEmpty ? "这张表没有可以选的声明" : "可以选的是\(known)"
    return Finding(
      .unusableDeclaration, at: Address(table: ""), place: place,
      expected: form.declarations.map(\.id).joined(separator: "；"), actual: choice,
      "声明写的是“\(shown(choice))”，没有采用；\(all)。")
  }

  fileprivate static func unsigned(_ declaration: Declaration, _ open: Int, _ place: Place) -> Finding {
    let rest = open == 0 ? "" : "，\(open) 格没有填的仍算没有填"
    return Finding(
      .unusableDeclaration, at: Address(table: ""), place: place, expected: "姓名", actual: "空白",
      "声明“\(declaration.label)”没有写姓名，没有采用\(rest)。")
  }

  fileprivate static func denied(
    _ declaration: Declaration, _ against: [Cell], _ facts: Facts, _ form: Form, _ place: Place
  ) -> Finding {
    let cell = against[0]
    let number = facts.figures[cell].map { form.text($0, in: cell) } ?? ""
    let more = against.count > 1 ? "（共 \(against.count) 格大于 0）" : ""
    return Finding(
      .deniedDeclaration, at: form.address(of: cell), place: place, expected: "0", actual: number,
      "声明“\(declaration.label)”，\(form.words(of: cell))却填了 \(number)\(more)，声明没有采用。")
  }

  fileprivate static func declared(
    _ declaration: Declaration, _ count: Int, _ declared: Declared, _ place: Place
  ) -> Finding {
    let who = [declared.name, declared.date].filter { !$0.isEmpty }.map(shown).joined(separator: "，")
    return Finding(
      .declared, at: Address(table: ""), place: place, expected: "", actual: "",
      "声明“\(declaration.label)”（\(who)），\(count) 格没有填的计 0。")
  }
}
