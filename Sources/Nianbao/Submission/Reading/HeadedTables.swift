/// The tables whose headings stand above a line of a statutory sheet, and where their columns are.
struct HeadedTables {
  /// Tables with a row to each line, the most complete first.
  private(set) var located: [Located] = []
  /// A table printed across, all its numbers in one line.
  var across: Across?

  /// A table with a row to each line.
  struct Located {
    let table: Int
    /// For each column its field, or `nil`.
    let fields: [Int?]
    /// Columns that are named more than once.
    let twice: Set<Int>

    var found: Int { fields.count { $0 != nil } }
    /// The leftmost of its fields; labels stand to the left of it.
    var first: Int { fields.compactMap { $0 }.min() ?? 0 }
    /// Whether the positions are those of all columns, in the form's order, moved to one side.
    func isMoved(to positions: [Int]) -> Bool {
      let known = fields.compactMap { $0 }
      guard known.count == fields.count, positions.count == known.count, positions != known,
        zip(known, known.dropFirst()).allSatisfy({ $0 < $1 })
      else { return false }
      return zip(positions, known).allSatisfy { $0 - $1 == positions[0] - known[0] }
    }
  }

  /// A table printed across, or some of its rows.
  struct Across {
    let table: Int
    /// For each cell its field, or `nil`.
    let fields: [Int?]
    /// Whether some cell is named twice.
    let isTwice: Bool
    /// Whether its line of numbers has come.
    var isTaken = false
  }

  /// None: no headings have come yet.
  init() {}

  /// Finds which tables the heading lines belong to.
  ///
  /// `before` are the tables above the headings: on a new page only the lowest headings are printed again, and the
  /// columns that they leave out stand where they stood.
  init(_ header: SheetHeader, _ index: LabelIndex, _ form: Form, before: HeadedTables) {
    for (position, table) in form.tables.enumerated() {
      if table.printsAcross, let whole = Self.across(header, position, table, index) {
        located = []
        across = whole
        return
      }
      var (fields, twice) = header.positions(of: position, index, columns: table.columns.count)
      // Shared words like 总计 place a column or two of other tables by chance: half of them must be there.
      guard fields.count(where: { $0 != nil }) * 2 >= fields.count else { continue }
      if let old = before.located.first(where: { $0.table == position }) { old.complete(&fields) }
      located.append(Located(table: position, fields: fields, twice: twice))
    }
    located.sort { one, other in
      one.found == other.found ? one.table < other.table : one.found > other.found
    }
  }

  /// A table printed across, when all columns of one of its rows are there: the rows may stand in pieces.
  private static func across(_ header: SheetHeader, _ position: Int, _ table: Table, _ index: LabelIndex)
    -> Across?
  {
    let count = table.columns.count
    let (fields, isTwice) = header.positionsAcross(
      of: position, index, rows: table.rows.count, columns: count)
    let isHeaded = table.rows.indices.contains { row in
      fields[(row * count)..<((row + 1) * count)].allSatisfy { $0 != nil }
    }
    guard isHeaded || fields.count(where: { $0 != nil }) * 2 > fields.count else { return nil }
    return Across(table: position, fields: fields, isTwice: isTwice)
  }
}

extension HeadedTables.Located {
  /// Fills in what the headings of a later page leave out, where all that they name stands where it stood.
  fileprivate func complete(_ later: inout [Int?]) {
    let isSame = zip(fields, later).allSatisfy { old, new in new == nil || old == new }
    guard isSame else { return }
    for (column, field) in fields.enumerated() where later[column] == nil { later[column] = field }
  }
}
