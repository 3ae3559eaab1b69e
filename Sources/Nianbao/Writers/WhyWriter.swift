/// The answer of `why` as other programs read it, with the names of the columns of the CSV files.
package func whyJSON(_ why: Why, year: Int, unit: String) throws -> [UInt8] {
  try json(WhyRecord(why, year: year, unit: unit))
}

/// One answer: what is printed at the place, and its parts.
private struct WhyRecord: Encodable {
  let place: String
  let year: Int
  /// 单位代码; empty for the region.
  let unit: String
  /// Left out where no number is printed.
  let text, formula: String?
  let cells, whole: [CellRecord]
  let prior: [PriorRecord]
  let ledger: [LedgerRecord]

  init(_ why: Why, year: Int, unit: String) {
    (place, self.year, self.unit) = (why.place, year, unit)
    (text, formula) = (why.text, why.formula)
    cells = why.origins.compactMap { if case .cell(let origin) = $0 { CellRecord(origin) } else { nil } }
    whole = why.origins.compactMap { if case .whole(let origin) = $0 { CellRecord(origin) } else { nil } }
    prior = why.origins.compactMap { if case .prior(let origin) = $0 { PriorRecord(origin) } else { nil } }
    ledger = why.origins.compactMap { if case .ledger(let origin) = $0 { LedgerRecord(origin) } else { nil } }
  }
}

private struct CellRecord: Encodable {
  let table, row, column, measure, value: String
  let label, composition: [String]
  let prior, base, change, growthPercent, growthKind: String
  /// The sum of the units' numbers, which `value` is.
  let sum: String
  let identities: [IdentityRecord]
  let units: [SourceRecord]
  let findings: [CoveringRecord]
  let texts: [TextRecord]

  private enum CodingKeys: String, CodingKey {
    case table, row, column, measure, value, label, composition, prior, base, change, sum, identities, units
    case findings, texts
    case growthPercent = "growth_pct"
    case growthKind = "growth_kind"
  }

  init(_ origin: CellOrigin) {
    let words = { (value: Int64?) in value.map { origin.measure.text($0) } ?? "" }
    (table, row, column) = (origin.address.table, origin.address.row, origin.address.column)
    (measure, value, label) = (origin.measure.name, origin.text, origin.label)
    (composition, sum) = (origin.compositions, words(origin.sum))
    (prior, base) = (words(origin.prior), origin.base ?? "")
    (change, growthPercent) = (words(origin.growth.change), origin.growth.percent)
    growthKind = origin.growth.kind.rawValue
    identities = origin.identities.map(IdentityRecord.init)
    units = origin.sources.map { SourceRecord($0, origin.measure, prior: origin.priorOf[$0.unit.code]) }
    findings = origin.findings.map(CoveringRecord.init)
    texts = origin.texts.map(TextRecord.init)
  }
}

/// What one unit answers; `written` and `correction` are left out where the file has the number as we print it.
private struct SourceRecord: Encodable {
  let unit, name, state, value, prior, file, sheet: String
  let line, field: Int?
  let summed: Bool
  let written: String?
  let correction: [String: String]?

  init(_ source: CellSource, _ measure: Measure, prior: Int64?) {
    (unit, name, state) = (source.unit.code, source.unit.name, source.state.rawValue)
    value = source.value.map { measure.text($0) } ?? ""
    self.prior = prior.map { measure.text($0) } ?? ""
    (file, sheet) = (source.place?.file ?? "", source.place?.sheet ?? "")
    line = source.place.flatMap { $0.line > 0 ? $0.line : nil }
    field = source.place.flatMap { $0.field > 0 ? $0.field : nil }
    (summed, written, correction) = (source.isSummed, source.written, source.correction?.fields)
  }
}

private struct IdentityRecord: Encodable {
  /// `verdict`: balanced, unbalanced, undecided.
  let rule, name, verdict, words: String

  init(_ identity: CheckedIdentity) {
    (rule, name, words) = (identity.rule.id, identity.name, identity.words)
    verdict =
      switch identity.verdict {
      case .balanced: "balanced"
      case .unbalanced: "unbalanced"
      case .undecided: "undecided"
      }
  }
}

private struct CoveringRecord: Encodable {
  let finding: FindingRecord
  /// Why it is settled; empty when it is open.
  let reason: String

  init(_ covering: CellOrigin.CoveringFinding) {
    (finding, reason) = (FindingRecord(covering.finding), covering.reason)
  }
}

private struct TextRecord: Encodable {
  let file, place, text: String
  let line, field: Int

  init(_ filled: Narrative.Filled) {
    (file, line, field) = (filled.place.file, filled.place.line, filled.place.field)
    (place, text) = (filled.words, filled.text)
  }
}

private struct PriorRecord: Encodable {
  let year: Int
  let table, row, column, measure, value, base, sum: String
  let units: [SourceRecord]

  init(_ origin: PriorOrigin) {
    (table, row, column) = (origin.address.table, origin.address.row, origin.address.column)
    (year, measure, value) = (origin.year, origin.measure.name, origin.text)
    (base, sum) = (origin.base ?? "", origin.sum.map { origin.measure.text($0) } ?? "")
    units = origin.sources.map { SourceRecord($0, origin.measure, prior: nil) }
  }
}

private struct LedgerRecord: Encodable {
  let dimension, key, count, prior, change, growthPercent, growthKind: String
  let files: [FileRecord]
  let texts: [TextRecord]

  private enum CodingKeys: String, CodingKey {
    case dimension, key, count, prior, change, files, texts
    case growthPercent = "growth_pct"
    case growthKind = "growth_kind"
  }

  struct FileRecord: Encodable {
    let file: String
    let year: Int
    let count: Int64
  }

  init(_ origin: LedgerOrigin) {
    let words = { (value: Int64?) in value.map { String($0) } ?? "" }
    (dimension, key, count) = (origin.dimension, origin.key, words(origin.count))
    (prior, change) = (words(origin.prior), words(origin.growth.change))
    (growthPercent, growthKind) = (origin.growth.percent, origin.growth.kind.rawValue)
    files = origin.files.map { FileRecord(file: $0.file, year: $0.year, count: $0.count) }
    texts = origin.texts.map(TextRecord.init)
  }
}
