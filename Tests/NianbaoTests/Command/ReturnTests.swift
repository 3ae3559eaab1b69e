import Foundation
import Testing

/// The workbooks that go back as they are asked for: `build --return` and `check --annotate`.
@Suite struct ReturnTests {
  @Test("How many went back and where, in words and as data; 64 where they would lie among what was sent")
  func build() throws {
    let box = try ReturnFolderTests.county()
    let result = try box.nianbao("build", "--return", "退回")
    #expect(result.status == 1)
    #expect(result.output.contains("\n  退回表 2 份：退回/\n"))
    let json = try box.nianbao("build", "--return", "退回", "--json")
    #expect(
      json.output.contains("\"returned\":2") || json.output.contains("\"returned\" : 2"), "\(json.output)")
    let wrong = try box.nianbao("build", "--return", "Inputs/2025/退回")
    #expect(wrong.status == 64 && wrong.errors.contains("不能是报送材料文件夹"), "\(wrong.errors)")
    #expect(try box.nianbao("build", "--return", "x", "--unit", "001").status == 64)
  }

  @Test("A build is never put where what the units sent would go with the folder it replaces")
  func outIsNotInputs() throws {
    let box = try ReturnFolderTests.county()
    let sent = try box.names(in: "Inputs/2025/forms")
    try FileManager.default.createSymbolicLink(atPath: box.path("link"), withDestinationPath: "Inputs")
    let away = "../\(box.folder.lastPathComponent)"
    for out in ["Inputs", "./Inputs/2025/..", "Inputs/Out", "link", "\(away)/Inputs"] {
      let result = try box.nianbao("build", "--out", out)
      #expect(result.status == 64 && result.errors.contains("--out"), "\(out): \(result.errors)")
      #expect(try box.names(in: "Inputs/2025/forms") == sent)
    }
    for file in ["link/units.csv", "\(away)/Inputs/units.csv"] {
      #expect(try box.nianbao("status", "--output", file).status == 64)
    }
    #expect(try box.text("Inputs/units.csv").contains("水利局"))
  }

  @Test(
    "One unit, one workbook: two units are a usage error, an unknown one a sentence, and OUT is never an input"
  )
  func annotate() throws {
    let box = try ReturnFolderTests.county()
    let other = try Fixture.text("real/pingtan-2025.sheet.csv").replacing("平潭综合实验区2025", with: "林业局2025")
    try box.write("林业局.csv", other)
    let two = try box.nianbao("check", "林业局.csv", "Inputs/2025/forms/001.csv", "--annotate", "a.xlsx")
    #expect(two.status == 64)
    #expect(
      two.errors.contains(
        "这些文件是 2 个单位的（平潭综合实验区、林业局），--annotate 一次只做一个单位；各单位一起做请用 nianbao build --return <文件夹>。"))
    #expect(try box.nianbao("check", "林业局.csv", "--annotate", "林业局.csv").status == 64)
    let place = "Inputs/2025/forms/a.xlsx"
    let read = try box.nianbao("check", "林业局.csv", "--annotate", place)
    #expect(read.status == 64 && read.errors.contains("--annotate 不能写进报送材料文件夹 Inputs"))
    #expect(try !box.names(in: "Inputs/2025/forms").contains("a.xlsx"))
    // A place where nothing can be written: one Chinese sentence, and nothing of the library's own.
    let nowhere = try box.nianbao("check", "林业局.csv", "--annotate", "林业局.csv/a.xlsx")
    #expect(nowhere.status == 2 && nowhere.errors == "林业局.csv：写不了，那里已有同名的文件。\n", "\(nowhere.errors)")
    let closed = try box.nianbao("check", "林业局.csv", "--annotate", "/proc/a.xlsx")
    #expect(
      closed.status == 2 && closed.errors == "/proc/a.xlsx：写不了，没有这个文件，或者是断了的链接。\n", "\(closed.errors)")
    let good = try box.nianbao("check", "林业局.csv", "--annotate", "a.xlsx")
    #expect(good.status == 0 && good.errors == "退回表：a.xlsx（收到）\n", "\(good.errors)")
    try box.write("错.csv", other.replacing("151,3,0,0,0,0,154", with: "151,3,0,0,0,0,155"))
    let bad = try box.nianbao("check", "错.csv", "--annotate", "e.xlsx")
    #expect(bad.status == 1 && bad.errors.contains("退回表：e.xlsx（退回）\n"), "\(bad.errors)")
    try box.write("无名.csv", other.replacing("林业局2025年", with: ""))
    let nobody = try box.nianbao("check", "无名.csv", "--annotate", "b.xlsx")
    #expect(nobody.errors.contains("b.xlsx：没有做退回表，看不出是哪个单位哪一年的文件"))
    #expect(try box.names(in: ".").contains("a.xlsx") && !box.names(in: ".").contains("b.xlsx"))
    try FileManager.default.removeItem(at: box.folder.appendingPathComponent("Inputs"))
    #expect(try box.nianbao("check", "林业局.csv", "--annotate", "c.xlsx").errors == "退回表：c.xlsx（收到）\n")
    #expect(try box.nianbao("check", "c.xlsx").output == "1 个文件：没有发现问题。\n")
    #expect(try box.nianbao("check", "无名.csv", "--annotate", "d.xlsx").errors.contains("没有做退回表"))
  }
}
