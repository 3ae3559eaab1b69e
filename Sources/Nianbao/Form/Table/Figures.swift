/// What stands in one cell.
///
/// A blank is never 0.
public enum CellState: UInt8, Sendable {
  /// The file has no such cell.
  case absent
  /// The cell is there and empty.
  case blank
  /// An exact number, 0 among them.
  case number
  /// 不适用 (`/`, `无`), where the form allows it.
  case notApplicable
  /// Something that cannot be counted; a finding says what.
  case refused
  /// Nobody asks for it: the table does not apply to the unit's 类型, or an older sheet has one row for several.
  case notAsked
}

/// The figures of one body for one year (数据): a state and an exact integer for every cell, in the form's order.
public struct Figures: Sendable, Equatable {
  /// The state of every cell, in the form's order; as many as there are `values`.
  public var states: [CellState]
  /// In units of the cell's smallest decimal; 0 where the state is not `number`.
  public var values: [Int64]

  /// Figures of a form with so many cells, all of them absent.
  public init(cellCount: Int) {
    states = [CellState](repeating: .absent, count: cellCount)
    values = [Int64](repeating: 0, count: cellCount)
  }

  /// The number in the cell, or `nil` when there is none.
  public subscript(cell: Cell) -> Int64? {
    get { states[Int(cell.index)] == .number ? values[Int(cell.index)] : nil }
    set {
      states[Int(cell.index)] = newValue == nil ? .blank : .number
      values[Int(cell.index)] = newValue ?? 0
    }
  }

  /// What stands in the cell; a number only when this is `number`.
  public func state(of cell: Cell) -> CellState { states[Int(cell.index)] }
}

extension CellState {
  /// Whether something was written in the cell.
  package var isAnswer: Bool { self == .number || self == .notApplicable || self == .refused }
}
