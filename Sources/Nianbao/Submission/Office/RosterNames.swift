/// How the units of a roster are called, in all the ways in which a file may name one; made when it is first asked for.
struct RosterNames: Sendable {
  /// As names are compared.
  private let region: String
  private let made: OnDemand<Known>
  private let likeMade: OnDemand<LikeNames>

  /// The units' positions by what they are called.
  struct Known: Sendable {
    /// Codes without leading zeros, and names; those of two units stand for none.
    private(set) var byPlainCode: [String: [Int]] = [:]
    private(set) var byName: [String: [Int]] = [:]
    /// Names with what offices leave out or write differently made the same: `麦陇镇人民政府`, `麦陇镇`.
    private(set) var bySpelling: [String: [Int]] = [:]
    /// As names are compared, without the region in front.
    private(set) var plainNames: [String] = []

    fileprivate init(_ units: [Roster.Unit], region: String) {
      plainNames = units.map { RosterNames.plain($0.name, in: region) }
      for (position, unit) in units.enumerated() {
        byPlainCode[RosterNames.plain(code: unit.code), default: []].append(position)
        byName[plainNames[position], default: []].append(position)
        let short = unit.shortNames.map { RosterNames.plain($0, in: region) }
        for name in ([plainNames[position]] + short).map(UnitName.spelling).distinct {
          bySpelling[name, default: []].append(position)
        }
      }
    }
  }

  init(_ units: [Roster.Unit], region: String) {
    self.region = region
    let made = OnDemand { Known(units, region: region) }
    self.made = made
    likeMade = OnDemand { LikeNames(made.value.plainNames) }
  }

  var known: Known { made.value }

  var like: LikeNames { likeMade.value }

  /// The positions of all units that a name may mean; `nil` for none.
  func positions(named name: String) -> [Int]? {
    let (names, plain) = (known, plain(name))
    if let exact = names.byName[plain] { return exact }
    return names.bySpelling[UnitName.spelling(plain)]
  }

  static func plain(code: String) -> String {
    let text = Label.normal(code)
    let rest = text.drop { $0 == "0" }
    return rest.isEmpty ? text : String(rest)
  }

  /// The name as it is compared, without the region in front.
  func plain(_ name: String) -> String { Self.plain(name, in: region) }

  fileprivate static func plain(_ name: String, in region: String) -> String {
    let text = Label.normal(name)
    // `县自然资源局` of 青禾县 too.
    return text == region ? text : String(UnitName.full(text, in: region).dropFirst(region.count))
  }
}
