/// Which units of a roster a name may be meant for, found without comparing it with all of them: of twenty thousand
/// files with unknown names each is compared with the few units that have something in common with it.
struct LikeNames: Sendable {
  let names: [[Unicode.Scalar]]
  /// Positions of names by two characters that follow each other in them.
  private var byPair: [Pair: [Int]] = [:]
  /// By the pair of a name that the fewest others have.
  private var byRarest: [Pair: [Int]] = [:]
  /// By first and last character.
  private var byEnds: [Pair: [Int]] = [:]
  /// Names so short that two of them may differ in all of their pairs.
  private var short: [Int] = []

  private static let shortest = 5
  /// Two characters more, less or other spoil four pairs at most: a name that is like another has one of any five.
  private static let enough = 5

  private struct Pair: Hashable {
    let first, second: Unicode.Scalar
  }

  init(_ texts: [String]) {
    names = texts.map { Array($0.unicodeScalars) }
    let pairs = names.map { Self.pairs(of: $0) }
    for (position, name) in names.enumerated() {
      for pair in pairs[position] { byPair[pair, default: []].append(position) }
      if let ends = Self.ends(of: name) { byEnds[ends, default: []].append(position) }
      if name.count <= Self.shortest { short.append(position) }
    }
    for position in names.indices {
      let rarest = pairs[position].min { byPair[$0, default: []].count < byPair[$1, default: []].count }
      if let rarest { byRarest[rarest, default: []].append(position) }
    }
  }

  /// Positions, in their order, among which are all names that are like one (`UnitName.isLike`).
  func candidates(for name: [Unicode.Scalar]) -> [Int] {
    let pairs = Self.pairs(of: name)
    let rare = pairs.sorted { (byPair[$0]?.count ?? 0) < (byPair[$1]?.count ?? 0) }.prefix(Self.enough)
    var found = Set(candidates(shortenedTo: name))
    for pair in rare { found.formUnion(byPair[pair] ?? []) }
    // One that is a part of the name has its rarest pair there.
    for pair in pairs { found.formUnion(byRarest[pair] ?? []) }
    if name.count <= Self.shortest { found.formUnion(short) }
    return found.sorted()
  }

  /// Positions, in their order, among which are all names that one is cut short of, or that are cut short of it.
  func candidates(shortenedTo name: [Unicode.Scalar]) -> [Int] {
    Self.ends(of: name).flatMap { byEnds[$0] } ?? []
  }

  /// Each once, in the order in which they come.
  private static func pairs(of name: [Unicode.Scalar]) -> [Pair] {
    zip(name, name.dropFirst()).map { Pair(first: $0, second: $1) }.distinct
  }

  private static func ends(of name: [Unicode.Scalar]) -> Pair? {
    guard let first = name.first, let last = name.last else { return nil }
    return Pair(first: first, second: last)
  }
}
