import Testing

@testable import Nianbao

/// YAML that is small as a file and large once it is read is told in a moment, with its place.
@Suite struct YamlBoundsTests {
  private func trouble(_ text: String) -> String? {
    do {
      _ = try Project.read(text, file: "project.yaml")
      return nil
    } catch { return error.description }
  }

  /// `a0: &a0 [x, x, …]`, `a1: &a1 [*a0, *a0, …]`: ten to the power of the levels.
  private func bomb(_ levels: Int) -> String {
    let lines = (1..<levels).map { level in
      "a\(level): &a\(level) [" + [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
        + "]"
    }
    return (["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"] + lines).joined(separator: "\n")
  }

  @Test("Aliases of aliases count as what they stand for")
  func aliases() {
    #expect(trouble(bomb(9)) == "project.yaml:5:45: 内容太多（别名所指的也算），最多 100000 项。请删去不需要的内容。")
    #expect(trouble(bomb(9) + "\n? *a8\n: 1\n")?.contains("内容太多") == true)
    #expect(trouble("region: &r 青禾县\npublisher: *r\nyear: 2025\n") == nil)
  }

  @Test(
    "Nesting of any kind",
    arguments: [
      "x: " + String(repeating: "[", count: 100_000), "x: " + String(repeating: "{a: ", count: 100_000),
      String(repeating: "- ", count: 100_000) + "x", String(repeating: "? ", count: 100_000) + "x",
      (0..<2_000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
    ])
  func nesting(text: String) { #expect(trouble(text)?.contains("一层套一层，太深了，最多 50 层") == true) }

  @Test("Words and files that are too long")
  func size() {
    let long = String(repeating: "长", count: 100_000)
    #expect(trouble("\(long): 1")?.contains("：") == false)
    #expect(trouble("region: '\(long)'\nyear: 2025") == "project.yaml:1:9: 一个词太长，最多 64 KB。请删去不需要的内容。")
    #expect(
      trouble(String(repeating: "# 注\n", count: 1_000_000)) == "project.yaml: 文件太大，最多 4 MB。请删去不需要的内容。")
  }

  @Test("A message never quotes more than a reader can see")
  func message() {
    let long = String(repeating: "一", count: 10_000)
    let said = trouble("region: 青禾县\nyear: \(long)") ?? ""
    #expect(said.hasPrefix("project.yaml:2:7: “一一一") && said.hasSuffix("一一”应当是整数。"))
    #expect(said.utf8.count < 1_100)
  }
}
