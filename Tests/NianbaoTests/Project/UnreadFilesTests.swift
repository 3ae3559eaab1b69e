import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Nothing in a project folder is passed over without a word, whatever its name is.
@Suite struct UnreadFilesTests {
  private func box(_ files: [String]) throws -> Sandbox {
    let box = try Sandbox()
    for file in files { try box.write("Inputs/\(file)", "x") }
    return box
  }

  private func told(_ files: [String]) throws -> [String] {
    try box(files).project().unread.map { "\($0.path)\($0.meant.map { " → \($0)" } ?? "")" }
  }

  @Test("What stands in the wrong place or has the wrong name")
  func strays() throws {
    let cases: [(files: [String], says: [String])] = [
      (["2024/region.ods"], ["2024/region.ods → 2024/region.csv"]),
      (["2024/Region.CSV"], ["2024/Region.CSV → 2024/region.csv"]),
      (["2025/waiver.csv"], ["2025/waiver.csv → 2025/waivers.csv"]),
      (["2025/form/a.csv", "2025/form/b.csv"], ["2025/form/ → 2025/forms/"]),
      (["2025/Ledgers/a.csv"], ["2025/Ledgers/ → 2025/ledger/"]), (["2025/报表/a.csv"], ["2025/报表/"]),
      (["20225/forms/a.csv"], ["20225/"]), (["2025年/forms/a.csv"], ["2025年/ → 2025/"]),
      (["2052/forms/a.csv"], ["2052/"]), (["2025/教育局.xlsx"], ["2025/教育局.xlsx"]), (["教育局.csv"], ["教育局.csv"]),
      (["unit.csv"], ["unit.csv → units.csv"]), (["2025/narrative/总体情况.md"], ["2025/narrative/总体情况.md"]),
      (["2025/narrative/1-总体情况.docx"], ["2025/narrative/1-总体情况.docx"]),
      ([".forms/a.csv"], [".forms/"]), (["2025/~$forms/a.csv"], ["2025/~$forms/"]),
      (["2025/forms/.旧/a.csv"], ["2025/forms/.旧/"]),
      (["2025/narrative/001/稿/1-总体.md"], ["2025/narrative/001/稿/1-总体.md"]),
    ]
    for (files, says) in cases { #expect(try told(files) == says) }
  }

  @Test("What belongs there, what systems leave behind, and what is to come")
  func known() throws {
    #expect(
      try told([
        "README.md", "desk.sqlite", "desk.sqlite-wal", ".git/config", "Thumbs.db", "desktop.ini", "~$名录.xlsx",
        "2025/forms/a.csv", "2025/forms/甲/b.csv", "2025/ledger/a.csv", "2025/requests/a.csv",
        "2025/region.csv",
        "2025/waivers.csv", "2025/corrections.csv", "2025/received.csv", "2025/superseded/a.csv",
        "2025/unassigned/a.csv", "2025/answers.csv", "2025/narrative/1-总体.md", "2025/narrative/001/1-总体.md",
        "2025/summary/1-主动公开.md", "2025/.DS_Store", "2026/form/a.csv",
      ]) == [])
    let box = try box([])
    try FileManager.default.createDirectory(
      atPath: box.path("Inputs/2025/空"), withIntermediateDirectories: true)
    #expect(try box.project().unread == [])
  }

  @Test("A version says what nothing read, and is built again with the same bytes")
  func rebuilt() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n", project: "region: 某省\nyear: 2025\n")
    try box.write("Inputs/2025/forms/001.csv", try Fixture.bytes("real/pingtan-2025.sheet.csv"))
    try box.write("Inputs/2025/form/a.csv", "x")
    let built = try box.build()
    #expect(
      built.report.findings.map(\.message).contains("文件夹“2025/form/”（里面有 1 个文件）没有读取，是否应为“2025/forms/”。"))
    try box.freeze("送审稿", .draft)
    #expect(try box.rebuild("Out/versions/2025/1-送审稿").difference == nil)
  }

  /// A path whose last name is 公安局 in GBK, as a zip of Windows leaves it.
  private func make(_ folder: String, _ name: [UInt8], in box: Sandbox, isFolder: Bool = false) throws {
    try FileManager.default.createDirectory(atPath: box.path(folder), withIntermediateDirectories: true)
    let path = Array(box.path(folder).utf8) + [0x2F] + name
    let made = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { start in
        start.baseAddress.map { isFolder ? mkdir($0, 0o755) : creat($0, 0o644) } ?? -1
      }
    }
    try #require(made >= 0)
  }

  private static let office: [UInt8] = [0xB9, 0xAB, 0xB0, 0xB2, 0xBE, 0xD6]
  private static let file = office + Array(".csv".utf8)

  @Test("Names that are no UTF-8, of forms, folders, ledgers and application ledgers")
  func illNames() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,公安局,,\n")
    try make("Inputs/2025/forms", Self.file, in: box)
    try make("Inputs/2025/forms/甲", Self.office, in: box, isFolder: true)
    try make("Inputs/2025/ledger", Self.file, in: box)
    try make("Inputs/2025/requests", Self.file, in: box)
    try make("Inputs/2025", [0xFF, 0xFE], in: box)
    let found = try box.build([.findings]).report.findings
    let said = found.filter { $0.message.contains("不是 UTF-8") }.map {
      "\($0.place?.file ?? "")：\($0.message)"
    }
    #expect(
      said.sorted() == [
        "2025/\\xFF\\xFE：“2025/\\xFF\\xFE”没有读取：文件名不是 UTF-8（按 GBK 也读不通）。",
        "2025/forms/公安局.csv：文件名不是 UTF-8（按 GBK 看是“公安局.csv”），没有读取。",
        "2025/forms/甲/公安局：文件夹名不是 UTF-8（按 GBK 看是“公安局”），里面的文件都没有读取。",
        "2025/ledger/公安局.csv：文件名不是 UTF-8（按 GBK 看是“公安局.csv”），没有读取。",
        "2025/requests/公安局.csv：文件名不是 UTF-8（按 GBK 看是“公安局.csv”），没有读取。",
      ])
    #expect(found.filter { $0.message.contains("不是 UTF-8") && $0.unit == "001" }.count == 2)
  }

  @Test("A file that is named so on the command line is not said to be missing")
  func argument() throws {
    let box = try Sandbox()
    try make("来", Self.file, in: box)
    try make("来", Self.office, in: box, isFolder: true)
    let broken = String(decoding: Self.file, as: UTF8.self)
    #expect(try box.check("来/\(broken)").said.contains("文件名不是 UTF-8（按 GBK 看是“公安局.csv”），没有读取。"))
    let below = "来/\(String(decoding: Self.office, as: UTF8.self))/a.csv"
    #expect(try box.check(below).said.contains("按 GBK 看是“公安局”"))
    let received = try box.receive("来/\(broken)")
    #expect(received.place == nil && received.said.contains("文件名不是 UTF-8（按 GBK 看是“公安局.csv”），没有读取。"))
    #expect(try box.check("来/无\u{FFFD}.csv").said.contains("没有这个文件"))
  }
}
