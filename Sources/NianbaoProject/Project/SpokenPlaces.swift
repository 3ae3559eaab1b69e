import Nianbao
import NianbaoExcel

extension ProjectFolder {
  /// What somebody means by an address: 表/行/列, the words that the form prints, a quantity, or a cell of a workbook
  /// (`依申请公开!J6`): of the unit's own file where it has that sheet, else of the form that it was handed.
  ///
  /// - Returns: a row or a table where no column or row is said; `nil` when nothing is called so.
  package func address(spokenAs text: String, of sent: UnitReturn? = nil) -> Address? {
    let path = Address(path: text)
    if form.cells.contains(where: { path.covers(form.address(of: $0)) }) { return path }
    let parts = text.split(whereSeparator: { "!！".contains($0) }).map { String($0) }
    guard parts.count == 2 else { return form.address(spokenAs: text) }
    let (sheet, name) = (parts[0].filter { $0 != "'" }, parts[1].uppercased().filter { $0 != "$" })
    let own = form.cells.first { cell in
      guard let place = sent?.place(of: cell) else { return false }
      return place.inSheet == "\(sheet)!\(name)"
    }
    let tables = sent.map { plan(form, year: year, Amendments()).tables(of: $0.unit.kind) }
    return (own ?? BlankWorkbook.cell(named: name, on: sheet, form, asked: tables)).map {
      form.address(of: $0)
    }
  }
}
