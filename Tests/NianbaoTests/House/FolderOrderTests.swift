import Foundation
import Testing

@testable import Nianbao

/// The house keeps its order: dependencies one way, small rooms, and no word of the form in the sources.
@Suite struct FolderOrderTests {
  private static let graph: Result<SourceGraph, any Error> = Result {
    let files = try House.modules.flatMap { try Self.files(in: $0.name) }
    return SourceGraph(
      files.map { SourceFile.read($0.text, folder: $0.folder, name: $0.name) }, rooms: House.modules,
      common: House.common)
  }

  @Test("No file uses a type, function or member that only rooms below its own declare")
  func order() throws {
    let graph = try Self.graph.get()
    #expect(graph.files.count > 200)
    for trouble in graph.homeless + graph.backwardUses { Issue.record("\(trouble)") }
  }

  @Test("No more than five files use each other in a circle")
  func circles() throws {
    for circle in try Self.graph.get().circles(above: House.filesInCircle) {
      Issue.record("\(circle.count) files use each other: \(circle.joined(separator: ", "))")
    }
  }

  @Test("No folder has more than 24 files, no file more than 300 lines, no function more than 40")
  func sizes() throws {
    for trouble in try Self.graph.get().tooLarge { Issue.record("\(trouble)") }
  }

  @Test(
    "Tests stand in the rooms of what they test, at most 24 in a folder; at the root stands what supports them"
  )
  func tests() throws {
    let files = try Self.files(in: "NianbaoTests", of: "Tests")
    let rooms = Set(House.modules.flatMap { $0.folders() }.flatMap(Self.testFolders)).union(["House"])
    for file in files {
      let folder = file.folder.split(separator: "/").dropFirst().joined(separator: "/")
      let isRoom = folder.isEmpty ? !file.name.hasSuffix("Tests.swift") : rooms.contains(folder)
      if !isRoom { Issue.record("\(file.folder)/\(file.name) stands in no room") }
    }
    for (folder, files) in Dictionary(grouping: files, by: \.folder) where files.count > House.filesInFolder {
      Issue.record("\(folder) has \(files.count) files")
    }
  }

  /// The folders for tests of a room and of what it stands in: `Submission/Files` and `Submission` for
  /// `Nianbao/Submission/Files`, `Excel/Forms` and `Excel` for `NianbaoExcel/Forms`.
  private static func testFolders(_ room: String) -> [String] {
    let parts = room.dropFirst("Nianbao".count).split(separator: "/")
    return parts.indices.map { parts[...$0].joined(separator: "/") }
  }

  @Test(
    "No row, column, table title or address of a form is typed in the sources",
    arguments: [
      "xxgk-2021", "xxgk-2019", "yaodian",
    ])
  func oneDefinition(name: String) throws {
    let file = Fixture.package.appendingPathComponent("Templates/forms/\(name).yaml")
    let more = Fixture.package.appendingPathComponent("Templates/forms/xxgk-more.yaml")
    let form = try Form(
      definition: String(contentsOf: file, encoding: .utf8), file: name,
      supplements: name.hasPrefix("xxgk")
        ? [("xxgk-more.yaml", String(contentsOf: more, encoding: .utf8))] : [])
    let headings = form.tables.flatMap { $0.rows + $0.columns }
    var known: [String] = [form.mark] + form.tables.map(\.title)
    for heading in headings {
      known += [heading.label, heading.id] + heading.aliases + heading.groups.map(\.label)
    }
    let words = Set(known.filter { $0.count >= 4 }).union(form.tables.map { "\"\($0.id)/" })
    #expect(words.count > 10)
    let search = WordSearch(words)
    #expect(search.found(in: "“\(form.tables[0].title)”") == [form.tables[0].title])
    for file in try Self.code.get() {
      for word in search.found(in: file.text) { Issue.record("\(file.name) types “\(word)”") }
    }
  }

  /// All sources without their comments.
  private static let code: Result<[(name: String, text: String)], any Error> = Result {
    try files(in: "").map { ($0.name, withoutComments($0.text)) }
  }

  /// The Swift files below a folder of `Sources`, or of another place.
  static func files(
    in folder: String, of place: String = "Sources"
  ) throws -> [(folder: String, name: String, text: String)] {
    let sources = Fixture.package.appendingPathComponent(place)
    let root = folder.isEmpty ? sources : sources.appendingPathComponent(folder)
    let walk = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    let depth = sources.standardizedFileURL.pathComponents.count
    return try walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { file in
      let path = file.standardizedFileURL.pathComponents.dropFirst(depth).dropLast()
      return (
        path.joined(separator: "/"), file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)
      )
    }
  }

  private static func withoutComments(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
  }
}

/// Looks for many words in one pass; each has four bytes or more.
private struct WordSearch {
  /// The words by their first four bytes.
  private let words: [UInt32: [String]]

  init(_ words: Set<String>) {
    self.words = Dictionary(grouping: words) { $0.utf8.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }
  }

  func found(in text: String) -> [String] {
    var found: Set<String> = []
    var text = text
    text.withUTF8 { bytes in
      var start: UInt32 = 0
      for (position, byte) in bytes.enumerated() {
        start = start << 8 | UInt32(byte)
        guard position > 2, let words = words[start] else { continue }
        for word in words where bytes[(position - 3)...].starts(with: word.utf8) { found.insert(word) }
      }
    }
    return found.sorted()
  }
}
