/// What one unit sent for one year, its files joined cell by cell.
///
/// A value like any other; tens of thousands are handed about, so that a copy is one pointer.
public struct UnitReturn: Sendable {
  private var storage: Storage

  private struct Content: Sendable {
    var unit: Roster.Unit
    var state: State
    var files: [String]
    var sources: [Place]
    var facts: Facts
    var findings: [Finding]
    var acceptedBlanks: Set<Cell>
    var corrections: [Correction]
    var declarations: [HeldDeclaration]
    var declaredBlanks: Set<Cell>
    var texts: [TextPiece]
    var sections: SentTexts
  }

  private final class Storage: @unchecked Sendable {
    /// Changed only where nobody else has it.
    var content: Content
    init(_ content: Content) { self.content = content }
  }

  private var content: Content {
    _read { yield storage.content }
    _modify {
      if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.content) }
      yield &storage.content
    }
  }

  init(
    unit: Roster.Unit, state: State, files: [String], sources: [Place] = [], facts: Facts,
    findings: [Finding], acceptedBlanks: Set<Cell> = [], corrections: [Correction] = [],
    declarations: [HeldDeclaration] = [], declaredBlanks: Set<Cell> = [], texts: [TextPiece] = [],
    sections: SentTexts = SentTexts()
  ) {
    storage = Storage(
      Content(
        unit: unit, state: state, files: files, sources: sources, facts: facts, findings: findings,
        acceptedBlanks: acceptedBlanks, corrections: corrections, declarations: declarations,
        declaredBlanks: declaredBlanks, texts: texts, sections: sections))
  }

  /// `missing`: nothing was sent; `rejected`: no file could be used; `accepted`: at least one file is
  /// counted.
  public enum State: String, Sendable { case missing, rejected, accepted }
}

extension UnitReturn {
  /// Whose return it is; without a roster the unit that the files state, for a published report the region.
  public var unit: Roster.Unit { content.unit }
  /// Whether anything was sent, and whether it is counted.
  public var state: State {
    get { content.state }
    set { content.state = newValue }
  }
  /// The files that are counted, or those that were refused when none is.
  public var files: [String] {
    get { content.files }
    set { content.files = newValue }
  }
  /// Where the facts stand: for each source the file, and the sheet where it is a workbook.
  public var sources: [Place] {
    get { content.sources }
    set { content.sources = newValue }
  }
  /// All cells absent unless the state is `accepted`.
  package var facts: Facts {
    _read { yield content.facts }
    _modify { yield &content.facts }
  }
  /// What is to be looked at in its files, those that were settled among them.
  public var findings: [Finding] {
    _read { yield content.findings }
    _modify { yield &content.findings }
  }
  /// Blank cells that count as 0 because an accepted explanation says so.
  public var acceptedBlanks: Set<Cell> {
    get { content.acceptedBlanks }
    set { content.acceptedBlanks = newValue }
  }
  /// The corrections that hold.
  public var corrections: [Correction] {
    get { content.corrections }
    set { content.corrections = newValue }
  }
  /// What the unit declared in its form in place of zeros, as far as it holds.
  package var declarations: [HeldDeclaration] { content.declarations }
  /// Blank cells that count as 0 because the unit declared so.
  package var declaredBlanks: Set<Cell> { content.declaredBlanks }
  /// The texts of the report's sections that came in its workbooks.
  package var sections: SentTexts { content.sections }
  /// The sentences that were sent with the tables.
  package var texts: [TextPiece] {
    _read { yield content.texts }
    _modify { yield &content.texts }
  }

  /// Its figures, after corrections and accepted blanks; all absent unless the state is `accepted`.
  public var figures: Figures { content.facts.figures }

  /// Where the cell stands in the files, or `nil` when they have no such cell.
  public func place(of cell: Cell) -> Place? {
    let place = facts.places[Int(cell.index)]
    guard place.line > 0 else { return files.first.map { Place(file: $0, line: 1) } }
    let source = sources[Int(place.file)]
    return Place(
      file: source.file, line: Int(place.line), field: Int(place.field), sheet: source.sheet)
  }
}

extension Sequence<UnitReturn> {
  /// The cells of groups that a sheet printed as one row, although the form has several.
  package func printedAsOne(_ form: Form) -> Set<Cell> {
    var result: Set<Cell> = []
    // Few units have such a sheet, if any.
    let units = filter { $0.figures.states.contains(.notAsked) }
    if units.isEmpty { return [] }
    for table in form.tables {
      for row in table.rows.indices {
        guard let others = table.loneGroup(readAs: row)?.others else { continue }
        for column in table.columns.indices {
          let one = table.cell(row: row, column: column)
          let rest = others.map { table.cell(row: $0, column: column) }
          let isPrinted = units.contains { sent in
            sent.figures.state(of: one).isAnswer && rest.contains { sent.figures.state(of: $0) == .notAsked }
          }
          if isPrinted { result.formUnion([one] + rest) }
        }
      }
    }
    return result
  }
}
