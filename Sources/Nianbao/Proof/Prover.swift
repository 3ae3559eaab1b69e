/// Proves one file: each kind of table has its own extension.
final class Prover {
  let report: Report
  /// What the labels of the statutory tables mean; the same for all files.
  let index: LabelIndex
  private(set) var count: Proof.Count
  private(set) var failures: [Proof.Failure] = []
  private let file: String

  /// Whether numbers were kept as a spreadsheet keeps them, with 15 digits.
  let isWorkbook: Bool

  init(_ report: Report, _ index: LabelIndex, _ printed: Printed) {
    (self.report, self.index) = (report, index)
    (file, count) = (printed.file, Proof.Count(file: printed.file))
    isWorkbook = printed.format == .workbook
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

  /// A name that says what the numbers beside it are. A break within it may be printed as a blank, and
  /// what no page and no workbook can hold is left out.
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

/// What is printed in three places alike: a difference and a rate of growth.
extension Prover {
  /// The change and the growth that follow from two printed numbers.
  ///
  /// - Parameter isComparable: whether the year before asked the same.
  func growth(
    from prior: String, to value: String, decimals: Int, isComparable: Bool = true, change: String?,
    growth: String, _ place: @autoclosure () -> String
  ) {
    if isCut(prior) || isCut(value) { return }
    let (before, now) = (PrintedNumber.scaled(prior, decimals), PrintedNumber.scaled(value, decimals))
    // Of which kind it is, and what it is called, depends on signs alone.
    let sign = { (number: Int128?) in number.map { Int64($0.signum()) } }
    let expected = isComparable ? Growth(from: sign(before), to: sign(now)) : .notComparable
    if let change {
      let difference = now.flatMap { now in before.map { now - $0 } }
      let holds =
        isComparable && difference != nil
        ? PrintedNumber.scaled(change, decimals) == difference : change.isEmpty
      derived(change, holds, "\(value) - \(prior)", "\(place()) 增减")
    }
    guard expected.kind == .normal, let now, let before else {
      return derived(growth, growth == expected.words, expected.words, "\(place()) 增长率")
    }
    if isWorkbook, PrintedNumber.isBeyond(now - before, of: before) { return }
    let rate = growth.hasSuffix("%") ? growth.dropLast() : growth[...]
    derived(
      growth, PrintedNumber.isRate(rate, now - before, of: before), "(\(value) - \(prior)) / \(prior)",
      "\(place()) 增长率")
  }
}
