extension TextReadings {
  /// Reads the key `text` of a definition and of its supplements, where they have it, and the items of
  /// `quantities`.
  init(_ nodes: [DefinitionNode], quantities: [DefinitionNode], in form: Form) {
    let entries = nodes.map {
      $0.mapping(["about", "except", "between", "counters", "nouns", "readings", "also", "carry", "within"])
    }
    var readings: [Formula] = []
    let items = entries.flatMap { $0["readings"]?.items ?? [] }
    for (item, quantity) in zip(quantities, form.quantities) {
      let shares = item.node.mapping?["shares"].map { DefinitionNode(node: $0, notes: item.notes).texts }
      readings.append(
        Formula(
          name: quantity.id, cells: form.cells(of: quantity), words: quantity.words, shares: shares ?? [],
          needsSubject: true, lines: Self.rows(form.cells(of: quantity), form)))
    }
    for item in items { readings += LineReadings.read(item, form) }
    for (entry, node) in entries.flatMap({ $0["also"]?.entries() ?? [] }) {
      Self.addWords(entry, node, to: &readings, form)
    }
    self.init(readings, Self.words(entries, readings, form))
    checkShares(quantities + items)
  }

  /// The rows of cells that are all totals of their rows.
  private static func rows(_ cells: [Cell], _ form: Form) -> Lines? {
    let blanks = cells.map { form.blank(of: $0) }
    guard let first = blanks.first,
      blanks.allSatisfy({ $0.table == first.table && form.tables[$0.table].columns[$0.column].isTotal })
    else { return nil }
    return Lines(table: first.table, axis: .row, positions: blanks.map(\.row))
  }

  private static func words(
    _ entries: [[String: DefinitionNode]], _ readings: [Formula], _ form: Form
  ) -> Words {
    let all = { (key: String) in entries.flatMap { $0[key]?.texts ?? [] } }
    var words = Words(
      about: all("about"), except: all("except"), between: all("between"), nouns: all("nouns"))
    for (unit, others) in entries.flatMap({ $0["counters"]?.entries() ?? [] }) {
      words.counters[unit.text, default: []] += others.texts
    }
    for (table, needed) in entries.flatMap({ $0["within"]?.entries() ?? [] }) {
      if let position = form.tables.firstIndex(where: { $0.id == table.text }) {
        words.within[position, default: []] += needed.texts
      } else {
        table.complain("没有叫“\(table.text)”的表。")
      }
    }
    for carry in entries.compactMap({ $0["carry"]?.mapping(["in", "out", "words", "pending"]) }) {
      for key in ["in", "out"] {
        guard let name = carry[key], !readings.contains(where: { $0.name == name.text }) else { continue }
        name.complain("没有叫“\(name.text)”的数量。")
      }
      words.carriedIn = carry["in"]?.text ?? words.carriedIn
      words.carriedOut = carry["out"]?.text ?? words.carriedOut
      words.carried += carry["words"]?.texts ?? []
      words.pending += carry["pending"]?.texts ?? []
    }
    return words
  }

  /// Further words for quantities (`数量`) or for the lines of a table, by their names.
  private static func addWords(
    _ place: DefinitionNode, _ names: DefinitionNode, to readings: inout [Formula], _ form: Form
  ) {
    let table = form.tables.firstIndex { $0.id == place.text }
    if table == nil, place.text != "数量" {
      place.complain("没有叫“\(place.text)”的表；数量的说法写在“数量”下面。")
      return
    }
    for (name, words) in names.entries() {
      let known = readings.indices.filter {
        readings[$0].name == name.text
          && (table == nil ? readings[$0].needsSubject : !readings[$0].needsSubject)
          && (table == nil || readings[$0].lines?.table == table)
      }
      if known.isEmpty { name.complain("没有叫“\(name.text)”的行、列或数量。") }
      for position in known { readings[position] = readings[position].adding(words.texts) }
    }
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

extension TextReadings.Formula {
  fileprivate func adding(_ more: [String]) -> Self {
    Self(
      name: name, cells: cells, words: words + more, shares: shares, needsSubject: needsSubject, lines: lines)
  }
}
