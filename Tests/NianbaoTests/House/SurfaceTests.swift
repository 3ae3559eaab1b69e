import Foundation
import Testing

@testable import NianbaoProject

/// What others see of the house: how much of it is public, and which version it says it is.
@Suite struct SurfaceTests {
  @Test("Fewer than 700 lines of all modules together begin with public")
  func size() throws {
    let lines = try FolderOrderTests.files(in: "").flatMap { $0.text.split(whereSeparator: \.isNewline) }
    let count = lines.count { $0.drop { $0 == " " }.hasPrefix("public ") }
    #expect((100..<700).contains(count), "\(count) lines begin with public")
  }

  @Test("The newest entry of the changelog is the version that the program prints, and every entry has a day")
  func changelog() throws {
    let file = Fixture.package.appendingPathComponent(".github/CHANGELOG.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let headings = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("## ") }
    let entries = try headings.map {
      try #require($0.wholeMatch(of: /## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)/))
    }
    #expect(entries.last?.1 == "0.1.0")
    #expect(Set(entries.map(\.1)).count == entries.count)
    #expect(entries.map(\.2) == entries.map(\.2).sorted(by: >))
    let printed = try run(Sandbox.program, ["--version"])
    #expect(printed.output == "nianbao \(entries[0].1)\n")
  }
}
