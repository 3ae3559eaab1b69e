/// A comparison as other programs read it: addresses, old and new numbers as exact decimals in text, units.
///
/// Every name is always there; what a side does not have is `null`.
package struct DifferenceRecord: Encodable {
  let old, new: Side
  let differs: Bool
  let definition: [String]
  let units: [Unit]
  let tables: [Table]
  let ledger: [LedgerLine]?
  let findings: [Finding]?
  let texts: [Text]?
  let notes: [String]

  struct Side: Encodable {
    let name: String
    let year: Int
    let form: String
  }

  struct Unit: Encodable {
    let code, name, kind, oldState, newState: String
    let oldFiles, newFiles: [String]
    let figures, corrections: Int
    let arrivals: [Arrival]
  }

  /// How a file came, as the register has it.
  struct Arrival: Encodable {
    let when, from, reason: String
  }

  struct Table: Encodable {
    let table, title: String
    let incomparable: Int
    let figures: [Figure]
  }

  struct Figure: Encodable {
    let address, table, row, column, measure: String
    let old, new, change: String?
    let oldPrior, newPrior, oldGrowth, newGrowth: String?
    let units: [Part]
  }

  struct Part: Encodable {
    let unit, oldState, newState: String
    let old, new: String?
    let change: String
    /// Left out where nobody wrote it down.
    let cause: Cause?
  }

  struct Cause: Encodable {
    let kind, reason, by, date: String
  }

  struct LedgerLine: Encodable {
    let dimension, key: String
    let old, new: Int64?
    let change: Int64
  }

  struct Finding: Encodable {
    let kind, before, reason: String
    let finding: FindingLine
  }

  struct Text: Encodable {
    let title: String
    let changes: [Sentence]
  }

  struct Sentence: Encodable {
    let kind: String
    let old, new: String?
    /// Pairs of old and new.
    let numbers: [[String]]
  }
}

extension DifferenceRecord {
  package init(_ words: DifferenceWords) {
    let difference = words.difference
    old = Side(difference.old)
    new = Side(difference.new)
    differs = !difference.isEmpty
    definition = difference.definition.sentences
    notes = words.silent
    units = difference.units.map {
      Unit(
        code: $0.code, name: $0.name, kind: $0.kind.rawValue, oldState: $0.oldState, newState: $0.newState,
        oldFiles: $0.oldFiles, newFiles: $0.newFiles, figures: $0.figures, corrections: $0.corrections,
        arrivals: $0.arrivals.map { Arrival(when: $0.time, from: $0.name, reason: $0.reason) })
    }
    tables = difference.tables.map { table in
      Table(
        table: table.id, title: table.title, incomparable: table.incomparable,
        figures: table.figures.map { Figure($0, words) })
    }
    ledger = difference.ledger?.lines.map {
      LedgerLine(dimension: $0.dimension, key: $0.key, old: $0.old, new: $0.new, change: $0.difference)
    }
    findings = difference.findings?.map {
      Finding(
        kind: $0.kind.rawValue, before: $0.before, reason: $0.settlement?.reason ?? "", finding: $0.finding)
    }
    texts = difference.texts?.map { Text(title: $0.title, changes: $0.changes.map(Sentence.init)) }
  }
}

extension DifferenceRecord.Side {
  fileprivate init(_ side: ComparedSide) { (name, year, form) = (side.name, side.year, side.form.id) }
}

extension DifferenceRecord.Figure {
  fileprivate init(_ figure: FigureDifference, _ words: DifferenceWords) {
    let text = { (value: Int64?) in value.map { figure.measure.text($0) } }
    address = figure.address.description
    table = figure.address.table
    row = figure.address.row
    column = figure.address.column
    measure = figure.measure.name
    old = text(figure.old.value)
    new = text(figure.new.value)
    change = text(figure.difference)
    oldPrior = text(figure.old.prior)
    newPrior = text(figure.new.prior)
    oldGrowth = figure.old.growth
    newGrowth = figure.new.growth
    units = figure.units.map { part in
      DifferenceRecord.Part(
        unit: words.code(part), oldState: part.oldState.word, newState: part.newState.word,
        old: text(part.old),
        new: text(part.new), change: figure.measure.text(part.change),
        cause: words.difference.cause(of: part, in: figure).map {
          .init(kind: $0.kind.rawValue, reason: $0.reason, by: $0.by, date: $0.date)
        })
    }
  }
}

extension CellState {
  /// As `facts.csv` writes it; a cell that it does not have is `absent`.
  fileprivate var word: String {
    switch self {
    case .number: "number"
    case .blank: "blank"
    case .notApplicable: "na"
    case .absent, .refused, .notAsked: "absent"
    }
  }
}

extension DifferenceRecord.Sentence {
  fileprivate init(_ change: TextDifference.Change) {
    old = change.old
    new = change.new
    switch change {
    case .numbers(let pieces):
      kind = "numbers"
      numbers = pieces.compactMap { if case .number(let old, let new) = $0 { [old, new] } else { nil } }
    case .reworded: (kind, numbers) = ("reworded", [])
    case .added: (kind, numbers) = ("added", [])
    case .removed: (kind, numbers) = ("removed", [])
    }
  }
}

extension [TextDifference.Piece] {
  /// The sentence of one side.
  func text(_ side: ((old: String, new: String)) -> String) -> String {
    map { piece in
      switch piece {
      case .words(let words): words
      case .number(let old, let new): side((old, new))
      }
    }.joined()
  }
}
