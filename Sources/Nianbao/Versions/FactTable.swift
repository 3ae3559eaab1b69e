/// The facts of a `facts.csv` in memory: for each cell of the form and each unit a state and an exact number.
///
/// Kept cell by cell, as the file is, so that the sums and differences of a province run through memory in order.
package struct FactTable: Sendable {
  package let form: Form
  /// 0 when the file holds no fact.
  package private(set) var year = 0
  /// 单位代码, in the order in which the file names them first.
  package private(set) var units: [String] = []
  /// By unit, the files that its facts come from, in the order in which they are met.
  package private(set) var files: [[String]] = []
  private var states: [[CellState]]
  private var values: [[Int64]]

  init(form: Form) {
    self.form = form
    states = [[CellState]](repeating: [], count: form.cellCount)
    values = [[Int64]](repeating: [], count: form.cellCount)
  }

  /// What a unit answers in a cell; absent where the file has no such fact.
  package func state(of cell: Cell, unit: Int) -> CellState {
    let states = states[Int(cell.index)]
    return unit < states.count ? states[unit] : .absent
  }

  /// The number of a unit in a cell; 0 where it has none.
  package func value(of cell: Cell, unit: Int) -> Int64 {
    let values = values[Int(cell.index)]
    return unit < values.count ? values[unit] : 0
  }

  /// The sum over units; `nil` when none of them gave a number.
  ///
  /// - Throws: `Sums.Overflow`.
  func sum(of cell: Cell, where isCounted: [Bool]) throws(Sums.Overflow) -> Int64? {
    var sum: Int64?
    for unit in isCounted.indices where isCounted[unit] && state(of: cell, unit: unit) == .number {
      let (next, overflow) = (sum ?? 0).addingReportingOverflow(value(of: cell, unit: unit))
      if overflow { throw Sums.Overflow(cell: cell) }
      sum = next
    }
    return sum
  }
}

extension FactTable {
  mutating func add(unit: String) -> Int {
    units.append(unit)
    files.append([])
    return units.count - 1
  }

  mutating func add(file: String, to unit: Int) { files[unit].append(file) }
  mutating func set(year: Int) { self.year = year }

  /// - Returns: whether the cell was still absent.
  mutating func set(_ state: CellState, _ value: Int64, in cell: Int, unit: Int) -> Bool {
    if states[cell].count <= unit {
      let more = max(units.count, unit + 1) - states[cell].count
      states[cell].append(contentsOf: repeatElement(.absent, count: more))
      values[cell].append(contentsOf: repeatElement(0, count: more))
    }
    let isFirst = states[cell][unit] == .absent
    states[cell][unit] = state
    values[cell][unit] = value
    return isFirst
  }
}

extension FactTable {
  /// Whether a cell holds the same for every unit as another's cell, unit by unit at the same place.
  func isSame(_ cell: Cell, as other: Cell, in table: FactTable) -> Bool {
    states[Int(cell.index)] == table.states[Int(other.index)]
      && values[Int(cell.index)] == table.values[Int(other.index)]
  }
}
