import Nianbao

extension ProjectFolder {
  /// Where receipts are registered.
  var register: String { "\(inputs)/\(year)/received.csv" }

  /// The register of receipts of the year; `nil` when there is none.
  ///
  /// - Throws: `DefinitionError` when it is no text, or lacks one of the columns.
  func receipts(needing columns: [String] = []) throws -> Receipts? {
    guard Files.exists(register) else { return nil }
    return try Receipts(
      csv: try Files.bytes(of: register), file: register, roster: roster, needing: columns)
  }

  /// How far the units are on a day.
  ///
  /// - Throws: `FileTrouble` when the project's deadline is no day; `DefinitionError` when the register is broken.
  package func progress(_ year: CheckedYear, asOf day: Day) throws -> RosterProgress {
    let deadline = project.unitsDeadline(of: self.year)
    guard let due = Day(deadline) else {
      throw FileTrouble(description: "\(inputs)/project.yaml：各单位报送的期限“\(deadline)”不是日期。")
    }
    return RosterProgress(
      year.returns.units, year.findings, receipts: try receipts(needing: Receipts.judged), due: due,
      asOf: day)
  }

  /// The page of `status --format html`.
  package func progressPage(_ progress: RosterProgress) throws -> String {
    try page("status.html").render(ProgressPage(progress, project, form, year: year).values)
  }
}
