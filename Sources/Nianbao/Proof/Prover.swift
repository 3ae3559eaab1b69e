/// Proves one file: each kind of table has its own extension.
final class Prover {
  let report: Report
  /// What the labels of the statutory tables mean; the same for all files.
  let index: LabelIndex
  let known: KnownNumbers
  private(set) var count: Proof.Count
  private(set) var failures: [Proof.Failure] = []
  private let file: String

  /// Where the file prints its tables.
  let medium: ListingMedium
  /// Of the columns that hold the form's cells.
  let decimals: [String: Int]
  /// Whether numbers were kept as a spreadsheet keeps them, with 15 digits.
  var isWorkbook: Bool { medium == .sheet }

  init(_ report: Report, _ index: LabelIndex, _ known: KnownNumbers, _ printed: Printed) {
    self.report = report
    self.index = index
    self.known = known
    (file, count) = (printed.file, Proof.Count(file: printed.file))
    medium = printed.medium
    decimals = Dictionary(
      report.form.cells.map { ($0.listedId, report.form.measure(of: $0).decimals) },
      uniquingKeysWith: { first, _ in first })
  }

  var form: Form { report.form }
  var figures: Figures { report.statistics.figures }
}

/// What every kind of proof is made of.
extension Prover {
  /// A printed number, or the mark for none, that must be its fact.
  func fact(_ printed: String, _ expected: String, _ place: @autoclosure () -> String) {
    if isCut(expected) { return }
    if PrintedNumber.areEqual(printed, expected) {
      if !expected.isEmpty { count.facts += 1 }
    } else {
      fail(place(), printed, expected)
    }
  }

  /// Whether a number has more digits than the file can keep.
  func isCut(_ text: String) -> Bool { isWorkbook && text.utf8.count { 0x30...0x39 ~= $0 } > 15 }

  /// Compares a name that says what the numbers beside it are.
  ///
  /// A break within it may be printed as a blank, and what no page and no workbook can hold is left out.
  func name(_ printed: String, _ expected: String, _ place: @autoclosure () -> String) {
    if printed != expected, !isSameName(printed, expected) { fail(place(), printed, expected) }
  }

  func isSameName(_ one: String, _ other: String) -> Bool {
    one == other || one.withoutControls.scalarWords == other.withoutControls.scalarWords
  }

  /// Something computed that must follow from the numbers beside it.
  func derived(
    _ printed: String, _ holds: Bool, _ expected: @autoclosure () -> String,
    _ place: @autoclosure () -> String
  ) {
    if holds { count.derived += 1 } else { fail(place(), printed, expected()) }
  }

  func text(
    _ printed: String, _ holds: Bool, _ expected: @autoclosure () -> String,
    _ place: @autoclosure () -> String
  ) {
    if holds { count.texts += 1 } else { fail(place(), printed, expected()) }
  }

  /// Whether a table has its lines; each of them is proved only then.
  func hasLines(_ found: Int, _ expected: Int, _ place: @autoclosure () -> String) -> Bool {
    if found == expected { return true }
    fail(place(), "\(found) 行", "\(expected) 行")
    return false
  }

  /// Whether a line has its fields.
  func hasFields(_ found: Int, _ expected: Int, _ place: @autoclosure () -> String) -> Bool {
    if found == expected { return true }
    fail(place(), "\(found) 栏", "\(expected) 栏")
    return false
  }

  func fail(_ place: String, _ printed: String, _ expected: String) {
    failures.append(Proof.Failure(place: "\(file) \(place)", printed: printed, expected: expected))
  }
}
