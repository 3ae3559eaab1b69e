/// Whose a file is, by what it states of itself.
enum ReadingOwner: Sendable {
  /// A unit of the roster, and what is to be said although it is known.
  case unit(Roster.Unit, told: [Finding])
  /// A unit of the roster, whose file is refused for naming another one too.
  case refused(Roster.Unit, Finding)
  /// Nobody's, and why.
  case nobody([Finding])

  /// The unit that the file states, unless it states another one further down.
  init(_ reading: Reading, in roster: Roster, year: Int) {
    self = Self.first(reading, in: roster, year: year)
    guard case .unit(let unit, _) = self, !reading.isRejected,
      let other = reading.later.first(where: { Self.isOther($0, than: unit, in: roster) })
    else { return }
    let known = other.code.flatMap { roster.unit(code: $0) } ?? other.name.flatMap { roster.unit(name: $0) }
    self = .refused(unit, .unitsInOneFile(reading, unit, other, known))
  }

  /// Whether a first line or title is of another unit; a name that is not in the roster may be the own with more or
  /// less in front.
  private static func isOther(_ later: Statement, than unit: Roster.Unit, in roster: Roster) -> Bool {
    if let code = later.code { return roster.unit(code: code) != unit }
    guard let name = later.name else { return false }
    let known = roster.units(named: name)
    if !known.isEmpty { return !known.contains(unit) }
    let (one, own) = (UnitName.spelling(name), UnitName.spelling(unit.name))
    return roster.unit(abbreviated: name) != unit && !own.hasSuffix(one) && !one.hasSuffix(own)
  }

  /// A stated code decides; by its name a file is known only where it states none.
  private static func first(_ reading: Reading, in roster: Roster, year: Int) -> ReadingOwner {
    let statement = reading.statement
    if let unit = reading.unit, unit.years.contains(year) { return .unit(unit, told: []) }
    guard let code = statement.code else {
      return named(reading, in: roster, year: year)
    }
    let named = statement.name.flatMap { roster.unit(name: $0) }
    guard let unit = roster.unit(code: code) else {
      let near = statement.name.map { named.map { [$0] } ?? roster.nearest(to: $0) } ?? []
      return .nobody(
        reading.isRejected ? reading.findings : [.unknownCode(reading, code: code, named: named, near)])
    }
    // A name that two units have does not speak against the code of one of them.
    let twins = statement.name.map { roster.units(named: $0) } ?? []
    if !unit.years.contains(year) { return .nobody([.otherTime(reading, unit, year: year)]) }
    if let named, named != unit, !twins.contains(unit) { return .nobody([.twoUnits(reading, unit, named)]) }
    return .unit(unit, told: told(reading, unit, roster))
  }

  /// By the name alone, or, where two units have it, by the code in the file's name.
  private static func named(_ reading: Reading, in roster: Roster, year: Int) -> ReadingOwner {
    let name = reading.statement.name ?? ""
    var known = name.isEmpty ? [] : roster.units(named: name)
    if known.count > 1, let code = reading.named.code { known = known.filter { $0.code == code } }
    if known.count > 1 { known = known.filter { $0.years.contains(year) } }
    if known.count > 1 {
      return .nobody(reading.isRejected ? reading.findings : [.manyUnits(reading, name, known)])
    }
    if let unit = known.first, unit.years.contains(year) {
      return .unit(unit, told: told(reading, unit, roster))
    }
    if let unit = roster.unit(abbreviated: name), unit.years.contains(year) {
      return .unit(unit, told: reading.isRejected ? [] : [.shortName(reading, name, unit)])
    }
    return .nobody(reading.isRejected ? reading.findings : [.unknownUnit(reading, roster.nearest(to: name))])
  }

  /// A file that is named after another unit than the one it states.
  private static func told(_ reading: Reading, _ unit: Roster.Unit, _ roster: Roster) -> [Finding] {
    // `2.csv` is the second file, not the unit 002.
    let byCode = reading.named.code.flatMap { reading.file.contains($0) ? roster.unit(code: $0) : nil }
    let byName = reading.named.name.map { roster.units(named: $0) } ?? []
    guard !reading.isRejected, byCode != unit, !byName.contains(unit), let other = byCode ?? byName.first
    else {
      return []
    }
    return [.otherName(reading, unit, other)]
  }
}
