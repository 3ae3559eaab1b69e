/// Units of one year and those of the year before whose work they carry on: mostly one and the same, several and one
/// where units were merged, one and several where a unit was split.
package struct Lineage: Sendable {
  /// This year's, in the order of the roster.
  package let units: [UnitReturn]
  /// Last year's; empty for units that are new and follow nobody.
  package let before: [UnitReturn]

  /// Whether the carry-over can be told only of all units together.
  package var isSplit: Bool { units.count > 1 }
}

extension Returns {
  /// The units of this year with those they follow, in the order of the roster.
  ///
  /// 前身 counts in the year when a unit begins or its predecessor has ended; a unit that goes on follows itself.
  package func lineages(after lastYear: Returns?) -> [Lineage] {
    let before = lastYear?.units ?? []
    let places = Dictionary(
      before.enumerated().map { ($0.element.unit.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    if units.allSatisfy(\.unit.predecessors.isEmpty), places.count == before.count {
      return units.map { sent in
        Lineage(units: [sent], before: places[sent.unit.code].map { [before[$0]] } ?? [])
      }
    }
    let roster = Roster(units: before.map(\.unit), region: "")
    let followed = units.map { sent -> Set<Int> in
      let own = sent.unit
      let former = own.predecessors.compactMap { roster.unit(code: $0) }.filter {
        own.years.lowerBound == year || $0.years.upperBound == year - 1
      }
      return Set(([own] + former).compactMap { places[$0.code] })
    }
    return Self.families(followed).map { family in
      Lineage(
        units: family.map { units[$0] },
        before: family.reduce(into: Set<Int>()) { $0.formUnion(followed[$1]) }.sorted().map { before[$0] })
    }
  }

  /// Positions that follow a common predecessor, together; in the order of their first.
  private static func families(_ followed: [Set<Int>]) -> [[Int]] {
    var families: [[Int]] = []
    var familyOf: [Int: Int] = [:]
    for (position, own) in followed.enumerated() {
      let kin = Set(own.compactMap { familyOf[$0] }).sorted()
      let family = kin.first ?? families.count
      if kin.isEmpty { families.append([]) }
      families[family].append(position)
      for other in kin.dropFirst() {
        families[family] += families[other]
        families[other] = []
        for (predecessor, known) in familyOf where known == other { familyOf[predecessor] = family }
      }
      for predecessor in own { familyOf[predecessor] = family }
    }
    return families.filter { !$0.isEmpty }.map { $0.sorted() }
  }
}

extension UnitReturn {
  /// Several returns as one: a cell has a number when all that were asked gave one.
  ///
  /// `nil` for none; a single return is itself. The state is the worst of all, so that a missing file makes the whole
  /// unknown.
  public static func joined(_ returns: [UnitReturn]) -> UnitReturn? {
    guard var result = returns.first, returns.count > 1 else { return returns.first }
    result.files = returns.flatMap(\.files)
    result.sources = returns.flatMap(\.sources)
    result.findings = returns.flatMap(\.findings)
    let states = returns.map(\.state)
    result.state = states.contains(.missing) ? .missing : states.contains(.rejected) ? .rejected : .accepted
    for index in result.facts.figures.states.indices {
      let asked = returns.filter { $0.figures.states[index] != .notAsked }
      let open = asked.first { ![.number, .notApplicable].contains($0.figures.states[index]) }
      let numbers = asked.filter { $0.figures.states[index] == .number }
      result.facts.figures.states[index] =
        open?.figures.states[index] ?? (numbers.isEmpty ? asked.first?.figures.states[index] : .number)
        ?? .notAsked
      result.facts.figures.values[index] =
        open == nil ? numbers.reduce(0) { $0 &+ $1.figures.values[index] } : 0
    }
    return result
  }
}
