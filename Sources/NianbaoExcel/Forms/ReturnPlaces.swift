import Nianbao

/// Where the cells of a form stand in its workbook.
struct ReturnPlaces {
  private var spots: [Cell: Spot] = [:]

  /// A cell of the workbook, to link to and to name.
  struct Spot {
    /// The cell as a formula or a link names it: `'依申请公开'!C7`.
    let reference: String
    /// The cell as a reader sees it named: `依申请公开!C7`.
    let words: String
  }

  init(_ blank: BlankForm) {
    for section in blank.form.sections {
      let layout = SectionLayout(blank.form, section, asked: blank.tables)
      for block in layout.blocks {
        for box in block.grid.boxes {
          guard case .value(let cell) = box.content else { continue }
          let name = Sheet.name(row: block.top + box.row, column: box.column)
          spots[cell] = Spot(
            reference: Sheet.reference(to: name, on: section.sheet), words: "\(section.sheet)!\(name)")
        }
      }
    }
  }

  func spot(of cell: Cell) -> Spot? { spots[cell] }
}
