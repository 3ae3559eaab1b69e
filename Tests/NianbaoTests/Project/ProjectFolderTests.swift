import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// A project folder on disk: what cannot be looked into is told, and what was read is what a manifest names.
@Suite struct ProjectFolderTests {
  private func county() throws -> Sandbox {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n", project: "region: 某省\nyear: 2025\n")
    try box.write("Inputs/2025/forms/001.csv", try Fixture.bytes("real/pingtan-2025.sheet.csv"))
    return box
  }

  /// A folder that leads to itself: it is there, and nobody can look into it.
  private func close(_ folder: String, in box: Sandbox) throws {
    try? FileManager.default.removeItem(atPath: box.path(folder))
    try FileManager.default.createSymbolicLink(
      atPath: box.path(folder), withDestinationPath: (folder as NSString).lastPathComponent)
  }

  @Test(
    "A folder that cannot be listed is not empty: the program says which one it needs",
    arguments: ["Inputs/2025/narrative", "Inputs/2025/summary", "Templates/phrases/xxgk", "Templates/forms"])
  func closed(folder: String) throws {
    let box = try county()
    try FileManager.default.createDirectory(
      atPath: (box.path(folder) as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try close(folder, in: box)
    let trouble = #expect(throws: FileTrouble.self) { try box.build() }
    #expect(
      trouble?.description.hasPrefix("\(box.path(folder))：列不出里面的文件，") == true,
      "\(String(describing: trouble))")
    #expect(!FileManager.default.fileExists(atPath: box.path("Out/2025")))
  }

  @Test("Where units' files should be it is a finding, as every file is that cannot be read")
  func closedForms() throws {
    let box = try county()
    try close("Inputs/2025/forms", in: box)
    let built = try box.build([.findings])
    let finding = try #require(built.report.findings.first { $0.rule.id.hasPrefix("读入-") })
    #expect(finding.place?.file == "2025/forms/" && finding.message.contains("链接绕成了圈"), "\(finding.message)")
  }

  @Test("A manifest names the bytes that were read, of text and of workbooks, not what lies there afterwards")
  func asRead() throws {
    let box = try county()
    try box.blanks(into: "发")
    let blank = try Data(contentsOf: box.folder.appendingPathComponent("发/001-平潭综合实验区.xlsx"))
    try box.write("Inputs/2025/forms/空.xlsx", Array(blank))
    let files = ["Inputs/2025/forms/001.csv", "Inputs/2025/forms/空.xlsx", "Inputs/units.csv"]
    let sums = try run("/usr/bin/sha256sum", files, in: box.folder).output
    let project = try box.project()
    _ = try project.readYear()
    for file in files { try box.write(file, "改过\n") }
    let sources = try project.sources()
    let named = files.map { file in
      let entry = sources.inputs.first { "Inputs/\($0.file)" == file }
      return "\(entry?.sha256 ?? "")  \(file)\n"
    }
    #expect(named.joined() == sums)
  }

  @Test("A file that changes while a report is built stops the build; the build before stays")
  func changed() throws {
    let box = try county()
    try box.build()
    let before = try box.text("Out/2025/manifest.json")
    let project = try box.project()
    _ = try project.checkedYear()
    try box.write("Inputs/2025/forms/001.csv", try box.text("Inputs/2025/forms/001.csv") + "\n")
    let place = box.path("Inputs/2025/forms/001.csv")
    #expect(throws: FileTrouble(description: "\(place)：编的时候改过。成果没有写出，原来的成果没有动；请再编一次。")) {
      try project.build()
    }
    #expect(try box.text("Out/2025/manifest.json") == before)
    #expect(try !box.build().isDraft)
  }

  @Test("A year without a build is compared as it would be with one")
  func yearWithoutBuild() throws {
    let box = try VersionTests.county(build: false)
    let composed = try box.differenceJSON("2024", "2025")
    #expect(!FileManager.default.fileExists(atPath: box.path("Out")))
    try box.build(year: 2024)
    try box.build()
    let read = try box.differenceJSON("2024", "2025")
    // 教育局's 申请/新收/总计 of the two real sheets.
    let totals = try ["2024", "2025"].map { year in
      try #require(
        try Fixture.rows("real/pingtan-\(year).facts.csv").first {
          $0[1...3].joined(separator: "/") == "申请/新收/总计"
        }?[4])
    }
    #expect(totals.allSatisfy { composed.contains("\"\($0)\"") || composed.contains(" \($0)") })
    let names = ["2024", "2025"].reduce(read) { $0.replacing("\(box.path("Out"))/\($1)", with: $1) }
    #expect(names == composed)
  }

  @Test("The desk reads the county once: a file kept a moment ago is replaced by the next one")
  func receiving() throws {
    let box = try county()
    let sheet = try box.text("Inputs/2025/forms/001.csv")
    try box.write("来件.csv", sheet)
    var desk = try box.project().receiving()
    for (expected, time) in [
      ("2025/forms/001.csv", "2026-01-20 09:05"), ("2025/forms/001-平潭综合实验区.csv", "2026-01-21 09:05"),
    ] {
      let receipt = try desk.check(box.path("来件.csv"))
      #expect(receipt.replaced == [expected])
      #expect(receipt.findings.count(open: .error) == 0)
      let owner = try #require(receipt.owner)
      #expect(try desk.keep(receipt, for: owner, at: time, reason: "") == "2025/forms/001-平潭综合实验区.csv")
    }
    #expect(try box.names(in: "Inputs/2025/forms") == ["001-平潭综合实验区.csv"])
    #expect(try box.names(in: "Inputs/2025/superseded").count == 2)
    let receipt = try desk.check(box.path("来件.csv"))
    try box.write("来件.csv", sheet + "\n")
    #expect(throws: FileTrouble(description: "\(box.path("来件.csv"))：核对以后改过，没有收；请再收一次。")) {
      try desk.keep(receipt, for: try #require(receipt.owner), at: "2026-01-22 09:05", reason: "")
    }
  }

  @Test(
    "What project.yaml and units.csv say that stops nobody is returned, also where reading ends in trouble")
  func notices() throws {
    let box = try Sandbox(
      units: "单位代码,单位名称,计入,上级\n001,教育局,,\n002,水利站,并入,水利局\n",
      project: "region: 某县\nyear: 2025\ncolour: 红\nthresholds: {没有-这条: 3}\n")
    let texts = try box.project().notices.map { "\($0)".replacing("\(box.folder.path)/", with: "") }
    #expect(
      texts.count == 3 && texts[0].hasPrefix("Inputs/project.yaml:3:1: 提示: ") && texts[0].contains("colour"))
    #expect(texts[1] == "Inputs/units.csv:3:1: 提示: 水利站并入上级，名录里却没有“水利局”这个上级，它的数没有计入全区。")
    #expect(texts[2] == "Inputs/project.yaml: 提示: thresholds 里的“没有-这条”不是现行规则，没有使用。")
    try FileManager.default.removeItem(atPath: box.path("Templates/forms/xxgk-2021.yaml"))
    var told: [Notice] = []
    #expect(throws: (any Error).self) { try ProjectFolder.read(box.places(), notices: &told) }
    #expect(told.map(\.message).contains { $0.contains("colour") })
  }

  @Test("Verification says why it could not go on: a manifest that is none, a ledger that cannot be read")
  func verification() throws {
    let box = try VersionTests.county(build: false)
    try box.build()
    try FileManager.default.removeItem(atPath: box.path("Inputs/2025/ledger/1月.csv"))
    let gone = try Verification.build(box.path("Out/2025"), inputs: box.path("Inputs"), templates: nil)
    #expect(gone.differences.map(\.kind) == [.missing])
    try FileManager.default.createDirectory(
      atPath: box.path("Inputs/2025/ledger/1月.csv"), withIntermediateDirectories: true)
    let closed = try Verification.build(box.path("Out/2025"), inputs: box.path("Inputs"), templates: nil)
    #expect(closed.differences.map(\.kind) == [.unreadable])
    #expect(closed.text.contains("\n  读不了：\(box.path("Inputs/2025/ledger/1月.csv"))\n"), "\(closed.text)")
  }
}
