/// Every number that may stand in the sentences around texts and tables: the same for all files of a report.
struct KnownNumbers: Sendable {
  private let made: OnDemand<Set<String>>

  init(_ report: Report) {
    made = OnDemand { ReportValues(report, escaped: { $0 }, rendered: { $0 }).numbers }
  }

  var all: Set<String> { made.value }
}

extension ReportValues {
  fileprivate var numbers: Set<String> {
    var found: Set<String> = []
    for values in [words, annexWords, ledgerWords] { Self.collect(values, into: &found) }
    for listing in [report.correctionListing, report.waiverListing] {
      for line in listing.lines.indices { Self.collect(listing.words(ofLine: line, in: .page), into: &found) }
    }
    Self.collect(report.sections.map(\.heading), into: &found)
    for table in report.form.tables {
      Self.collect([table.title] + table.rows.map(\.formLabel) + table.columns.map(\.label), into: &found)
    }
    return found
  }

  private static func collect(_ value: Any, into found: inout Set<String>) {
    switch value {
    case let values as [String: Any]: for inner in values.values { collect(inner, into: &found) }
    case let list as [Any]: for inner in list { collect(inner, into: &found) }
    default: found.formUnion(PrintedNumber.all(in: "\(value)").map { String($0) })
    }
  }
}
