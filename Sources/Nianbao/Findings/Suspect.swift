/// A cell that is probably wrong, and the number that would make every failing identity hold; never put there by us.
public struct Suspect: Sendable, Equatable {
  /// The cell of this year that would change.
  public let cell: Cell
  /// The stable name of the cell, for messages.
  public let address: Address
  /// What the file says, as an exact decimal in the cell's unit.
  public let present: String
  /// What it would have to say, written as `present` is.
  public let value: String
  /// Why just this number: a total never filled in, a number counted twice, swapped digits.
  public let reason: String
  /// Where the cell stands in the files; `nil` where the finding is on no file.
  public var place: Place?
  /// Cells with the same number change together; each number is one of the ways to put it right, from 1.
  public let choice: Int

  /// What is said when no habit explains the number.
  static let noReason = "改后各条都成立"

  /// A suspect by its cell, its two numbers as text, the reason in Chinese, and the way it belongs to, from
  /// 1.
  public init(
    _ cell: Cell, at address: Address, present: String, value: String, reason: String, choice: Int
  ) {
    self.cell = cell
    self.address = address
    self.present = present
    self.value = value
    self.reason = reason
    self.choice = choice
  }
}
