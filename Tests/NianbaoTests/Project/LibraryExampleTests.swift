import Foundation
import Nianbao
import NianbaoProject
import Testing

/// The lines of the README by which another Swift program uses this one.
@Suite struct LibraryExampleTests {
  @Test("The lines of the README check a file and build a report")
  func example() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n", project: "region: 某省\nyear: 2022\n")
    let sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    try box.write(
      "Inputs/2022/forms/001.csv", sheet.replacing("21,0,0,0,0,0,21", with: "21,0,0,0,0,0,31"))
    let folder = box.folder.path
    var printed: [String] = []
    func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }

    // README: begin
    let project = try ProjectFolder.read(ProjectPlaces(in: folder))
    let checked = try project.check(["\(folder)/Inputs/2022/forms/001.csv"])
    for finding in checked.findings.worstFirst() {
      print(finding.severity.rawValue, finding.rule, finding.sentence)
    }

    // The whole way: read, check, sum, compose, write, prove.
    let built = try project.build()
    print(built.report.title, built.report.isDraft, built.folder)
    // README: end

    // The total that was spoiled by hand is 31 where the parts make 21.
    #expect(
      printed.contains { $0.hasPrefix("错误 申请-总计 ") && $0.contains("31") && $0.contains("21") }, "\(printed)")
    #expect(printed.last == "某省2022年政府信息公开工作年度报告 true \(folder)/Out/2022")
    #expect(try box.text("Out/2022/report.md").contains("草稿"))
  }

  @Test("Both READMEs show these lines, word for word", arguments: ["README.md", "README.zh-CN.md"])
  func readme(name: String) throws {
    let own = try String(contentsOfFile: #filePath, encoding: .utf8)
    let start = try #require(own.range(of: "    // README: begin\n"))
    let end = try #require(own.range(of: "    // README: end\n", range: start.upperBound..<own.endIndex))
    let lines = own[start.upperBound..<end.lowerBound].split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
    #expect(lines.count { !$0.isEmpty } == 8)
    let readme = try String(contentsOf: Fixture.package.appendingPathComponent(name), encoding: .utf8)
    let block =
      "```swift\nimport Nianbao\nimport NianbaoProject\n\n" + lines.joined(separator: "\n") + "```\n"
    #expect(readme.contains(block), "\(name) must show:\n\(block)")
  }
}
