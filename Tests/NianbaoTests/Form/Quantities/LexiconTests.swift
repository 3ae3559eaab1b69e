import Testing

@testable import Nianbao

@Suite struct LexiconTests {
  @Test("The longest word counts, and the first meaning of a word that is added twice")
  func longest() {
    var words = Lexicon<Int>()
    for (meaning, word) in ["水利", "水利局", "水", "水利局", "", "教育局"].enumerated() { words.add(word, meaning) }
    let said = { (text: String, position: Int) in
      words.word(at: position, of: Array(text)).map { "\($0.count) \($0.meaning)" }
    }
    #expect(said("水利局", 0) == "3 1")
    #expect(said("水利处", 0) == "2 0")
    #expect(said("水务局", 0) == "1 2")
    #expect(said("县教育局", 0) == nil)
    #expect(said("县教育局", 1) == "3 5")
    #expect(said("县教育", 1) == nil)
  }

  @Test("A name that is contained in the own name is no other body's")
  func otherBodies() {
    let others = OtherBodies(names: Lexicon(["教育局", "教育局电教馆", "试验县教育局", "水利局"]), own: "试验县教育局")
    let found = { (text: String, position: Int) in others.name(at: position, of: Array(text)) }
    #expect(found("教育局", 0) == nil)
    #expect(found("试验县教育局", 0) == nil)
    #expect(found("教育局电教馆", 0) == 6)
    #expect(found("和水利局", 1) == 3)
  }

  @Test("Thirty thousand names with the same beginning are added in a moment", .timeLimit(.minutes(1)))
  func many() {
    let words = Lexicon((0..<30_000).map { "试验县第\($0)中心" })
    #expect(words.word(at: 0, of: Array("试验县第29999中心的报告"))?.count == 11)
  }
}
