/// Readings of every line along one axis of a table: the sum of the same cells in each.
struct LineReadings {
  let form: Form
  let table: Int
  let axis: Identity.Axis
  /// Positions on the other axis that are added up; none where the other axis must be named too.
  let parts: [Int]
  let shares: [String]

  private var lines: [Heading] { axis == .row ? form.tables[table].rows : form.tables[table].columns }

  /// One for each line that is no total, then one for each group of them.
  var all: [TextReadings.Formula] {
    let details = lines.indices.filter { !lines[$0].isTotal }
    var groups: [Group] = []
    for group in lines.flatMap(\.groups) where !groups.contains(group) { groups.append(group) }
    let names = groups.map { Label.spoken($0.label) }
    let single = details.map { position in
      let line = lines[position]
      // What a group is called too means the group.
      let words = ([line.id, line.label] + line.aliases).filter { !names.contains(Label.spoken($0)) }
      return reading(names.contains(line.id) ? line.label : line.id, words, of: [position])
    }
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
      shares: shares, needsSubject: false, lines: .init(table: table, axis: axis, positions: positions))
  }

  private func cells(of line: Int) -> [Cell] {
    let table = form.tables[table]
    return parts.map { axis == .row ? table.cell(row: line, column: $0) : table.cell(row: $0, column: line) }
  }
}

extension LineReadings {
  /// An item of `readings`: `{each: row, of: 许可, sum: [数量]}`.
  static func read(_ item: DefinitionNode, _ form: Form) -> [TextReadings.Formula] {
    let entry = item.mapping(["each", "of", "sum", "shares", "id", "words", "lines"])
    if entry["id"] != nil, entry["lines"] == nil { return [sum(entry, item, form)].compactMap { $0 } }
    for key in ["each", "of"] where entry[key] == nil { item.complain("缺少 \(key)。") }
    guard let each = entry["each"], let of = entry["of"] else { return [] }
    guard let table = form.tables.firstIndex(where: { $0.id == of.text }) else {
      of.complain("没有叫“\(of.text)”的表。")
      return []
    }
    guard let axis = Identity.Axis(rawValue: each.text) else {
      each.complain("each 应当是 row 或 column。")
      return []
    }
    let (rows, columns) = (form.tables[table].rows, form.tables[table].columns)
    let parts = positions(entry["sum"], axis == .row ? columns : rows, axis == .row ? "列" : "行")
    let readings = LineReadings(
      form: form, table: table, axis: axis, parts: parts, shares: entry["shares"]?.texts ?? [])
    guard let lines = entry["lines"] else { return readings.all }
    guard let id = entry["id"], let words = entry["words"] else {
      item.complain("要写 id、lines 和 words。")
      return []
    }
    let own = positions(lines, axis == .row ? rows : columns, axis == .row ? "行" : "列")
    let named = readings.reading(id.text, [], of: own)
    return [
      TextReadings.Formula(
        name: id.text, cells: named.cells, words: words.texts, shares: named.shares, needsSubject: false,
        lines: named.lines)
    ]
  }

  private static func positions(_ node: DefinitionNode?, _ lines: [Heading], _ word: String) -> [Int] {
    (node?.items ?? []).compactMap { part in
      let position = lines.firstIndex { $0.id == part.text }
      if position == nil { part.complain("没有叫“\(part.text)”的\(word)。") }
      return position
    }
  }

  /// A sum with words of its own, which need no subject before them.
  private static func sum(
    _ entry: [String: DefinitionNode], _ item: DefinitionNode, _ form: Form
  ) -> TextReadings.Formula? {
    guard let id = entry["id"], let sum = entry["sum"], let words = entry["words"] else {
      item.complain("要写 id、sum 和 words。")
      return nil
    }
    let cells = sum.items.compactMap { address -> Cell? in
      let cell = form.cell(at: address.text)
      if cell == nil { address.complain("没有“\(address.text)”这个地址。") }
      return cell
    }
    return TextReadings.Formula(
      name: id.text, cells: cells, words: words.texts, shares: entry["shares"]?.texts ?? [],
      needsSubject: false)
  }
}
