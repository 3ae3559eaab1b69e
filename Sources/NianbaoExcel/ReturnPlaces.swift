import Nianbao

/// Where the cells of a form stand in its workbook.
struct ReturnPlaces {
  private var places: [Cell: Place] = [:]

  struct Place {
    /// `'依申请公开'!C7`
    let reference: String
    /// `依申请公开!C7`
    let words: String
  }

  init(_ blank: BlankForm) {
    for section in blank.form.sections {
      let layout = SectionLayout(blank.form, section, asked: blank.tables)
      let quoted = section.sheet.replacing("'", with: "''")
      for block in layout.blocks {
        for box in block.grid.boxes {
          guard case .value(let cell) = box.content else { continue }
          let name = Sheet.name(row: block.top + box.row, column: box.column)
          places[cell] = Place(reference: "'\(quoted)'!\(name)", words: "\(section.sheet)!\(name)")
        }
      }
    }
  }

  func place(of cell: Cell) -> Place? { places[cell] }
}
