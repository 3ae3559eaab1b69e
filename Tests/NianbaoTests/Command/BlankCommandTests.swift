import Foundation
import Testing

/// `nianbao blank` as it is typed, where what others wrote stays.
@Suite struct BlankCommandTests {
  @Test(
    "What was filled in stays and is named, with 1; the rest is written", arguments: ["csv", "xlsx"])
  func blanks(format: String) throws {
    let box = try KeptFilesTests.box()
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
    let box = try KeptFilesTests.box()
    let old = {
      try box.nianbao("blank", "--from", "Inputs/2025/forms/001.csv", "--unit", "1", "--output", "o")
    }
    let moved = try old()
    #expect(moved.status == 0 && moved.output.contains("从 2025 年的表") && moved.output.contains("搬来 "))
    try box.write("o/001-教育局.xlsx", "改过\n")
    let result = try old()
    #expect(result.status == 1 && result.output == "")
    #expect(try box.text("o/001-教育局.xlsx") == "改过\n")
    try box.write("old.csv", "什么也不是\n")
    #expect(try box.nianbao("blank", "--from", "old.csv").status == 64)
    for place in ["Inputs/2025/forms", "Inputs", "Inputs/2025/../2025/forms/水利局"] {
      let refused = try box.nianbao("blank", "--all", "--output", place)
      #expect(
        refused.status == 64 && refused.errors.contains("--output 不能写进报送材料文件夹 Inputs"), "\(refused.errors)")
    }
    #expect(try box.names(in: "Inputs/2025/forms") == ["001.csv", "002.csv"])
  }

  @Test("Files are named by code and name; --output; wrong usage is 64")
  func command() throws {
    let box = try BlankWorkbookTests.county()
    let result = try box.nianbao("blank", "--all")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "空白表 2 份（xlsx），文字 2 份：Out/blank/2025/\n")
    #expect(
      try box.names(in: "Out/blank/2025") == [
        "001-教育局.md", "001-教育局.xlsx", "002-水_利_局.md", "002-水_利_局.xlsx",
      ])
    try box.nianbao("blank", "--unit", "1", "--format", "csv", "--output", "发")
    #expect(try box.names(in: "发") == ["001-教育局.csv", "001-教育局.md"])
    for (arguments, words) in [
      ([], "请写 --unit <代码>、--all 或 --from <旧表>"), (["--all", "--unit", "1"], "--all 不能和 --unit、--from 一起用"),
      (["--unit", "9"], "没有“9”"),
      (["--all", "--format", "pdf"], "pdf"),
    ] {
      let wrong = try run(Sandbox.program, ["blank"] + arguments, in: box.folder)
      #expect(wrong.status == 64 && wrong.errors.contains(words), "\(wrong.errors)")
    }
    try box.write("锁", "")
    #expect(try box.nianbao("blank", "--all", "--output", "锁/里").status == 2)
  }
}
