/// One unit's standing as other programs read it, with the names of the columns of `status --format csv`.
package struct ProgressRecord: Encodable, Sendable {
  package let unit, name, kind, state, word: String
  package let errors, warnings: Int
  package let due: String
  /// Days left, below 0 when late; `nil` when nothing more is asked of the unit.
  package let days: Int?
  package let late: Bool
  /// The days of the first and the last file kept; empty when the register has none.
  package let received, last: String
  /// How many files were kept, and how many sent back.
  package let times, returned: Int
  package let files: [String]

  package init(_ one: UnitProgress) {
    unit = one.unit.code
    name = one.unit.name
    kind = one.unit.kind
    state = one.state.rawValue
    word = one.standing.word
    errors = one.errors
    warnings = one.warnings
    due = one.due.description
    days = one.days
    late = one.isLate
    received = one.received?.description ?? ""
    last = one.receivedLast?.description ?? ""
    times = one.receipts.kept.count
    returned = one.receipts.returned.count
    files = one.files
  }
}

/// `status --format csv`: the columns of `status.csv` and what a clerk needs beside them.
///
/// ```
/// unit,name,kind,state,word,errors,warnings,due,days,received,last,times,returned,file
/// 001,教育局,政府部门,missing,未报,1,0,2026-01-31,-2,,,0,1,
/// ```
package func progressCSV(_ progress: RosterProgress) -> [UInt8] {
  CSVText(progress.listing).data
}

/// `status --format json`: a list with the same names; `days` is left out where nothing more is asked of the unit.
package func progressJSON(_ progress: RosterProgress) throws -> [UInt8] {
  try json(progress.units.map(ProgressRecord.init))
}
