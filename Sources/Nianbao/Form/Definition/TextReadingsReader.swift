extension TextReadings {
  /// Reads the key `text` of a definition and of its supplements, where they have it, and the items of
  /// `quantities`.
  init(_ nodes: [DefinitionNode], quantities: [DefinitionNode], in form: Form) {
    let entries = nodes.map { $0.mapping(["about", "except", "between", "counters", "readings"]) }
    let words = { (key: String) in entries.flatMap { Self.words($0[key]) } }
    var counters: [String: [String]] = [:]
    for (unit, words) in entries.flatMap({ $0["counters"]?.entries() ?? [] }) {
      counters[unit.text, default: []] += words.texts
    }
    var readings: [Formula] = []
    let items = entries.flatMap { $0["readings"]?.items ?? [] }
    for (item, quantity) in zip(quantities, form.quantities) {
      let shares = item.node.mapping?["shares"].map { DefinitionNode(node: $0, notes: item.notes).texts }
      readings.append(
        Formula(
          name: quantity.id, cells: form.cells(of: quantity),
          words: quantity.words, shares: shares ?? [], needsSubject: true))
    }
    for item in items { readings += Self.lines(item, form) }
    self.init(
      readings, about: words("about"), except: words("except"), between: words("between"), counters: counters)
    checkShares(quantities + items)
  }

  private static func words(_ node: DefinitionNode?) -> [[Character]] {
    (node?.texts ?? []).map { Array($0) }
  }

  private func checkShares(_ items: [DefinitionNode]) {
    let names = readings.map(\.name)
    for item in items {
      guard let shares = item.node.mapping?["shares"] else { continue }
      for share in DefinitionNode(node: shares, notes: item.notes).items where !names.contains(share.text) {
        let hint = Label.nearest(to: share.text, among: names).map { "，是否应为“\($0)”" } ?? ""
        share.complain("没有叫“\(share.text)”的数量可作分母\(hint)。")
      }
    }
  }
}

extension TextReadings {
  /// The readings of every row or every column of a table, each by its own words, and of their groups.
  private static func lines(_ item: DefinitionNode, _ form: Form) -> [Formula] {
    let entry = item.mapping(["each", "of", "sum", "shares", "id", "words"])
    if entry["id"] != nil { return [sum(entry, item, form)].compactMap { $0 } }
    for key in ["each", "of", "sum"] where entry[key] == nil { item.complain("缺少 \(key)。") }
    guard let each = entry["each"], let of = entry["of"], let sum = entry["sum"] else { return [] }
    guard let table = form.table(of.text) else {
      of.complain("没有叫“\(of.text)”的表。")
      return []
    }
    guard let axis = Identity.Axis(rawValue: each.text) else {
      each.complain("each 应当是 row 或 column。")
      return []
    }
    let across = axis == .row ? table.columns : table.rows
    let parts = sum.items.compactMap { part -> Int? in
      let position = across.firstIndex { $0.id == part.text }
      if position == nil { part.complain("没有叫“\(part.text)”的\(axis == .row ? "列" : "行")。") }
      return position
    }
    return LineReadings(table: table, axis: axis, parts: parts, shares: entry["shares"]?.texts ?? []).all
  }

  /// A sum with words of its own, which need no subject before them.
  private static func sum(
    _ entry: [String: DefinitionNode], _ item: DefinitionNode, _ form: Form
  ) -> Formula? {
    guard let id = entry["id"], let sum = entry["sum"], let words = entry["words"] else {
      item.complain("要写 id、sum 和 words。")
      return nil
    }
    let cells = sum.items.compactMap { address -> Cell? in
      let cell = form.cell(at: address.text)
      if cell == nil { address.complain("没有“\(address.text)”这个地址。") }
      return cell
    }
    return Formula(
      name: id.text, cells: cells, words: words.texts, shares: entry["shares"]?.texts ?? [],
      needsSubject: false)
  }
}

/// Readings of every line along one axis of a table: the sum of the same cells in each.
private struct LineReadings {
  let table: Table
  let axis: Identity.Axis
  /// Positions on the other axis that are added up.
  let parts: [Int]
  let shares: [String]

  private var lines: [Heading] { axis == .row ? table.rows : table.columns }

  /// One for each line that is no total, then one for each group of them.
  var all: [TextReadings.Formula] {
    let details = lines.indices.filter { !lines[$0].isTotal }
    let single = details.map { position in
      let line = lines[position]
      return reading(line.id, [line.id, line.label] + line.aliases, of: [position])
    }
    var groups: [Group] = []
    for group in lines.flatMap(\.groups) where !groups.contains(group) { groups.append(group) }
    return single
      + groups.map { group in
        reading(
          Label.spoken(group.label), [group.label] + group.aliases,
          of: details.filter { lines[$0].groups.contains(group) })
      }
  }

  private func reading(_ name: String, _ labels: [String], of positions: [Int]) -> TextReadings.Formula {
    TextReadings.Formula(
      name: name, cells: positions.flatMap(cells), words: labels.map(Label.spoken).filter { $0.count > 2 },
      shares: shares, needsSubject: false)
  }

  private func cells(of line: Int) -> [Cell] {
    parts.map { axis == .row ? table.cell(row: line, column: $0) : table.cell(row: $0, column: line) }
  }
}
