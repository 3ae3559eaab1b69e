import Testing

@testable import Nianbao

/// Texts of any length as messages hold them.
@Suite struct ShortenedTests {
  @Test("A long text keeps its beginning and its end; a short one is not touched")
  func shortened() {
    #expect("青禾县".shortened() == "青禾县")
    #expect("0123456789".shortened(to: 10) == "0123456789")
    #expect("0123456789AB".shortened(to: 9) == "012345…9AB")
    #expect("一二三四五六七八九".shortened(to: 18) == "一二三四…八九")
    #expect("".shortened(to: 0).isEmpty)
  }

  @Test("Nothing is cut within a character")
  func scalars() {
    let text = String(repeating: "长", count: 400_000)
    #expect(text.shortened().utf8.count <= 1_003)
    #expect(text.shortened().allSatisfy { "长…".contains($0) })
    #expect(String(repeating: "e\u{301}", count: 10_000).shortened(to: 30).utf8.count <= 33)
  }

  @Test("Hundreds of accents on one character are found wherever they stand")
  func piledMarks() {
    let pile = String(repeating: "\u{301}\u{323}", count: 100)
    #expect(PiledMarks.areIn("e" + pile))
    #expect(PiledMarks.areIn(String(repeating: "长", count: 1_001) + pile + "文"))
    #expect(!PiledMarks.areIn(String(repeating: "e\u{301}", count: 1_000)))
    #expect(!PiledMarks.areIn(String(repeating: "के", count: 1_000)))
    #expect(!PiledMarks.areIn(String(repeating: "👨‍👩‍👧", count: 1_000)))
  }
}
