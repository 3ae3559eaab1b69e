/// The region's year: what its units add up to, and how that compares with the year before.
public struct Statistics: Sendable {
  public let form: Form
  public let year: Int
  public let sums: Sums
  /// `nil` when nothing of the year before is known.
  public let base: Base?

  public init(form: Form, year: Int, sums: Sums, base: Base?) {
    (self.form, self.year, self.sums, self.base) = (form, year, sums, base)
  }

  public var figures: Figures { sums.figures }

  public func prior(of cell: Cell) -> Int64? { base?.figures[cell] }

  public func growth(of cell: Cell) -> Growth { Growth(from: prior(of: cell), to: figures[cell]) }

  /// The figure as printed; empty when no unit gave a number.
  public func text(of cell: Cell) -> String { figures[cell].map { form.text($0, in: cell) } ?? "" }
}
