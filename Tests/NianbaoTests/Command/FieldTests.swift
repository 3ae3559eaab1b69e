import Foundation
import Testing

/// Situations of the field, whole projects with one thing wrong, held against what is right by a judge of their own.
@Suite struct FieldTests {
  private static let folder = Fixture.package.appendingPathComponent("Tests/Field/cases")

  static let cases =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.first?.isNumber ?? false }.sorted()

  @Test("There are as many as there should be")
  func all() { #expect(Self.cases.count == 46) }

  @Test("Read rightly or told", arguments: cases)
  func judged(name: String) throws {
    let result = try run(
      "/bin/bash", ["_run.sh", name],
      environment: [
        "NIANBAO": Sandbox.program, "TEMPLATES": Fixture.package.appendingPathComponent("Templates").path,
      ], in: Self.folder)
    #expect(result.output.hasSuffix("PASS\n"), "\(result.output)")
  }
}
