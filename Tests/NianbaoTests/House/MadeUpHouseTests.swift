import Testing

/// The check of the house is itself checked: a small house made up of texts, with one fault of each kind.
@Suite struct MadeUpHouseTests {
  private static let rooms = [Room("House", [Room("Top", ["Left", "Right", .own]), "Middle", "Bottom"])]

  private func graph(
    _ texts: [String: String], rooms: [Room] = Self.rooms, common: Set<String> = []
  ) -> SourceGraph {
    let files = texts.map { path, text in
      let parts = path.split(separator: "/").map { String($0) }
      return SourceFile.read(
        text, folder: parts.dropLast().joined(separator: "/"), name: parts[parts.count - 1])
    }
    return SourceGraph(files, rooms: rooms, common: common)
  }

  /// In order: everything looks up, or names what is below only in comments and texts, or has a name of its own.
  private static let sound = [
    "House/Top/Left/Cup.swift": """
    /// Unlike a `Saucer`, whose `rim` it never touches, nor `wash()`.
    public struct Cup { let size: Int; private let rim = 2
      func text() -> String { "a Saucer, \\(size) and \\(self.rim)" }
    }
    """,
    "House/Top/Right/Saucer.swift": """
    struct Saucer { let cup: Cup; let rim = 1
      func fits(_ table: Int) -> Bool { table > cup.size }
    }
    """,
    "House/Top/Shelf.swift": "struct Shelf { let cups: [Cup]; let saucers: [Saucer] }",
    "House/Middle/Wash.swift": "func wash(_ cup: Cup) {}\nextension Saucer { var isClean: Bool { rim > 0 } }",
    "House/Bottom/Table.swift":
      "struct Table { let height = 3; func lay(_ shelf: Shelf) { wash(shelf.cups[0]) } }",
  ]

  @Test("A house in order has no fault")
  func inOrder() {
    let graph = graph(Self.sound)
    #expect(graph.backwardUses == [])
    #expect(graph.homeless == [])
    #expect(graph.circles(above: 1) == [])
    #expect(graph.tooLarge == [])
  }

  @Test(
    "A word from below is told: a type, a free function, a member with a dot, a member without one, a case",
    arguments: [
      (
        "House/Top/Left/Plate.swift", "struct Plate { var beside: [Saucer] = [] }",
        "House/Top/Left/Plate.swift uses Saucer of House/Top/Right"
      ),
      (
        "House/Top/Right/Sink.swift", "func rinse(_ cup: Cup) { wash(cup) }",
        "House/Top/Right/Sink.swift uses wash of House/Middle"
      ),
      (
        "House/Top/Left/Plate.swift", "func measure(_ any: some Any) -> Int { any.height }",
        "House/Top/Left/Plate.swift uses height of House/Bottom"
      ),
      (
        "House/Top/Left/Plate.swift", "let words = \"a text with code in it: \\(\"\\(one.height)\")\"",
        "House/Top/Left/Plate.swift uses height of House/Bottom"
      ),
      (
        "House/Top/Right/Rim.swift", "extension Saucer { var isDull: Bool { !isClean } }",
        "House/Top/Right/Rim.swift uses isClean of House/Middle"
      ),
      (
        "House/Top/Shelf.swift", "let paths = rooms.map(\\.height)",
        "House/Top/Shelf.swift uses height of House/Bottom"
      ),
    ])
  func backward(path: String, text: String, told: String) {
    #expect(graph(Self.sound.merging([path: text]) { $1 }).backwardUses.contains(told))
  }

  @Test("A word is not held against a file that has it for itself, nor where a file above has it too")
  func ownWords() {
    let texts = [
      "House/Top/Left/Plate.swift":
        "func f(height: Int) -> Int { let (isClean, b) = (1, 2); return height + isClean }",
      "House/Top/Right/Local.swift":
        "func f() { typealias Table = Int; struct Tray {}; _ = [Table(1), Tray()] }",
      "House/Middle/Tray.swift": "struct Tray { let rim: Int; private struct Table {}; let table: Table }",
    ]
    #expect(graph(Self.sound.merging(texts) { $1 }).backwardUses == [])
    let attic = [
      "House/Top/Left/Plate.swift": "let ladders = [1].map(\\.height)",
      "Attic/Ladder.swift": "let height = 3",
    ]
    #expect(graph(texts.merging(attic) { $1 }, rooms: Self.rooms + ["Attic"]).backwardUses == [])
    let common = ["House/Top/Left/Plate.swift": "func f(_ any: some Any) { any.height }"]
    #expect(graph(Self.sound.merging(common) { $1 }, common: ["height"]).backwardUses == [])
  }

  @Test("A circle of six is told with its files, one of five is not")
  func circle() {
    let names = ["A", "B", "C", "D", "E", "F"]
    let texts = { (names: [String]) in
      Dictionary(
        uniqueKeysWithValues: names.indices.map { place in
          let next = names[(place + 1) % names.count]
          return ("House/Middle/\(names[place]).swift", "struct \(names[place]) { let next: [\(next)] }")
        })
    }
    #expect(graph(texts(names)).circles(above: 5) == [names.map { "House/Middle/\($0).swift" }])
    #expect(graph(texts(Array(names.prefix(5)))).circles(above: 5) == [])
    #expect(graph(texts(Array(names.prefix(5)))).circles(above: 4).count == 1)
  }

  @Test("What is too large or stands nowhere is told")
  func sizes() {
    var texts = Self.sound
    let long = String(repeating: "\n", count: 39)
    texts["House/Top/Left/Long.swift"] =
      "struct Long {\n  func fits() {\(long)  }\n  func breaks() {\n\(long)  }\n}\n"
    texts["House/Top/Left/Longer.swift"] = String(repeating: "// nothing\n", count: 301)
    texts["House/Cellar/Wine.swift"] = ""
    texts["House/Bottom/Table.swift"] = nil
    for number in 1...24 { texts["House/Middle/Spoon\(number).swift"] = "" }
    let graph = graph(texts)
    #expect(
      graph.homeless == ["House/Cellar/Wine.swift stands in no room", "no file stands in House/Bottom"])
    #expect(
      graph.tooLarge == [
        "House/Middle has 25 files", "House/Top/Left/Longer.swift has 301 lines",
        "House/Top/Left/Long.swift:42: breaks has 41 lines",
      ])
  }
}
