import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// What others wrote stays: a folder of somebody's own, and forms that were filled in.
@Suite struct KeptFilesTests {
  /// Two units that answered.
  static func box() throws -> Sandbox {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,教育局,,\n002,水利局,,\n")
    let sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    let body = sheet.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
      .joined(separator: "\n")
    for code in ["001", "002"] {
      try box.write("Inputs/2025/forms/\(code).csv", "2025年政府信息公开工作年度报告\n" + body)
    }
    return box
  }

  @Test(
    "A folder of the year that is no build is not replaced",
    arguments: [
      (["index.html"], "index.html"), ([".git/HEAD", ".DS_Store"], ".git/HEAD"),
      (["manifest.json"], "manifest.json"),
      (["units/001/a.txt"], "units/001/a.txt"), (["units/001/manifest.json", "a.txt"], "a.txt"),
    ])
  func strangers(files: [String], named: String) throws {
    let box = try Self.box()
    for file in files { try box.write("docs/2025/\(file)", "{\"name\": \"图书馆\"}\n") }
    for each in [false, true] {
      #expect(
        box.trouble { try box.build(each: each, out: "docs") }
          == "docs/2025：里面有不是本程序写的“\(named)”，没有写，那里的文件没有动；请用 --out 另写一个文件夹，或先移走它。")
    }
    #expect(try box.names(in: "docs") == ["2025"])
    for file in files { #expect(try box.text("docs/2025/\(file)") == "{\"name\": \"图书馆\"}\n") }
  }

  @Test("A file in the place of the folder, and a unit's folder of somebody's own, stay as well")
  func places() throws {
    let box = try Self.box()
    try box.write("docs/2025", "我的\n")
    #expect(throws: FileTrouble.self) { try box.build(out: "docs") }
    #expect(try box.text("docs/2025") == "我的\n")
    try box.write("页/2025/units/001/a.txt", "我的\n")
    #expect(
      box.trouble { try box.build(unit: "1", out: "页") }?.hasPrefix("页/2025/units/001：里面有不是本程序写的“a.txt”")
        == true)
    #expect(try box.names(in: "页/2025/units/001") == ["a.txt"])
  }

  @Test("An empty folder, what systems leave behind, a unit's build alone, and a build: replaced")
  func ours() throws {
    let box = try Self.box()
    for file in [".DS_Store", "Thumbs.db", "desktop.ini"] { try box.write("docs/2025/\(file)", "") }
    #expect(try !box.build(out: "docs").isDraft)
    #expect(try !box.build(unit: "1").isDraft)
    #expect(try box.names(in: "Out/2025") == ["units"])
    #expect(try !box.build(unit: "2").isDraft && !box.build(unit: "1").isDraft)
    #expect(try !box.build().isDraft && !box.build(each: true).isDraft && !box.build(unit: "1").isDraft)
    #expect(try box.names(in: "Out/2025/units") == ["001", "002", "index.html"])
  }

  @Test("Blank forms: what was filled in stays, the rest is written", arguments: [BlankKind.csv, .xlsx])
  func blanks(kind: BlankKind) throws {
    let box = try Self.box()
    #expect(try box.blanks(as: kind, into: "o").isEmpty)
    let first = try Data(contentsOf: box.folder.appendingPathComponent("o/002-水利局.\(kind)"))
    try box.write("o/001-教育局.\(kind)", "填过\n")
    try box.write("o/002-水利局.md", "写过\n")
    try FileManager.default.removeItem(atPath: box.path("o/002-水利局.\(kind)"))
    #expect(try box.blanks(as: kind, into: "o") == ["o/001-教育局.\(kind)", "o/002-水利局.md"])
    #expect(try box.text("o/001-教育局.\(kind)") == "填过\n" && box.text("o/002-水利局.md") == "写过\n")
    #expect(try Data(contentsOf: box.folder.appendingPathComponent("o/002-水利局.\(kind)")) == first)
  }

  @Test("An old form moved onto this year's is not written over another")
  func others() throws {
    let box = try Self.box()
    let old = { try box.move("Inputs/2025/forms/001.csv", unit: "1", into: "o").kept }
    #expect(try old() == [])
    try box.write("o/001-教育局.xlsx", "改过\n")
    #expect(try old() == ["o/001-教育局.xlsx"])
    #expect(try box.text("o/001-教育局.xlsx") == "改过\n")
  }
}
