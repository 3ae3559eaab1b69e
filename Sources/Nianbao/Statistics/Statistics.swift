/// The region's year, or one unit's: its figures, and how they compare with the year before.
public struct Statistics: Sendable {
  /// The edition of the form that the figures were reported on.
  public let form: Form
  /// The year reported on.
  public let year: Int
  /// The exact sums over the units that count, or one unit's own figures, and how many units gave each number.
  public let sums: Sums
  /// The year before, to compare with; `nil` when nothing of it is known.
  public let base: Base?
  /// The same comparison over those alone that gave a number in both years; `nil` where it would say nothing else.
  package let likeForLike: LikeForLike?
  /// Cells of groups that some sheet of one of the two years printed as one row: their numbers mean different things.
  public let mixed: Set<Cell>

  package init(
    form: Form, year: Int, sums: Sums, base: Base?, likeForLike: LikeForLike? = nil, mixed: Set<Cell> = []
  ) {
    self.form = form
    self.year = year
    self.sums = sums
    self.base = base
    self.likeForLike = likeForLike
    self.mixed = mixed
  }

  /// The figures of the year, in the cells of `form`.
  public var figures: Figures { sums.figures }

  /// Last year's number, in the cell's smallest unit; `nil` when it is blank or nothing is known of that year.
  public func prior(of cell: Cell) -> Int64? { base?.figures[cell] }

  /// The change against the year before, typed: where the edition before asked something else it is no number.
  public func growth(of cell: Cell) -> Growth {
    if let succession = base?.succession, succession.same[Int(cell.index)] == nil { return .notComparable }
    if mixed.contains(cell) { return .notComparable }
    return Growth(from: prior(of: cell), to: figures[cell])
  }

  /// The figure as printed; empty when no unit gave a number.
  public func text(of cell: Cell) -> String { figures[cell].map { form.text($0, in: cell) } ?? "" }
}
