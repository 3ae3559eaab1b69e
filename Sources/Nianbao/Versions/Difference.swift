/// What differs between two sides, by address: never by position, never by how it is written.
///
/// In the order of the form, then of the roster. A blank adds nothing to a sum, so that the differences of every cell
/// add up: from A to C as from A to B and from B to C.
public struct Difference: Sendable {
  package let old: ComparedSide
  package let new: ComparedSide
  package let definition: DefinitionDifference
  package let units: [UnitDifference]
  /// All tables of the two forms, in the order of the newer edition.
  public let tables: [TableDifference]
  /// `nil` where one of the sides does not say.
  package let ledger: LedgerDifference?
  package let findings: [FindingDifference]?
  package let texts: [TextDifference]?
  /// What the positions of `UnitPart` stand for.
  let unitCodes, unitNames: [String]
  private let causes: ChangeCauses

  /// One table: the figures that changed; none where nothing did.
  public struct TableDifference: Sendable {
    /// The table's id in the definition, such as `申请`.
    public let id: String
    /// The table's title on the form.
    public let title: String
    /// The figures that changed, in the order of the form; empty where nothing did.
    public let figures: [FigureDifference]
    /// Cells that cannot be compared between two editions.
    public let incomparable: Int
  }

  /// Compares two sides; `succession` says how the newer edition's form follows from the older one's.
  ///
  /// - Throws: `Sums.Overflow`.
  package init(_ old: ComparedSide, _ new: ComparedSide, succession: Succession?) throws(Sums.Overflow) {
    self.old = old
    self.new = new
    let common = CommonForm(old.form, new.form, succession: succession)
    let matching = UnitMatching(old, new)
    var tables: [TableDifference] = []
    for part in common.parts {
      var figures: [FigureDifference] = []
      for line in part.lines {
        if let figure = try FigureDifference(line, old, new, matching) { figures.append(figure) }
      }
      tables.append(
        TableDifference(id: part.id, title: part.title, figures: figures, incomparable: part.incomparable))
    }
    self.tables = tables
    definition = DefinitionDifference(old, new, common, hasSuccession: succession != nil)
    units = UnitDifference.all(matching, tables)
    ledger = LedgerDifference(old, new)
    findings = FindingDifference.all(old, new)
    texts = TextDifference.all(old, new)
    unitCodes = matching.codes
    unitNames = matching.codes.indices.map(matching.name)
    causes = ChangeCauses(old, new, units, codes: matching.codes)
  }
}

extension Difference {
  /// Whether nothing differs that a reader would want to know.
  public var isEmpty: Bool {
    definition.isEmpty && units.isEmpty && tables.allSatisfy(\.figures.isEmpty)
      && ledger?.lines.isEmpty ?? true
      && findings?.isEmpty ?? true && texts?.allSatisfy(\.changes.isEmpty) ?? true
  }

  /// Why a unit's part of a figure changed; `nil` where nobody wrote it down.
  func cause(of part: FigureDifference.UnitPart, in figure: FigureDifference) -> ChangeCause? {
    causes.cause(of: part, at: figure.address)
  }

  /// The region's figures whose number changed.
  public var changedFigures: Int { tables.reduce(0) { $0 + $1.figures.count(where: \.isChanged) } }
}

/// A figure that changed: of the region, or only of some units.
public struct FigureDifference: Sendable {
  /// The cell that the figure is of, in the newer form; of one that only the older form asks, in that.
  public let address: Address
  /// The words of the form.
  package let row, column: String
  /// What its numbers count, and the power of ten that they are in.
  public let measure: Measure
  package let old, new: ComparedSide.RegionFigure
  /// Through which units, in the order of the roster.
  package let units: [UnitPart]
  /// What the counted units' differences add up to.
  let change: Int64
  /// The region's difference in the smallest unit of the measure, with what no unit explains; `nil` when neither side has
  /// a number.
  public let difference: Int64?

  /// What one unit contributes.
  package struct UnitPart: Sendable, Equatable {
    /// The position of the unit's code in `Difference.unitCodes`.
    let position: Int32
    package let oldState, newState: CellState
    let oldValue, newValue: Int64
    /// Its contribution to the region's difference; 0 of a unit that the region does not sum.
    package let change: Int64

    package var old: Int64? { oldState == .number ? oldValue : nil }
    package var new: Int64? { newState == .number ? newValue : nil }
  }

  /// Whether the region's own number changed.
  var isChanged: Bool { old.value != new.value }
}

extension FigureDifference {
  /// `nil` where nothing differs: neither the region's figure, nor what stands behind it, nor what follows from it.
  init?(
    _ line: CommonForm.Line, _ old: ComparedSide, _ new: ComparedSide, _ matching: UnitMatching
  ) throws(Sums.Overflow) {
    let parts = try matching.parts(of: line)
    self.old = old.figure(line.old)
    self.new = new.figure(line.new)
    var change: Int64 = 0
    for part in parts {
      let (sum, isTooLarge) = change.addingReportingOverflow(part.change)
      if isTooLarge { throw line.overflow }
      change = sum
    }
    let (before, after) = (self.old.value, self.new.value)
    let isBlank = before == nil && after == nil
    difference = isBlank ? nil : try line.change(from: before ?? 0, to: after ?? 0)
    let isSameYear = old.year == new.year
    let hasOther = isSameYear && (self.old.prior != self.new.prior || self.old.growth != self.new.growth)
    guard
      !parts.isEmpty || self.old.value != self.new.value
        || hasOther && self.old.growth != nil && self.new.growth != nil
    else { return nil }
    address = line.address
    row = line.row
    column = line.column
    measure = line.measure
    units = parts
    self.change = change
  }
}

extension CommonForm.Line {
  /// That a sum or a difference of the line is too large to be exact.
  fileprivate var overflow: Sums.Overflow { Sums.Overflow(cell: (new + old)[0]) }

  /// - Throws: `Sums.Overflow`.
  func change(from old: Int64, to new: Int64) throws(Sums.Overflow) -> Int64 {
    let (change, isTooLarge) = new.subtractingReportingOverflow(old)
    if isTooLarge { throw overflow }
    return change
  }
}

extension ComparedSide {
  /// The region's figure in a line; of several cells their sum, which has no growth of its own.
  fileprivate func figure(_ cells: [Cell]) -> RegionFigure {
    guard cells.count != 1 else { return region[Int(cells[0].index)] }
    let values = cells.compactMap { region[Int($0.index)].value }
    return RegionFigure(value: values.isEmpty ? nil : values.reduce(0, &+))
  }
}
