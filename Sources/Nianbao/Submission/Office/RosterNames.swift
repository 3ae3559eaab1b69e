import Synchronization

/// How the units of a roster are called, in all the ways in which a file may name one; made when it is first asked for.
final class RosterNames: Sendable {
  private let units: [Roster.Unit]
  /// As names are compared.
  private let region: String
  private let made = Mutex<Known?>(nil)

  struct Known: Sendable {
    /// Codes without leading zeros, and names; those of two units stand for none.
    fileprivate(set) var byPlainCode: [String: [Int]] = [:]
    fileprivate(set) var byName: [String: [Int]] = [:]
    /// Names with what offices leave out or write differently made the same: `麦陇镇人民政府`, `麦陇镇`.
    fileprivate(set) var bySpelling: [String: [Int]] = [:]
    /// As names are compared, without the region in front.
    fileprivate(set) var plainNames: [String] = []
  }

  init(_ units: [Roster.Unit], region: String) {
    self.units = units
    self.region = region
  }

  var known: Known {
    made.withLock { made in
      if let made { return made }
      var known = Known()
      known.plainNames = units.map { plain($0.name) }
      for (position, unit) in units.enumerated() {
        known.byPlainCode[Self.plain(code: unit.code), default: []].append(position)
        known.byName[known.plainNames[position], default: []].append(position)
        for name in ([unit.name] + unit.shortNames).map({ UnitName.spelling(plain($0)) }).distinct {
          known.bySpelling[name, default: []].append(position)
        }
      }
      made = known
      return known
    }
  }

  /// The positions of all units that a name may mean; `nil` for none.
  func positions(named name: String) -> [Int]? {
    let (names, plain) = (known, plain(name))
    if let exact = names.byName[plain] { return exact }
    if let spelled = names.bySpelling[UnitName.spelling(plain)] { return spelled }
    // `县自然资源局` of 青禾县.
    guard let last = region.last, plain.first == last else { return nil }
    let rest = String(plain.dropFirst())
    return names.byName[rest] ?? names.bySpelling[UnitName.spelling(rest)]
  }

  static func plain(code: String) -> String {
    let text = Label.normal(code)
    let rest = text.drop { $0 == "0" }
    return rest.isEmpty ? text : String(rest)
  }

  /// The name as it is compared, without the region in front.
  func plain(_ name: String) -> String {
    let text = Label.normal(name)
    guard text.hasPrefix(region), text != region else { return text }
    return String(text[text.index(text.startIndex, offsetBy: region.count)...])
  }
}
