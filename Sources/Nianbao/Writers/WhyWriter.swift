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
    place = why.place
    self.year = year
    self.unit = unit
    text = why.text
    formula = why.formula
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
    table = origin.address.table
    row = origin.address.row
    column = origin.address.column
    measure = origin.measure.name
    value = origin.text
    label = origin.label
    composition = origin.compositions
    sum = words(origin.sum)
    prior = words(origin.prior)
    base = origin.base ?? ""
    change = words(origin.growth.change)
    growthPercent = origin.growth.percent
    growthKind = origin.growth.kind.rawValue
    identities = origin.identities.map(IdentityRecord.init)
    let priorOf = origin.priorOf
    units = origin.sources.map { SourceRecord($0, origin.measure, prior: priorOf[$0.unit.code]) }
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
    unit = source.unit.code
    name = source.unit.name
    state = source.state.rawValue
    value = source.value.map { measure.text($0) } ?? ""
    self.prior = prior.map { measure.text($0) } ?? ""
    file = source.place?.file ?? ""
    sheet = source.place?.sheet ?? ""
    line = source.place.flatMap { $0.line > 0 ? $0.line : nil }
    field = source.place.flatMap { $0.field > 0 ? $0.field : nil }
    summed = source.isSummed
    written = source.written
    correction = source.correction?.fields
  }
}

private struct IdentityRecord: Encodable {
  /// `verdict`: balanced, unbalanced, undecided.
  let rule, name, verdict, words: String

  init(_ identity: CheckedIdentity) {
    rule = identity.rule.id
    name = identity.name
    words = identity.words
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
    finding = FindingRecord(covering.finding)
    reason = covering.reason
  }
}

private struct TextRecord: Encodable {
  let file, place, text: String
  let line, field: Int

  init(_ filled: Narrative.Filled) {
    file = filled.place.file
    line = filled.place.line
    field = filled.place.field
    place = filled.words
    text = filled.text
  }
}

private struct PriorRecord: Encodable {
  let year: Int
  let table, row, column, measure, value, base, sum: String
  let units: [SourceRecord]

  init(_ origin: PriorOrigin) {
    table = origin.address.table
    row = origin.address.row
    column = origin.address.column
    year = origin.year
    measure = origin.measure.name
    value = origin.text
    base = origin.base ?? ""
    sum = origin.sum.map { origin.measure.text($0) } ?? ""
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
    dimension = origin.dimension
    key = origin.key
    count = words(origin.count)
    prior = words(origin.prior)
    change = words(origin.growth.change)
    growthPercent = origin.growth.percent
    growthKind = origin.growth.kind.rawValue
    files = origin.files.map { FileRecord(file: $0.file, year: $0.year, count: $0.count) }
    texts = origin.texts.map(TextRecord.init)
  }
}
