/// The units of two sides, met by their codes: those of the new side in its order, then those that are gone.
struct UnitMatching: Sendable {
  let old: ComparedSide
  let new: ComparedSide
  let codes: [String]
  /// Positions in the sides' facts; `nil` where a side has no fact of the unit.
  let oldUnits, newUnits: [Int?]
  /// Whether the region sums the unit.
  private let oldCounted, newCounted: [Bool]
  /// Whether all units stand at the same place on both sides, as they mostly do.
  private let isParallel: Bool

  init(_ old: ComparedSide, _ new: ComparedSide) {
    self.old = old
    self.new = new
    let known =
      (new.statuses?.map(\.code) ?? []) + new.facts.units + (old.statuses?.map(\.code) ?? [])
      + old.facts.units
    codes = known.distinct
    let places = { (units: [String]) in
      Dictionary(units.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (places(old.facts.units), places(new.facts.units))
    oldUnits = codes.map { before[$0] }
    newUnits = codes.map { after[$0] }
    oldCounted = ComparedSide.isCounted(codes, old.roster)
    newCounted = ComparedSide.isCounted(codes, new.roster)
    isParallel =
      oldUnits.elementsEqual(codes.indices.map { $0 }) && newUnits.elementsEqual(codes.indices.map { $0 })
  }

  /// What differs in a line, unit by unit.
  ///
  /// - Throws: `Sums.Overflow` when a unit's two numbers lie too far apart.
  func parts(of line: CommonForm.Line) throws(Sums.Overflow) -> [FigureDifference.UnitPart] {
    if isParallel, line.old.count == 1, line.new.count == 1,
      old.facts.isSame(line.old[0], as: line.new[0], in: new.facts), oldCounted == newCounted
    {
      return []
    }
    var parts: [FigureDifference.UnitPart] = []
    for position in codes.indices {
      let before = old.facts.answer(line.old, oldUnits[position])
      let after = new.facts.answer(line.new, newUnits[position])
      let change = try line.change(
        from: oldCounted[position] ? before.value : 0, to: newCounted[position] ? after.value : 0)
      if before == after, change == 0 { continue }
      // Of a unit that came or went as a whole its cells say nothing more, except where the region's figure moved.
      if change == 0, oldUnits[position] == nil || newUnits[position] == nil { continue }
      parts.append(
        .init(
          position: Int32(position), oldState: before.state, newState: after.state, oldValue: before.value,
          newValue: after.value, change: change))
    }
    return parts
  }

  func name(_ position: Int) -> String {
    let code = codes[position]
    return new.unitName(code) ?? old.unitName(code) ?? code
  }
}

extension FactTable {
  fileprivate struct Answer: Equatable {
    let state: CellState
    let value: Int64
  }

  /// What a unit answers in the cells of a line, several summed.
  fileprivate func answer(_ cells: [Cell], _ unit: Int?) -> Answer {
    guard let unit, let first = cells.first else { return Answer(state: .absent, value: 0) }
    if cells.count == 1 {
      return Answer(state: state(of: first, unit: unit), value: value(of: first, unit: unit))
    }
    let numbers = cells.filter { state(of: $0, unit: unit) == .number }
    if numbers.isEmpty { return Answer(state: state(of: first, unit: unit), value: 0) }
    return Answer(state: .number, value: numbers.reduce(0) { $0 &+ value(of: $1, unit: unit) })
  }
}
