/// A comparison as a page: old and new side by side, an anchor for every figure, a filter by unit.
package struct DifferencePage {
  private let words: DifferenceWords
  private var difference: Difference { words.difference }

  /// Units named behind a figure before the rest is counted: what a browser still shows quickly.
  private static let shown = 300

  package init(_ words: DifferenceWords) { self.words = words }

  /// - Throws: `DefinitionError` when the template names what there is not.
  package func html(_ template: PageTemplate) throws(DefinitionError) -> String {
    try template.render(values)
  }

  private var values: [String: Any] {
    let units = page(words.unitListing)
    let ledger = page(words.listing(of: difference.ledger))
    let findings = page(words.listing(of: difference.findings ?? []))
    return [
      "title": words.title, "old": difference.old.name, "new": difference.new.name, "summary": words.summary,
      "notes": words.silent, "definition": difference.definition.sentences,
      "hasDefinition": !difference.definition.isEmpty, "hasUnits": !difference.units.isEmpty,
      "units": units.lines(), "unitColumns": units.heads, "choices": choices, "hasChoices": choices.count > 1,
      "tables": difference.tables.enumerated().map { table($1, number: $0 + 1) },
      "hasLedger": difference.ledger != nil, "ledger": ledger.lines(),
      "ledgerColumns": ledger.heads,
      "isLedgerSame": difference.ledger?.lines.isEmpty ?? true, "hasFindings": difference.findings != nil,
      "findings": findings.lines { ["code": $0.finding.unit] },
      "findingColumns": findings.heads,
      "areFindingsSame": difference.findings?.isEmpty ?? true,
      "texts": (difference.texts ?? []).enumerated().map { text($1, number: $0 + 1) },
    ]
  }

  /// The units that a reader may look at alone.
  private var choices: [[String: Any]] {
    let touched = Set(difference.tables.flatMap(\.figures).flatMap(\.units).map(\.position))
    return touched.sorted().map {
      ["code": difference.unitCodes[Int($0)], "name": difference.unitNames[Int($0)]]
    }
  }

  /// The template escapes every value.
  private func page<Line>(_ listing: Listing<Line>) -> PageListing<Line> {
    PageListing(listing, in: .page) { $0 }
  }

  private func table(_ table: Difference.TableDifference, number: Int) -> [String: Any] {
    [
      "title": table.title, "id": "t\(number)", "isSame": table.figures.isEmpty,
      "incomparable": String(table.incomparable), "hasIncomparable": table.incomparable > 0,
      "hasGrowth": table.figures.contains { !words.growth($0).isEmpty },
      "figures": table.figures.map { figure($0) },
    ]
  }

  private func figure(_ figure: FigureDifference) -> [String: Any] {
    [
      "id": figure.address.description, "link": figure.address.description.percentEncoded, "row": figure.row,
      "column": figure.column, "unit": figure.measure.name, "old": words.text(figure.old, of: figure),
      "new": words.text(figure.new, of: figure), "change": words.change(figure),
      "growth": words.growth(figure),
      "isMore": figure.units.count > Self.shown, "count": String(figure.units.count),
      "parts": figure.units.prefix(Self.shown).map { part in
        ["code": words.code(part), "name": words.name(part), "change": words.change(part, in: figure)]
      },
    ]
  }

  private func text(_ text: TextDifference, number: Int) -> [String: Any] {
    [
      "title": text.title, "id": "text\(number)", "isSame": text.changes.isEmpty,
      "changes": text.changes.map { change in
        ["kind": change.word, "old": pieces(change, isOld: true), "new": pieces(change, isOld: false)]
      },
    ]
  }

  /// A sentence on one side, with what is not on the other marked.
  private func pieces(_ change: TextDifference.Change, isOld: Bool) -> [[String: Any]] {
    let piece = { (text: String, isMarked: Bool) in ["text": text, "isMarked": isMarked] as [String: Any] }
    switch change {
    case .numbers(let pieces):
      return pieces.map { one in
        switch one {
        case .words(let words): piece(words, false)
        case .number(let old, let new): piece(isOld ? old : new, true)
        }
      }
    case .reworded(let old, let new): return [piece(isOld ? old : new, false)]
    case .added(let text): return isOld ? [] : [piece(text, true)]
    case .removed(let text): return isOld ? [piece(text, true)] : []
    }
  }
}
