import Nianbao

extension ProjectFolder {
  /// Where `receive` registers what came in.
  var register: String { "\(inputs)/\(year)/received.csv" }

  /// The register of receipts of the year; `nil` when there is none.
  func receipts(needing columns: [String] = []) throws -> Receipts? {
    guard Files.exists(register) else { return nil }
    return try Receipts(
      csv: try Files.bytes(of: register), file: register, roster: roster, needing: columns)
  }

  /// How far the units are on a day.
  func progress(_ check: YearCheck, asOf day: Day) throws -> RosterProgress {
    let deadline = project.unitsDeadline(of: year)
    guard let due = Day(deadline) else {
      throw FileTrouble(description: "\(inputs)/project.yaml：各单位报送的期限“\(deadline)”不是日期。")
    }
    return RosterProgress(
      check.returns.units, check.findings, receipts: try receipts(needing: Receipts.judged), due: due,
      asOf: day)
  }

  func letter(_ name: String) throws -> PageTemplate {
    let file = "\(templates)/letters/\(name).mustache"
    return try PageTemplate(try Files.text(of: file), file: file)
  }
}
