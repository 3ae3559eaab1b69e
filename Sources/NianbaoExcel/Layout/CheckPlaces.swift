import Nianbao

/// Where the checks of a section stand outside the print area: those of a table's rows to the right, each identity in
/// a column of its own; all others below, each in a line of its own.
struct CheckPlaces {
  private let layout: SectionLayout
  /// Columns and lines of the sheet by identity.
  private(set) var columns: [Int: Int] = [:]
  private(set) var rows: [Int: Int] = [:]

  /// The places of the equations that are checked; `firstRow` is the first line below the blocks.
  init(_ layout: SectionLayout, _ equations: [Equation], firstRow: Int) {
    self.layout = layout
    for position in Set(equations.map(\.identity)).sorted() {
      let identity = layout.form.identities[position]
      guard let block = layout.blocks.first(where: { $0.position == identity.table }) else { continue }
      if identity.axis == .row, !block.table.printsAcross {
        let used = columns.keys.count { layout.form.identities[$0].table == identity.table }
        columns[position] = layout.width + 1 + used
      } else {
        rows[position] = firstRow + rows.count
      }
    }
  }

  func place(of equation: Equation) -> (row: Int, column: Int)? {
    guard let at = layout.place(of: equation.at) else { return nil }
    if let column = columns[equation.identity] { return (at.row, column) }
    return rows[equation.identity].map { ($0, at.column) }
  }

  func block(of identity: Int) -> SectionLayout.Block? {
    layout.blocks.first { $0.position == layout.form.identities[identity].table }
  }
}
