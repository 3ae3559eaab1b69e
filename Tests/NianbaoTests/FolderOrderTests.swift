import Foundation
import Testing

@testable import Nianbao

/// The house keeps its order: dependencies one way, and no word of the form in the sources.
@Suite struct FolderOrderTests {
  static let folders = [
    "Form", "Findings", "Submission", "Checks", "Statistics", "Report", "Why", "Proof",
    "Writers", "Versions",
  ]

  @Test("No file uses a type or function of a folder below its own")
  func order() throws {
    let declared = try Self.folders.map { folder in
      try Set(files(in: folder).flatMap { Self.declarations(in: $0.text) })
    }
    #expect(declared.map(\.count).allSatisfy { $0 > 0 })
    for (position, folder) in Self.folders.enumerated() {
      let below = declared[(position + 1)...].reduce(into: Set<String>()) { $0.formUnion($1) }
        .subtracting(declared[...position].reduce(into: Set<String>()) { $0.formUnion($1) })
      for file in try files(in: folder) {
        #expect(Self.words(in: file.text).intersection(below) == [], "\(file.name) looks down")
      }
    }
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
    for file in try files(in: "..") {
      let code = Self.withoutComments(file.text)
      for word in words { #expect(!code.contains(word), "\(file.name) types “\(word)”") }
    }
  }

  /// Every file of the sources.
  static func sources() throws -> [(name: String, text: String)] { try FolderOrderTests().files(in: "..") }

  private func files(in folder: String) throws -> [(name: String, text: String)] {
    let root = Fixture.package.appendingPathComponent("Sources/Nianbao/\(folder)")
    let walk = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    return try walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
  }

  private static func withoutComments(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
  }

  private static func declarations(in text: String) -> [String] {
    let pattern = /^(?:public |private )?(?:final )?(?:struct|enum|class|protocol|func) (\w+)/
      .anchorsMatchLineEndings()
    return withoutComments(text).matches(of: pattern).map { String($0.1) }
  }

  private static func words(in text: String) -> Set<String> {
    Set(withoutComments(text).split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map { String($0) })
  }
}
