/// How the names of bodies are written: what is left out, and what is cut short.
enum UnitName {
  /// The name without what offices leave out or write differently, to be compared.
  static func spelling(_ name: String) -> String {
    var scalars = Array(name.unicodeScalars)
    for (ending, plain) in endings
    where scalars.count > ending.count && scalars.suffix(ending.count) == ending[...] {
      scalars.replaceSubrange((scalars.count - ending.count)..., with: plain)
    }
    var result = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() where scalar != "和" && scalar != "与" {
      // 人民政府 is 政府 too.
      let isLeftOut =
        scalar == "人" && scalars[place...].starts(with: people)
        || scalar == "民" && place > 0 && scalars[(place - 1)...].starts(with: people)
      if !isLeftOut { result.append(scalar) }
    }
    return String(result)
  }

  /// The name as it stands in a title, with the region in front once: `青禾县教育局` for 教育局, 县教育局 and 青禾县教育局 of
  /// 青禾县, `湖南省青禾县教育局` for 青禾县教育局 of 湖南省青禾县.
  static func full(_ name: String, in region: String) -> String {
    if name.hasPrefix(region) { return name }
    var starts = region.indices.dropFirst().filter { levels.contains(region[region.index(before: $0)]) }
    if let last = region.indices.last, levels.contains(region[last]) { starts.append(last) }
    for start in starts {
      let end = region[start...]
      if name.hasPrefix(end), end.count > 1 || !words.contains(where: name.hasPrefix) {
        return region + name.dropFirst(end.count)
      }
    }
    return region + name
  }

  /// The last characters of regions.
  private static let levels: Set<Character> = ["省", "市", "州", "盟", "县", "区", "旗"]

  /// Words that begin like a level and are none: 市场监督管理局 is of every region.
  private static let words = [
    "市场", "市容", "市域", "市中区", "市南区", "市北区", "市政管", "市政工", "市政园", "市政公", "市政设", "市政建", "市民中", "市民服",
    "市民热", "区域", "区块", "县域", "县溪",
  ]

  private static let people = Array("人民政府".unicodeScalars)

  private static let endings: [(ending: [Unicode.Scalar], plain: [Unicode.Scalar])] = [
    ("镇人民政府", "镇"), ("乡人民政府", "乡"), ("县人民政府", "县"), ("区人民政府", "区"), ("市人民政府", "市"), ("旗人民政府", "旗"),
    ("镇政府", "镇"), ("乡政府", "乡"), ("县政府", "县"), ("区政府", "区"), ("市政府", "市"), ("旗政府", "旗"), ("街道办事处", "街道"),
    ("街道办", "街道"), ("委员会", "委"), ("办公室", "办"),
  ].map { (Array($0.0.unicodeScalars), Array($0.1.unicodeScalars)) }

  /// Whether a name is another one with characters left out between the first and the last: `人社局`.
  static func isShort(_ short: [Unicode.Scalar], of long: [Unicode.Scalar]) -> Bool {
    guard short.count > 2, short.count < long.count, short.first == long.first, short.last == long.last else {
      return false
    }
    var rest = long[...]
    for scalar in short {
      guard let place = rest.firstIndex(of: scalar) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// Whether a name may be meant by another: one within the other, cut short, or differing in a character or two.
  static func isLike(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    guard short.count > 1 else { return false }
    return long.indices.contains { long[$0...].starts(with: short) } || isShort(short, of: long)
      || isMisspelt(short, long)
  }

  /// Whether two names differ in two characters at most, and in half of them at most.
  private static func isMisspelt(_ short: [Unicode.Scalar], _ long: [Unicode.Scalar]) -> Bool {
    guard long.count - short.count <= 2, long.count <= Label.longestName,
      short.count(where: { !long.contains($0) }) <= 2
    else { return false }
    let distance = Label.distance(short, long)
    return distance <= 2 && distance * 2 <= long.count
  }
}
