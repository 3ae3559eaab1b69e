/// The region's figures: the exact sum of its units' numbers, cell by cell.
public struct Sums: Sendable {
  /// The sum of each cell; one that no unit gave a number for stays blank, or not-applicable where all that answered say so.
  public var figures: Figures
  /// How many units gave a number for each cell.
  public var unitCounts: [Int]

  /// A sum that no longer fits: numbers beyond any county's.
  public struct Overflow: Error { package let cell: Cell }

  /// Sums past this are refused: the sums of a form's lines, and their differences, stay exact below it.
  package static let limit = Int64.max / 64

  /// Whether a figure of a whole region is one that the program could have summed.
  static func isExact(_ sum: Int64) -> Bool { (-limit...limit).contains(sum) }

  /// The figures of one unit by itself, whether or not the region counts them.
  public init(alone unit: UnitReturn) {
    figures = unit.figures
    for index in figures.states.indices where figures.states[index] == .refused {
      figures.states[index] = .blank
    }
    unitCounts = figures.states.map { $0 == .number ? 1 : 0 }
  }

  /// The sum over the units that were accepted and that the region counts.
  ///
  /// - Parameters:
  ///   - units: what each unit sent; those that do not count are passed over.
  ///   - cellCount: how many cells the form has.
  /// - Throws: `Overflow` when a sum exceeds what can be counted exactly.
  public init(of units: [UnitReturn], cellCount: Int) throws(Overflow) {
    figures = Figures(cellCount: cellCount)
    unitCounts = [Int](repeating: 0, count: cellCount)
    for unit in units where unit.state == .accepted && unit.unit.isCounted {
      let own = unit.figures
      for index in 0..<cellCount {
        switch own.states[index] {
        case .number:
          let (sum, overflow) = figures.values[index].addingReportingOverflow(own.values[index])
          if overflow || !Self.isExact(sum) { throw Overflow(cell: Cell(index: UInt16(index))) }
          figures.values[index] = sum
          figures.states[index] = .number
          unitCounts[index] += 1
        case .notApplicable where figures.states[index] == .absent: figures.states[index] = .notApplicable
        case .blank where figures.states[index] == .absent: figures.states[index] = .blank
        case .notAsked where figures.states[index] == .absent: figures.states[index] = .notAsked
        default: break
        }
      }
    }
  }
}
