/// How the cells of two sides' forms meet: by address within one edition, by the definitions' correspondence between two.
struct CommonForm: Sendable {
  /// One figure that both sides may have.
  struct Line: Sendable {
    let address: Address
    /// The words of the form.
    let row, column: String
    let measure: Measure
    /// The cells that it is the sum of, on each side; mostly one, none where that side does not ask it.
    let old: [Cell]
    let new: [Cell]
  }

  struct Part: Sendable {
    let id: String
    let title: String
    let lines: [Line]
    /// How many cells of the table cannot be compared, for the other edition asks something else.
    let incomparable: Int
  }

  /// In the order of the newer edition.
  let parts: [Part]
  /// Cells that only one definition of the same edition has, which is a change of the definition.
  let onlyOld: [Address]
  let onlyNew: [Address]

  /// What two forms have in common.
  ///
  /// `succession` leads from the older edition to the newer one, whichever side it is; it is `nil` for the same
  /// edition, and for two that nobody says how to compare.
  init(_ old: Form, _ new: Form, succession: Succession?) {
    if old.id == new.id {
      self.init(sameEdition: old, new)
    } else {
      self.init(old, new, succession)
    }
  }

  private init(sameEdition old: Form, _ new: Form) {
    onlyOld = old.cells.map(old.address).filter { new.cell(at: $0.description) == nil }
    onlyNew = new.cells.map(new.address).filter { old.cell(at: $0.description) == nil }
    let dropped = old.tables.filter { new.table($0.id) == nil }
    parts =
      new.tables.map { table in
        // Integers in other units of the last decimal are no numbers to compare.
        let cells = table.allCells.filter { cell in
          let twin = old.cell(at: new.address(of: cell).description)
          return twin.map { old.measure(of: $0).decimals == new.measure(of: cell).decimals } ?? true
        }
        let lines = cells.map { cell in
          Line(
            new, cell, old: old.cell(at: new.address(of: cell).description).map { [$0] } ?? [], new: [cell])
        }
        let gone =
          old.table(table.id)?.allCells.filter { new.cell(at: old.address(of: $0).description) == nil } ?? []
        return Part(
          id: table.id, title: table.title, lines: lines + gone.map { Line(old, $0, old: [$0], new: []) },
          incomparable: table.cells.count - cells.count)
      }
      + dropped.map { table in
        Part(
          id: table.id, title: table.title, lines: table.allCells.map { Line(old, $0, old: [$0], new: []) },
          incomparable: 0)
      }
  }

  private init(_ old: Form, _ new: Form, _ succession: Succession?) {
    onlyOld = []
    onlyNew = []
    let isForward = succession.map { $0.newer.id == new.id } ?? true
    let (newer, older) = isForward ? (new, old) : (old, new)
    parts = newer.tables.map { table in
      var lines: [Line] = []
      var known = 0
      for cell in table.allCells {
        guard let same = succession?.same[Int(cell.index)], let succession,
          let twin = older.cell(at: succession.older.address(of: same).description),
          older.measure(of: twin).decimals == newer.measure(of: cell).decimals
        else { continue }
        known += 1
        lines.append(Line(newer, cell, old: [isForward ? twin : cell], new: [isForward ? cell : twin]))
      }
      for merged in succession?.merged ?? [] where merged.address.table == table.id {
        guard let whole = older.cell(at: merged.address.description) else { continue }
        let parts = merged.parts.compactMap { part in
          succession.flatMap { newer.cell(at: $0.newer.address(of: part).description) }
        }
        known += parts.count
        lines.append(Line(older, whole, old: isForward ? [whole] : parts, new: isForward ? parts : [whole]))
      }
      return Part(id: table.id, title: table.title, lines: lines, incomparable: table.cells.count - known)
    }
  }
}

extension CommonForm.Line {
  /// A line of one cell, named by the words of `form`.
  init(_ form: Form, _ cell: Cell, old: [Cell], new: [Cell]) {
    let blank = form.blank(of: cell)
    let table = form.tables[blank.table]
    self.init(
      address: form.address(of: cell), row: table.rows[blank.row].formLabel,
      column: table.columns[blank.column].label, measure: blank.measure, old: old, new: new)
  }
}
