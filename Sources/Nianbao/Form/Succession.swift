/// How the cells of a form correspond to those of an earlier edition (`succeeds` in the definition).
///
/// Most cells of a new edition ask the same as before, some were split into several, and the rest cannot be compared:
/// their growth is 口径变化, never a number.
package struct Succession: Sendable {
  package let older: Form
  package let newer: Form
  /// For each cell of the newer form the one of the older form that asks the same, or `nil`.
  package let same: [Cell?]
  package let merged: [Merged]

  /// A cell of the older form that several of the newer one together replace.
  package struct Merged: Sendable {
    /// In the older form.
    package let cell: Cell
    package let address: Address
    /// In the newer form, in its order.
    package let parts: [Cell]
  }
}

extension Succession {
  /// The older form's figures in the newer form's cells; what cannot be compared is absent.
  package func comparable(_ figures: Figures) -> Figures {
    var result = Figures(cellCount: newer.cellCount)
    for (index, cell) in same.enumerated() {
      guard let cell else { continue }
      result.states[index] = figures.states[Int(cell.index)]
      result.values[index] = figures.values[Int(cell.index)]
    }
    return result
  }

  /// The sum that stands for a merged cell in figures of the newer form; `nil` when no part has a number.
  package func sum(of merged: Merged, in figures: Figures) -> Int64? {
    let numbers = merged.parts.compactMap { figures[$0] }
    return numbers.isEmpty ? nil : numbers.reduce(0, +)
  }

  /// The same correspondence one edition further back.
  func following(_ before: Succession) -> Succession {
    Succession(
      older: before.older, newer: newer, same: same.map { $0.flatMap { before.same[Int($0.index)] } },
      merged: merged.compactMap { line in
        before.same[Int(line.cell.index)].map { Merged(cell: $0, address: line.address, parts: line.parts) }
      })
  }
}

extension Succession {
  /// What a definition says of an earlier edition, before that edition is at hand.
  ///
  /// ```yaml
  /// xxgk-2019: {same: [申请/*, 许可/行政许可/数量], merged: {申请/其他处理合计: [逾期不补正, 逾期不缴费, 其他处理]}}
  /// ```
  package struct Claim: Sendable {
    package let form: String
    let same: [PlacedText]
    let merged: [Replaced]
    let name: PlacedText

    /// A row of the older form, and those of the newer one that stand in its place.
    struct Replaced: Sendable {
      let old: PlacedText
      let parts: [PlacedText]
    }

    init(_ key: DefinitionNode, _ value: DefinitionNode) {
      let entry = value.mapping(["same", "merged"])
      name = PlacedText(key)
      form = name.text
      same = (entry["same"]?.items ?? []).map { PlacedText($0) }
      merged = (entry["merged"]?.entries() ?? []).map {
        Replaced(old: PlacedText($0.key), parts: $0.value.items.map { PlacedText($0) })
      }
    }

    func unknown(among forms: [String]) -> DefinitionProblem {
      let hint = Label.nearest(to: form, among: forms).map { "，是否应为“\($0)”" } ?? ""
      return name.problem("没有叫“\(form)”的更早的表样\(hint)。")
    }
  }

  /// Holds a claim against both editions.
  ///
  /// - Throws: `DefinitionError` with every address that one of the two does not have.
  init(_ claim: Claim, newer: Form, older: Form) throws(DefinitionError) {
    var problems: [DefinitionProblem] = []
    var same = [Cell?](repeating: nil, count: newer.cellCount)
    for item in claim.same {
      let found = newer.cells.filter { newer.address(of: $0).matches(item.text) }
      let pairs = found.compactMap { cell in
        older.cell(at: newer.address(of: cell).description).map { (cell, $0) }
      }
      if pairs.isEmpty { problems.append(item.problem("“\(item.text)”不是两版表样都有的格。")) }
      for (cell, old) in pairs {
        if newer.measure(of: cell).decimals != older.measure(of: old).decimals {
          problems.append(item.problem("“\(newer.address(of: cell))”在两版里的计量单位不同，不能直接比较。"))
        }
        same[Int(cell.index)] = old
      }
    }
    // A supplement goes with every edition and asks the same in each.
    for cell in newer.cells where newer.isAnnexed(cell) {
      same[Int(cell.index)] = older.cell(at: newer.address(of: cell).description)
    }
    let merged = claim.merged.flatMap { line in
      problems += claim.problems(with: line.old, line.parts, newer: newer, older: older)
      return Self.merged(line.old, line.parts, newer: newer, older: older)
    }
    if !problems.isEmpty { throw DefinitionError(problems) }
    self.older = older
    self.newer = newer
    self.same = same
    self.merged = merged
  }

  /// The cells of a row of the older form that rows of the newer one replace.
  private static func merged(_ old: PlacedText, _ parts: [PlacedText], newer: Form, older: Form) -> [Merged] {
    older.cells.filter { older.address(of: $0).matches("\(old.text)/*") }.map { cell in
      let address = older.address(of: cell)
      let parts = parts.compactMap { newer.cell(at: "\(address.table)/\($0.text)/\(address.column)") }
      return Merged(cell: cell, address: address, parts: parts)
    }
  }
}

extension Succession.Claim {
  /// What is wrong with a row that is said to be replaced by several.
  fileprivate func problems(
    with old: PlacedText, _ parts: [PlacedText], newer: Form, older: Form
  ) -> [DefinitionProblem] {
    var problems: [DefinitionProblem] = []
    if !older.cells.contains(where: { older.address(of: $0).matches("\(old.text)/*") }) {
      problems.append(old.problem("“\(older.id)”里没有“\(old.text)”这一行。"))
    }
    if parts.isEmpty { problems.append(old.problem("“\(old.text)”没有写由哪几行代替。")) }
    for (place, part) in parts.enumerated() where parts[..<place].contains(where: { $0.text == part.text }) {
      problems.append(part.problem("“\(part.text)”写了两次。"))
    }
    let table = old.text.prefix { $0 != "/" }
    for part in parts
    where !newer.cells.contains(where: { newer.address(of: $0).matches("\(table)/\(part.text)/*") }) {
      problems.append(part.problem("“\(newer.id)”的\(table)里没有叫“\(part.text)”的行。"))
    }
    return problems
  }
}
