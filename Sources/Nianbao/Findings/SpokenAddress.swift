extension Form {
  /// The address that is meant by the words that the form prints: `依申请公开 一、本年新收政府信息公开申请数量 总计`, with or without
  /// the table, numbers in front and groups; or by the name of a quantity that is one cell.
  ///
  /// - Returns: `nil` when nothing is called so, or more than one thing is.
  package func address(spokenAs text: String) -> Address? {
    if let quantity = quantities.first(where: { $0.id == text }) {
      let cells = cells(of: quantity)
      return cells.count == 1 ? address(of: cells[0]) : nil
    }
    let parts = text.split { $0.isWhitespace || Self.separators.contains($0) }.map {
      Label.normal(String($0))
    }
    let keys = Set(
      [parts.joined(), parts.map { Label.bare($0) }.joined(), Label.bare(parts.joined())]
        .map { $0.filter { !Self.separators.contains($0) } })
    let found = Set(keys.flatMap { key in tables.flatMap { addresses(in: $0, spelledAs: key) } })
    return found.count == 1 ? found.first : nil
  }

  /// What may stand between the words; labels that hold such signs are spelled without them.
  private static let separators = "/，：,:"

  /// The rows and cells of a table that a text may spell without blanks.
  private func addresses(in table: Table, spelledAs key: String) -> [Address] {
    let sheet = sections.first { $0.number == table.section }?.sheet ?? ""
    let names = Self.spellings(of: [table.id, table.title, sheet, sheet + table.title]) + [""]
    let rows = table.rows.map { (id: $0.id, spellings: Self.spellings(of: $0)) }
    let columns = table.columns.map { (id: $0.id, spellings: Self.spellings(of: $0)) }
    return names.filter(key.hasPrefix).flatMap { name in
      let rest = key.dropFirst(name.count)
      return rows.flatMap { row in
        row.spellings.filter(rest.hasPrefix).flatMap { spelling -> [Address] in
          let last = rest.dropFirst(spelling.count)
          if last.isEmpty { return [Address(table: table.id, row: row.id)] }
          return columns.filter { $0.spellings.contains(String(last)) }.map {
            Address(table: table.id, row: row.id, column: $0.id)
          }
        }
      }
    }
  }

  private static func spellings(of heading: Heading) -> [String] {
    spellings(of: [heading.id, heading.label, heading.formLabel, heading.path.joined()] + heading.aliases)
  }

  private static func spellings(of words: [String]) -> [String] {
    words.filter { !$0.isEmpty }.map { Label.normal($0) }.flatMap { [$0, Label.bare($0)] }
      .map { $0.filter { !separators.contains($0) } }.distinct
  }
}
