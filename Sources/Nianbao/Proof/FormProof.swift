/// The statutory tables, read by the reader of submissions; and the flat sheets of the same figures.
extension Prover {
  func prove(sheets: [SheetText]) {
    let reader = SubmissionReader(form: form, index: index, roster: nil)
    var found = Figures(cellCount: form.cellCount)
    for sheet in sheets {
      // Its title is printed as it is, whatever years and numbers the region's name may hold.
      let own = sheet.without { $0.text.hasPrefix(report.title) }
      let readings = reader.read(
        Records(own), isCutInside: false, sheet.name, Statement(), report.year)
      for figures in readings.compactMap({ $0.facts?.figures }) {
        for index in found.states.indices where figures.states[index] != .absent {
          found.states[index] = figures.states[index]
          found.values[index] = figures.values[index]
        }
      }
    }
    for section in report.sections {
      for table in report.tables(of: section) { for cell in table.allCells { prove(cell, in: found) } }
    }
  }

  private func prove(_ cell: Cell, in found: Figures) {
    let value = figures[cell]
    // A sum past what one submission may say cannot be read as one.
    if let value, value.magnitude > NumberReading.limit.magnitude { return }
    fact(form.text(of: cell, in: found), form.text(of: cell, in: figures), "表格 \(form.address(of: cell))")
  }

  /// A line for every cell that is printed.
  func prove(data tables: [Printed.Table]) {
    let cells = report.sections.flatMap { report.tables(of: $0) }.flatMap(\.allCells)
    let (form, figures) = (form, figures)
    prove(
      tables,
      ListingProof(
        listing: Listing(report.cellColumns, cells), name: "数据", place: { "数据 \(form.address(of: $0))" },
        facts: ["value": { figures[$0] }]))
  }
}
