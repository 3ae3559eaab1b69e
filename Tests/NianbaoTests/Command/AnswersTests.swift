import Foundation
import Testing

@testable import Nianbao

/// What a unit writes into the 答复 of the workbook that it got back, and what becomes of it.
@Suite struct AnswersTests {
  private func nianbao(_ box: Sandbox, _ arguments: String...) throws -> (
    status: Int32, output: String, errors: String
  ) {
    try run(Sandbox.program, arguments, in: box.folder)
  }

  /// An office whose unit has two documents more in force than the year before explains, and says why.
  private func answered(_ words: String) throws -> Sandbox {
    let box = try Sandbox(units: "单位代码,单位名称\n001,教育局\n")
    try box.write("Inputs/2024/forms/001.csv", Sending.text(["文件/规范性文件/有效": "5"], year: 2024))
    try box.write("表.csv", Sending.text(["文件/规范性文件/有效": "7"]))
    _ = try nianbao(box, "check", "表.csv", "--annotate", "退回.xlsx")
    let script = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      sheet = book["问题清单"]
      for row in sheet.iter_rows():
          if row[6].value == "文件-滚动": row[7].value = sys.argv[2]
      book.save(sys.argv[1])
      """
    _ = try runPython(script, [box.path("退回.xlsx"), words])
    return box
  }

  @Test("An answer is kept with the receipt, listed, and taken as the explanation of its finding")
  func accepted() throws {
    let box = try answered("清理时恢复 2 件（含修订）")
    let received = try nianbao(box, "receive", "退回.xlsx", "--at", "2026-01-20 09:00")
    #expect(received.status == 0, "\(received.errors)\(received.output)")
    #expect(received.output.hasPrefix("收到：教育局（001）"))
    #expect(received.output.contains("；答复 1 条，见 nianbao answers\n"))
    let register = try box.text("Inputs/2025/answers.csv")
    #expect(
      register.split(separator: "\n").map { String($0).filter { $0 != "\u{FEFF}" } } == [
        "unit,rule,cell,number,words,file,state,reason,by,date",
        "001,文件-滚动,文件/规范性文件/有效,7,清理时恢复 2 件（含修订）,退回.xlsx,,,,",
      ])
    let list = try nianbao(box, "answers")
    #expect(list.output == "1. 教育局［文件-滚动］第二十条第（一）项 行政规范性文件 现行有效件数，填的是“7”：清理时恢复 2 件（含修订）\n答复 1 条，待决定 1 条。\n")
    let taken = try nianbao(box, "answers", "--accept", "1", "--by", "张三", "--date", "2026-01-21")
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(
      try box.text("Inputs/2025/waivers.csv").hasSuffix(
        "文件-滚动,001,文件,规范性文件,有效,7,清理时恢复 2 件（含修订）,张三,2026-01-21\n"))
    #expect(
      try box.project().checkedYear().findings.filter { $0.rule.id == "文件-滚动" }.map(\.state) == [.waived])
    #expect(try nianbao(box, "answers").output == "答复 1 条，待决定 0 条。\n")
    let again = try nianbao(box, "answers", "--accept", "1", "--by", "张三")
    #expect(again.status == 64 && again.errors.contains("第 1 条答复已经采纳。"))
  }

  @Test("One that is not taken goes back with the reason; the same answer again is the same")
  func refused() throws {
    let box = try answered("没有错")
    _ = try nianbao(box, "receive", "退回.xlsx", "--at", "2026-01-20 09:00")
    #expect(try nianbao(box, "answers", "--refuse", "1").status == 64)
    let refused = try nianbao(
      box, "answers", "--refuse", "1", "--reason", "请列出文号", "--by", "张三", "--date", "2026-01-21")
    #expect(refused.status == 0)
    #expect(
      try nianbao(box, "answers", "--all").output.hasPrefix(
        "1. 教育局［文件-滚动］第二十条第（一）项 行政规范性文件 现行有效件数，填的是“7”：没有错（不采纳：请列出文号）\n"))
    _ = try nianbao(box, "build", "--return", "退回")
    let script = """
      import openpyxl, sys
      sheet = openpyxl.load_workbook(sys.argv[1])["问题清单"]
      print([row[7].value for row in sheet.iter_rows() if row[6].value == "文件-滚动"])
      """
    #expect(try runPython(script, [box.path("退回/001-教育局.xlsx")]) == "['上次答复“没有错”，没有采纳：请列出文号']\n")
    // What we wrote into the box is no answer when the workbook comes back untouched.
    _ = try nianbao(box, "receive", "退回/001-教育局.xlsx", "--at", "2026-01-22 09:00")
    #expect(try nianbao(box, "answers").output == "答复 1 条，待决定 0 条。\n")
  }
}
