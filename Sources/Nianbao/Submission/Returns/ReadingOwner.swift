/// Whose a file is, by what it states of itself.
enum ReadingOwner {
  /// A unit of the roster, and what is to be said although it is known.
  case unit(Roster.Unit, told: [Finding])
  /// Nobody's, and why.
  case nobody([Finding])

  /// A stated code decides; by its name a file is known only where it states none.
  init(_ reading: Reading, in roster: Roster, year: Int) {
    let statement = reading.statement
    guard let code = statement.code else {
      self = Self.named(reading, in: roster, year: year)
      return
    }
    let named = statement.name.flatMap { roster.unit(name: $0) }
    guard let unit = roster.unit(code: code) else {
      let near = statement.name.map { named.map { [$0] } ?? roster.nearest(to: $0) } ?? []
      self = .nobody(
        reading.isRejected ? reading.findings : [.unknownCode(reading, code: code, named: named, near)])
      return
    }
    // A name that two units have does not speak against the code of one of them.
    let twins = statement.name.map { roster.units(named: $0) } ?? []
    if !unit.years.contains(year) {
      self = .nobody([.otherTime(reading, unit, year: year)])
    } else if let named, named != unit, !twins.contains(unit) {
      self = .nobody([.twoUnits(reading, unit, named)])
    } else {
      self = .unit(unit, told: Self.told(reading, unit, roster))
    }
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
