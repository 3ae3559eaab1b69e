extension ReportValues {
  /// Every number that may stand in the sentences around texts and tables.
  var numbers: Set<String> {
    var found: Set<String> = []
    for values in [words, annexWords, ledgerWords] { Self.collect(values, into: &found) }
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

extension PageTemplate {
  /// What the template prints whatever the values, for the proof of its pages; to be asked for once.
  public var own: Own { Own(text) }

  /// The numbers and the tables that a template has by itself.
  public struct Own: Sendable {
    let numbers: Set<String>
    /// Tables that an office took out of its template need no proof.
    let tables: Set<Printed.Kind>

    init(_ text: String) {
      let words = text.replacing(/\{\{.*?\}\}/, with: " ")
      let seen = text.hasPrefix("<") ? PrintedPage.sentences(of: words) : words
      numbers = Set(PrintedNumber.all(in: seen).map { String($0) })
      let kinds = text.matches(of: /proof(?:: |=")([a-z]+)/).map { String($0.1) }
      tables = Set(kinds.compactMap { Printed.Kind(rawValue: $0) })
    }
  }
}
