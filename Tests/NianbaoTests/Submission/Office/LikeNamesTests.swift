import Testing

@testable import Nianbao

/// Names that may be meant by others, found without comparing each with all.
@Suite struct LikeNamesTests {
  private let names = ["安远县教育局", "安远县体育局", "宁化县教育局", "安远县白石镇人民政府", "民政局", "财政局"]

  private func like(_ name: String, among names: [String]) -> [String] {
    let (like, wanted) = (LikeNames(names), Array(name.unicodeScalars))
    return like.candidates(for: wanted).filter { UnitName.isLike(wanted, like.names[$0]) }.map { names[$0] }
  }

  @Test(
    "One within the other, cut short, or two characters off",
    arguments: [
      ("教育局", ["安远县教育局", "宁化县教育局"]), ("安远县教局", ["安远县教育局", "安远县体育局"]), ("安远教育局", ["安远县教育局", "安远县体育局"]),
      ("安定县数育局", ["安远县教育局", "安远县体育局"]), ("安远县白石镇", ["安远县白石镇人民政府"]), ("民改局", ["民政局"]),
      ("县民政局", ["民政局", "财政局"]), ("审计局", []), ("", []),
    ])
  func found(name: String, expected: [String]) { #expect(like(name, among: names) == expected) }

  @Test("The same as by comparing with all", arguments: 0..<40)
  func same(seed: UInt64) {
    var random = Seeded(state: seed)
    let letters = Array("甲乙丙丁戊".unicodeScalars)
    let name = { (random: inout Seeded) in
      String(
        String.UnicodeScalarView((0..<Int(random.next() % 9)).map { _ in letters[Int(random.next() % 5)] }))
    }
    let names = (0..<200).map { _ in name(&random) }
    for _ in 0..<50 {
      let wanted = name(&random)
      let all = names.filter { UnitName.isLike(Array(wanted.unicodeScalars), Array($0.unicodeScalars)) }
      #expect(like(wanted, among: names) == all, "\(wanted)")
    }
  }

  @Test("Of four thousand names few are compared with one that is unknown")
  func few() {
    let counties = Array("安平宁永长清临新东西南北大龙凤金石云江泉丰德兴怀道桂梅武隆蓝".unicodeScalars)
    let offices = ["教育局", "民政局", "财政局", "水利局", "公安局", "司法局", "林业局", "审计局"]
    let names = counties.flatMap { first in
      counties.prefix(17).flatMap { second in offices.map { "\(first)\(second)县\($0)" } }
    }
    #expect(names.count == 4080)
    let like = LikeNames(names)
    let compared = names.map { like.candidates(for: Array("\($0.dropLast())处".unicodeScalars)).count }
    #expect(compared.reduce(0, +) / names.count < names.count / 5)
  }
}
