/// What a page shows of long comparisons, each line with the words that it prints; the workbook has all of them.
extension Report {
  /// By table, in the order of the form: its totals where it has any, else all lines.
  var comparedLines: [(title: String, lines: [(item: String, line: ComparedLine)])] {
    let lines = Dictionary(grouping: statistics.lines) { $0.address.table }
    return form.tables.map { table in
      let own = lines[table.id] ?? []
      let shown = own.contains(where: \.isTotal) ? own.filter(\.isTotal) : own
      let isOneColumn = Set(shown.map(\.column)).count == 1
      return (table.title, shown.map { (isOneColumn ? $0.row : $0.item, $0) })
    }
  }
}

extension ManyYears {
  /// The same, without lines that had no number other than 0 in any year, and without tables that have no other.
  var shown: [(title: String, lines: [(item: String, line: Line)])] {
    let groups = Dictionary(grouping: lines, by: \.table)
    return lines.map(\.table).distinct.compactMap { title in
      let own = groups[title] ?? []
      let totals = own.contains(where: \.isTotal) ? own.filter(\.isTotal) : own
      let isOneColumn = Set(totals.map(\.column)).count == 1
      let shown = totals.filter { line in
        line.values.contains { if case .number(let value) = $0 { value != 0 } else { false } }
      }
      return shown.isEmpty ? nil : (title, shown.map { (isOneColumn ? $0.row : $0.item, $0) })
    }
  }
}

extension ComparedLine {
  /// Its words where the column must be said.
  var item: String { "\(row)　\(column)" }
}

extension ManyYears.Line {
  /// Its words where the column must be said.
  var item: String { "\(row)　\(column)" }

  func text(_ value: ManyYears.Value) -> String {
    switch value {
    case .number(let number): measure.text(number)
    case .none: ""
    case .notComparable: "—"
    }
  }
}
