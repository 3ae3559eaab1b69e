import Foundation
import Testing

@testable import Nianbao

/// Files that would take another one's place by mistake, and what a clerk typed where a number belongs.
@Suite struct DoubtfulFileTests {
  private func nianbao(_ box: Sandbox, _ arguments: String...) throws -> (
    status: Int32, output: String, errors: String
  ) {
    try run(Sandbox.program, arguments, in: box.folder)
  }

  private func box() throws -> Sandbox { try Sandbox(units: "单位代码,单位名称\n001,教育局\n002,水利局\n") }

  /// Cells of a returned workbook, and the text of its list.
  private func returned(_ box: Sandbox, _ file: String, _ cells: String...) throws -> [String] {
    let script = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      print("".join(str(c.value) for row in book["问题清单"].iter_rows() for c in row if c.value is not None).replace("\\n", ""))
      print(book["表样信息"]["B4"].value)
      for place in sys.argv[2:]:
          sheet, cell = place.split("!")
          print(book[sheet][cell].value)
      """
    return try runPython(script, [box.path("Out/receipts/2025/\(file)")] + cells)
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  @Test(
    "Two files of a unit that came together and differ: the second waits, and goes back with what differs")
  func together() throws {
    let box = try box()
    try box.write("来/a.csv", Sending.text(["许可/行政许可/数量": "214"]))
    try box.write("来/b.csv", Sending.text(["许可/行政许可/数量": "999"]))
    let result = try nianbao(box, "receive", "来", "--at", "2026-01-20")
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("收到：教育局（001）"))
    #expect(
      lines[1]
        == "等候：教育局（001）同时来了两份，来/b.csv 和 a.csv 有 1 格不同；放在 2025/unassigned/b.csv，以它为准的用 --assign 001。")
    let list = try returned(box, "001-教育局-退回表.xlsx", "主动公开!B9")
    #expect(
      list[0].contains("同时来了两份报表，1 格不同（另一份 → 这一份）：第二十条第（五）项 行政许可 本年处理决定数量：214 → 999。这一份没有计入，另一份是 a.csv。"))
    #expect(list[2] == "999")
    #expect(try box.text("Inputs/2025/forms/001-教育局.csv").contains("行政许可,214"))
    let wrong = try nianbao(box, "receive", "b.csv", "--assign", "002", "--at", "2026-01-21")
    #expect(
      wrong.status == 1
        && wrong.output.hasPrefix("没有收：Inputs/2025/unassigned/b.csv 里面写的是教育局（001），不是“002”"))
    let taken = try nianbao(box, "receive", "b.csv", "--assign", "001", "--at", "2026-01-21")
    #expect(taken.status == 0 && taken.output.contains("；改了 1 格："), "\(taken.errors)")
    #expect(try box.text("Inputs/2025/forms/001-教育局.csv").contains("行政许可,999"))
  }

  @Test(
    "A form of another unit replaces nothing of it: its numbers go back on the form of whom the file is named after"
  )
  func otherForm() throws {
    let box = try box()
    try box.write("一.csv", Sending.text(["许可/行政许可/数量": "214"]))
    _ = try nianbao(box, "receive", "一.csv", "--at", "2026-01-20")
    try box.write("水利局2025年报.csv", Sending.text(["许可/行政许可/数量": "37"]))
    let result = try nianbao(box, "receive", "水利局2025年报.csv", "--at", "2026-01-21")
    #expect(result.status == 1)
    #expect(
      result.output
        == "等候：水利局2025年报.csv 的文件名是水利局，里面是教育局的表，和教育局收过的不同；放在 2025/unassigned/水利局2025年报.csv，确是教育局重报的用 --assign 001。\n"
    )
    let list = try returned(box, "002-水利局-退回表-用错了表.xlsx", "主动公开!B9")
    #expect(list[0].contains("用的是教育局（001）的表，没有计入；教育局的报表没有动。数已经搬到本单位的表上。请核对这份表里的数，改好发回。"))
    #expect(Array(list[1...2]) == ["002", "37"])
    #expect(try box.text("Inputs/2025/forms/001-教育局.csv").contains("行政许可,214"))
    let again = try nianbao(box, "receive", "Out/receipts/2025/002-水利局-退回表-用错了表.xlsx", "--at", "2026-01-22")
    #expect(again.status == 0 && again.output.hasPrefix("收到：水利局（002）"), "\(again.errors)")
    // What is sealed with the files' codes is built again from what a version keeps.
    _ = try nianbao(box, "build", "--each")
    #expect(try nianbao(box, "freeze", "送审").status == 0)
    #expect(try nianbao(box, "verify", "Out/versions/2025/1-送审", "--rebuild").status == 0)
  }

  @Test("A template that is missing, or a folder that cannot be written, stops no receipt and no return")
  func papers() throws {
    let box = try box()
    try FileManager.default.removeItem(atPath: box.path("Templates/letters/receipt.md.mustache"))
    try box.write("a.csv", Sending.text(["许可/行政许可/数量": "214"]))
    let kept = try nianbao(box, "receive", "a.csv", "--at", "2026-01-20")
    #expect(kept.status == 0 && kept.output.hasPrefix("收到：教育局（001）"))
    #expect(kept.errors.contains("回执或退回表没有写好："))
    try box.write("Out/receipts", "一个文件")
    try box.write("b.csv", Sending.text(["许可/行政许可/数量": "约3"]))
    let refused = try nianbao(box, "receive", "b.csv", "--at", "2026-01-21")
    #expect(refused.status == 1 && refused.output == "退回：b.csv，错误 1。\n", "\(refused.errors)")
    #expect(refused.errors.contains("回执或退回表没有写好："))
  }

  @Test("Marks where numbers belong are told as they were typed, cell by cell and row by row")
  func marks() throws {
    let box = try box()
    var form = try Sending.text([:])
    form = form.replacing("未经复议直接起诉,0,0,0,0,0", with: "未经复议直接起诉,-,-,-,-,-")
    try box.write("一.csv", form)
    let result = try nianbao(box, "receive", "一.csv", "--at", "2026-01-20")
    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        "[值-必填] 复议诉讼：行政诉讼 未经复议直接起诉一行都填了“-”。请逐格补填，没有发生的填 0，空白和“-”这样的记号不当作零。删去记号以后，其余确实都是 0 的，也可以声明“未填的格均为 0”，不必逐格填。"
      ),
      "\(result.errors)")
    #expect(try returned(box, "001-教育局-退回表.xlsx")[0].contains("-复议诉讼：行政诉讼 未经复议直接起诉一行都填了“-”。"))
  }

  @Test(
    "Another table pasted below a heading that takes one line is one finding, with how many lines there are")
  func pasted() throws {
    let sheet = try Fixture.text("real/pingtan-2025.sheet.csv")
    let last = try #require(
      sheet.split(whereSeparator: \.isNewline).last {
        $0.filter { $0 == "," }.count >= 14 && $0.contains { $0.isNumber }
      }
    )
    let found = read(
      [sheet.replacing(last, with: "\(last)\n\(last)\n\(last)\n\(last)")], roster: nil, year: 2025
    ).units[0].findings
    #expect(
      found.filter { $0.rule == .writtenTwice }.map(\.message) == [
        "复议诉讼：表头下面应当只有一行数，送来的有 4 行，多半是把别的表贴在了这里，或者一格一行贴了进来；相同的数计一次，不同的数没有计入。"
      ])
  }
}
