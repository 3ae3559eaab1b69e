import Foundation
import Testing

@testable import Nianbao

/// What others wrote stays: a folder of somebody's own, and forms that were filled in.
@Suite struct KeptFilesTests {
  /// Two units that answered.
  private static func box() throws -> Sandbox {
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
      (["index.html"], "index.html"), ([".git/HEAD", ".DS_Store"], ".git"),
      (["manifest.json"], "manifest.json"),
      (["units/001/a.txt"], "units/001"), (["units/001/manifest.json", "a.txt"], "a.txt"),
    ])
  func strangers(files: [String], named: String) throws {
    let box = try Self.box()
    for file in files { try box.write("docs/2025/\(file)", "{\"name\": \"图书馆\"}\n") }
    for more in [[], ["--each"]] {
      let result = try run(Sandbox.program, ["build", "--out", "docs"] + more, in: box.folder)
      #expect(result.status == 2)
      #expect(
        result.errors
          == "docs/2025：里面有不是本程序写的“\(named)”，没有写，那里的文件没有动；请用 --out 另写一个文件夹，或先移走它。\n")
    }
    #expect(try box.names(in: "docs") == ["2025"])
    for file in files { #expect(try box.text("docs/2025/\(file)") == "{\"name\": \"图书馆\"}\n") }
  }

  @Test("A file in the place of the folder, and a unit's folder of somebody's own, stay as well")
  func places() throws {
    let box = try Self.box()
    try box.write("docs/2025", "我的\n")
    #expect(try box.nianbao("build", "--out", "docs").status == 2)
    #expect(try box.text("docs/2025") == "我的\n")
    try box.write("页/2025/units/001/a.txt", "我的\n")
    let result = try box.nianbao("build", "--unit", "1", "--out", "页")
    #expect(result.status == 2 && result.errors.hasPrefix("页/2025/units/001：里面有不是本程序写的“a.txt”"))
    #expect(try box.names(in: "页/2025/units/001") == ["a.txt"])
  }

  @Test("An empty folder, what systems leave behind, a unit's build alone, and a build: replaced")
  func ours() throws {
    let box = try Self.box()
    for file in [".DS_Store", "Thumbs.db", "desktop.ini"] { try box.write("docs/2025/\(file)", "") }
    #expect(try box.nianbao("build", "--out", "docs").status == 0)
    #expect(try !box.build(unit: "1").isDraft)
    #expect(try box.names(in: "Out/2025") == ["units"])
    for arguments in [["--unit", "2"], ["--unit", "1"], [], ["--each"], ["--unit", "1"]] {
      let result = try run(Sandbox.program, ["build"] + arguments, in: box.folder)
      #expect(result.status == 0, "\(arguments) \(result.errors)")
    }
    #expect(try box.names(in: "Out/2025/units") == ["001", "002", "index.html"])
  }

  @Test(
    "Blank forms: what was filled in stays and is named, the rest is written", arguments: ["csv", "xlsx"])
  func blanks(format: String) throws {
    let box = try Self.box()
    let again = { try box.nianbao("blank", "--all", "--format", format, "--output", "o") }
    #expect(try again().output == "空白表 2 份（\(format)），文字 2 份：o/\n")
    let first = try Data(contentsOf: box.folder.appendingPathComponent("o/002-水利局.\(format)"))
    try box.write("o/001-教育局.\(format)", "填过\n")
    try box.write("o/002-水利局.md", "写过\n")
    try FileManager.default.removeItem(atPath: box.path("o/002-水利局.\(format)"))
    let result = try again()
    #expect(result.status == 1)
    #expect(result.output == "空白表 1 份（\(format)），文字 1 份：o/\n")
    #expect(
      result.errors == """
        o/001-教育局.\(format)：已有的文件与要写的不一样，多半已经填过，没有动。
        o/002-水利局.md：已有的文件与要写的不一样，多半已经填过，没有动。
        要重做的，请先移走这 2 个文件，或用 --output 另写一个文件夹。

        """)
    #expect(try box.text("o/001-教育局.\(format)") == "填过\n" && box.text("o/002-水利局.md") == "写过\n")
    #expect(try Data(contentsOf: box.folder.appendingPathComponent("o/002-水利局.\(format)")) == first)
  }

  @Test("An old form moved onto this year's is not written over another; nothing is written among the inputs")
  func others() throws {
    let box = try Self.box()
    let old = {
      try box.nianbao("blank", "--from", "Inputs/2025/forms/001.csv", "--unit", "1", "--output", "o")
    }
    #expect(try old().status == 0)
    try box.write("o/001-教育局.xlsx", "改过\n")
    let result = try old()
    #expect(result.status == 1 && result.output == "")
    #expect(try box.text("o/001-教育局.xlsx") == "改过\n")
    for place in ["Inputs/2025/forms", "Inputs", "Inputs/2025/../2025/forms/水利局"] {
      let refused = try box.nianbao("blank", "--all", "--output", place)
      #expect(
        refused.status == 64 && refused.errors.contains("--output 不能写进报送材料文件夹 Inputs"), "\(refused.errors)")
    }
    #expect(try box.names(in: "Inputs/2025/forms") == ["001.csv", "002.csv"])
  }
}
