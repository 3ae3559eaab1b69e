/// What changed in the definition, which is told apart from what changed in the data.
package struct DefinitionDifference: Sendable, Equatable {
  /// One sentence each.
  package let sentences: [String]

  package var isEmpty: Bool { sentences.isEmpty }

  init(_ old: ComparedSide, _ new: ComparedSide, _ common: CommonForm, hasSuccession: Bool) {
    if old.form.id != new.form.id {
      sentences = [Self.otherEdition(old.form, new.form, common, hasSuccession: hasSuccession)]
      return
    }
    var sentences: [String] = []
    if !common.onlyOld.isEmpty { sentences.append("表样里没有了：\(Self.list(common.onlyOld))。") }
    if !common.onlyNew.isEmpty { sentences.append("表样里新增：\(Self.list(common.onlyNew))。") }
    sentences += Self.rules(old.form, new.form) + Self.identities(old.form, new.form)
    sentences += Self.words(old.form, new.form) + Self.measures(old.form, new.form)
    if sentences.isEmpty, let before = old.manifest, let after = new.manifest {
      let files = Set(before.definitions.filter { !after.definitions.contains($0) }.map(\.file))
      if !files.isEmpty {
        sentences.append("表样定义 \(files.sorted().joined(separator: "、")) 改过；格、名称、计量、规则和勾稽关系没有变。")
      }
    }
    self.sentences = sentences
  }

  private static func otherEdition(
    _ old: Form, _ new: Form, _ common: CommonForm, hasSuccession: Bool
  ) -> String {
    let comparable = common.parts.reduce(0) { $0 + $1.lines.count }
    let incomparable = common.parts.reduce(0) { $0 + $1.incomparable }
    let start = "表样换版：\(old.source) → \(new.source)"
    if !hasSuccession { return "\(start)，两版之间没有写明怎样对应，数不能比较。" }
    return "\(start)。\(comparable) 项可以比较，\(incomparable) 格口径变化，不作比较。"
  }

  private static func list(_ addresses: [Address]) -> String {
    let tables = addresses.map(\.table).distinct
    return tables.map { table in
      let own = addresses.filter { $0.table == table }
      let rows = own.map(\.row).distinct
      return
        "\(table)（\(rows.prefix(6).joined(separator: "、"))\(rows.count > 6 ? "等 \(rows.count) 行" : "")，\(own.count) 格）"
    }.joined(separator: "；")
  }

  private static func rules(_ old: Form, _ new: Form) -> [String] {
    let (before, after) = (Rule.book(of: old), Rule.book(of: new))
    let gone = before.filter { rule in !after.contains { $0.id == rule.id } }.map { "规则“\($0.id)”没有了。" }
    let added = after.filter { rule in !before.contains { $0.id == rule.id } }.map {
      "新增规则“\($0.id)”：\($0.text)。"
    }
    let changed = after.flatMap { rule -> [String] in
      guard let earlier = before.first(where: { $0.id == rule.id }), !earlier.saysTheSame(as: rule) else {
        return []
      }
      let words =
        earlier.severity == rule.severity ? [] : ["由\(earlier.severity.rawValue)改为\(rule.severity.rawValue)"]
      let text = earlier.text == rule.text ? [] : ["“\(earlier.text)”改为“\(rule.text)”"]
      return [
        "规则“\(rule.id)”\((words + text).isEmpty ? "的依据、倍数或说明改过" : (words + text).joined(separator: "，"))。"
      ]
    }
    return gone + added + changed
  }

  /// Identities that have other terms, told by their addresses.
  private static func identities(_ old: Form, _ new: Form) -> [String] {
    let (before, after) = (terms(of: old), terms(of: new))
    return new.identities.map(\.id).distinct.filter { before[$0] != nil && before[$0] != after[$0] }.map {
      "勾稽关系“\($0)”的左右两边改过。"
    }
  }

  private static func terms(of form: Form) -> [String: [[String]]] {
    Dictionary(
      form.equations.map { equation in
        let side = { (terms: [Equation.Term]) in
          terms.map { "\(form.address(of: $0.cell))\($0.isLastYear ? "（上年）" : "")" }
        }
        return (form.identities[equation.identity].id, [side(equation.left), side(equation.right)])
      }, uniquingKeysWith: +)
  }

  /// Blanks that keep other decimals, or may be answered otherwise.
  private static func measures(_ old: Form, _ new: Form) -> [String] {
    new.cells.flatMap { cell -> [String] in
      guard let twin = old.cell(at: new.address(of: cell).description) else { return [] }
      let (before, after, address) = (old.blank(of: twin), new.blank(of: cell), new.address(of: cell))
      var sentences: [String] = []
      if before.measure.decimals != after.measure.decimals {
        sentences.append(
          "“\(address)”由 \(before.measure.decimals) 位小数改为 \(after.measure.decimals) 位，不作比较。")
      }
      if before.allowsNotApplicable != after.allowsNotApplicable || before.isSigned != after.isSigned {
        sentences.append("“\(address)”能不能填不适用或负数改过。")
      }
      return sentences
    }
  }

  /// Labels that read otherwise.
  private static func words(_ old: Form, _ new: Form) -> [String] {
    let titles =
      [(old.title, new.title)]
      + new.tables.compactMap { table in old.table(table.id).map { ($0.title, table.title) } }
    let renamed = titles.filter { $0.0 != $0.1 }.map { "“\($0.0)”改称“\($0.1)”。" }
    return renamed + labels(old, new)
  }

  private static func labels(_ old: Form, _ new: Form) -> [String] {
    new.cells.flatMap { cell -> [String] in
      guard let twin = old.cell(at: new.address(of: cell).description) else { return [] }
      let (before, after) = (
        CommonForm.Line(old, twin, old: [], new: []), CommonForm.Line(new, cell, old: [], new: [])
      )
      return [
        (before.row, after.row), (before.column, after.column), (before.measure.name, after.measure.name),
      ]
      .filter { $0.0 != $0.1 }.map { "“\($0.0)”改称“\($0.1)”。" }
    }.distinct
  }
}
