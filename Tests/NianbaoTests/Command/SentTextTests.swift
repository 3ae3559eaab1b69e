import Foundation
import Testing

@testable import Nianbao

/// What units write beside their numbers, on its way: workbook or outline, receipt, narrative, the unit's own report.
@Suite struct SentTextTests {
  private func nianbao(_ box: Sandbox, _ arguments: String...) throws -> (
    status: Int32, output: String, errors: String
  ) {
    try run(Sandbox.program, arguments, in: box.folder)
  }

  /// The blank form of the only unit, declared to be zeros, with cells and boxes filled in by their names: `依申请公开!D6`.
  private func filled(_ box: Sandbox, _ cells: [String: String], as file: String, from source: String? = nil)
    throws
  {
    let script = """
      import json, openpyxl, os, sys
      book = openpyxl.load_workbook(sys.argv[1])
      for place, text in json.loads(sys.argv[3]).items():
          sheet, cell = place.split("!")
          book[sheet][cell] = int(text) if text.isdigit() else text
      os.makedirs(os.path.dirname(sys.argv[2]), exist_ok=True)
      book.save(sys.argv[2])
      """
    var cells = cells
    if source == nil {
      _ = try nianbao(box, "blank", "--all", "--output", "空白")
      cells.merge(["文字与说明!B4": "未填的格均为 0", "文字与说明!C4": "张三"]) { own, _ in own }
    }
    let json = String(decoding: try JSONEncoder().encode(cells), as: UTF8.self)
    _ = try runPython(script, [box.path(source ?? "空白/001-教育局.xlsx"), box.path(file), json])
  }

  private func box() throws -> Sandbox { try Sandbox(units: "单位代码,单位名称\n001,教育局\n") }

  @Test(
    "The boxes of a workbook become the unit's narrative, and print in its report under the receipt's code")
  func workbook() throws {
    let box = try box()
    try filled(
      box,
      [
        "文字与说明!A10": "# 力度加大。\n公开信息 <b>多</b>。", "文字与说明!A12": "本年没有收到申请。", "文字与说明!A22": "无",
      ], as: "年报.xlsx")
    let received = try nianbao(box, "receive", "年报.xlsx", "--at", "2026-01-20 09:00")
    #expect(received.status == 0, "\(received.errors)")
    let narrative = "Inputs/2025/narrative/001"
    #expect(
      try box.text("\(narrative)/1-总体情况.md")
        == "### （一）主动公开\n\n\\# 力度加大。\n\n公开信息 &lt;b&gt;多&lt;/b&gt;。\n\n### （二）依申请公开\n\n本年没有收到申请。\n")
    #expect(try box.text("\(narrative)/6-其他需要报告的事项.md") == "无\n")
    #expect(!FileManager.default.fileExists(atPath: box.path("\(narrative)/5-存在的主要问题及改进情况.md")))
    let hash = try runPython(
      "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())",
      [box.path("年报.xlsx")])
    let digits = Array(hash.uppercased())
    let code = "\(String(digits[0..<4]))-\(String(digits[4..<8]))-\(String(digits[8..<12]))"
    #expect(received.output.contains("…，校验码 \(code)；文字 2 节，放在 2025/narrative/001/\n"))
    #expect(received.errors.hasSuffix("回执和退回表在 Out/receipts/2025/。\n"))
    let receipt = try box.text("Out/receipts/2025/001-教育局-回执.md")
    #expect(receipt.contains("|校验码|**\(code)**|\n\n随表收到文字 2 节，编报告时使用。\n"))
    _ = try nianbao(box, "build", "--unit", "001")
    let report = try box.text("Out/2025/units/001/report.md")
    #expect(report.contains("报送文件校验码：\(code)。"))
    #expect(report.contains("本年没有收到申请。"))
    // A file that somebody changed behind the register has another code than its receipt.
    try filled(box, ["文字与说明!A22": "有"], as: "Inputs/2025/forms/001-教育局.xlsx", from: "年报.xlsx")
    _ = try nianbao(box, "build", "--unit", "001")
    let changed = try box.text("Out/2025/units/001/report.md")
    #expect(changed.contains("报送文件校验码：") && !changed.contains(code))
  }

  @Test("What was put into forms/ by hand prints too; the office's own text comes first")
  func byHand() throws {
    let box = try box()
    try filled(
      box, ["文字与说明!A20": "问题一。", "文字与说明!A22": "没有。"], as: "Inputs/2025/forms/教育局.xlsx")
    try box.write("Inputs/2025/narrative/001/6-其他.md", "办公室改过的。\n")
    _ = try nianbao(box, "build", "--unit", "001")
    let report = try box.text("Out/2025/units/001/report.md")
    #expect(report.contains("问题一。") && report.contains("办公室改过的。") && !report.contains("没有。"))
  }

  @Test(
    "A form that goes back takes its texts along; put right and sent again nothing is lost, and every move is told"
  )
  func again() throws {
    let box = try box()
    let requests = ["依申请公开!D6": "2", "依申请公开!J6": "2", "依申请公开!D30": "2", "依申请公开!J30": "2"]
    try filled(box, requests.merging(["文字与说明!A10": "第一稿。"]) { own, _ in own }, as: "一.xlsx")
    let first = try nianbao(box, "receive", "一.xlsx", "--at", "2026-01-20 09:00")
    #expect(first.status == 0, "\(first.output)\(first.errors)")
    try filled(box, ["依申请公开!J6": "3", "文字与说明!A10": "第二稿。"], as: "二.xlsx", from: "一.xlsx")
    let wrong = try nianbao(box, "receive", "二.xlsx", "--at", "2026-01-21 09:00")
    let returned = "Out/receipts/2025/001-教育局-退回表.xlsx"
    #expect(wrong.status == 1)
    #expect(wrong.output == "退回：二.xlsx，错误 1。\n", "\(wrong.output)")
    try filled(box, ["依申请公开!D6": "3", "依申请公开!D30": "3", "依申请公开!J30": "3"], as: "三.xlsx", from: returned)
    let right = try nianbao(box, "receive", "三.xlsx", "--at", "2026-01-22 09:00")
    #expect(right.status == 0, "\(right.errors)")
    let row = "依申请公开 一、本年新收政府信息公开申请数量"
    #expect(
      right.output.contains("；改了 4 格：\(row) 自然人：2 → 3，\(row) 总计：2 → 3，依申请公开 四、结转下年度继续办理 自然人：2 → 3，其余见回执；"),
      "\(right.output)")
    #expect(
      try box.text("Out/receipts/2025/001-教育局-回执.md").contains(
        "## 与上次报送不同的数（4 格）\n\n- \(row) 自然人：2 → 3\n- \(row) 总计：2 → 3\n"))
    #expect(right.output.contains("；文字 1 节，放在 2025/narrative/001/，原来的放在 2025/superseded/"))
    #expect(try box.text("Inputs/2025/narrative/001/1-总体情况.md") == "### （一）主动公开\n\n第二稿。\n")
  }

  @Test(
    "The outline that comes back is the unit's text; what it replaces is put aside, and nothing else is taken for it"
  )
  func outline() throws {
    let box = try box()
    _ = try nianbao(box, "blank", "--all", "--output", "空白")
    let blank = try box.text("空白/001-教育局.md")
    #expect(
      try nianbao(box, "receive", "空白/001-教育局.md").output == "没有收：教育局（001）空白/001-教育局.md，各个标题下面都没有写文字。\n")
    let written = blank.replacing("## 六、其他需要报告的事项\n\n（待填）", with: "## 六、其他需要报告的事项\n\n- 无\n- 也无")
    try box.write("回来的.md", written)
    let received = try nianbao(box, "receive", "回来的.md")
    let place = "2025/narrative/001/6-其他需要报告的事项.md"
    #expect(received.output == "收到文字：教育局（001）回来的.md；文字 1 节，放在 2025/narrative/001/\n", "\(received.errors)")
    #expect(try box.text("Inputs/\(place)") == "- 无\n- 也无\n")
    #expect(try nianbao(box, "receive", "回来的.md").output == "没有变化：教育局（001）回来的.md\n")
    try box.write("回来的.md", written.replacing("也无", with: "有"))
    let second = try nianbao(box, "receive", "回来的.md").output
    // The SHA-256 of the first text, by sha256sum.
    let aside = "2025/superseded/\(try sha256(box, "- 无\n- 也无\n").prefix(8))-001-6-其他需要报告的事项.md"
    #expect(second.hasSuffix("，原来的放在 \(aside)\n"), "\(second)")
    #expect(try box.text("Inputs/\(aside)") == "- 无\n- 也无\n")
    try box.write("去年.md", written.replacing("教育局2025年", with: "教育局2024年"))
    #expect(try nianbao(box, "receive", "去年.md").output == "退回：去年.md，写的是 2024 年的文字，这里收的是 2025 年的。\n")
    try box.write("谁的.md", written.replacing("# ", with: "# 某"))
    #expect(try nianbao(box, "receive", "谁的.md").status == 1)
  }

  @Test(
    "What an outline says of itself comes first, headings of its own are told, and what it leaves open is closed"
  )
  func doubtful() throws {
    let box = try Sandbox(units: "单位代码,单位名称\n001,教育局\n002,水利局\n")
    let outline = """
      # 教育局2025年政府信息公开工作年度报告（文字部分）

      ## 六、其他需要报告的事项

      ```
      无

      ## 五、存在的主要问题和改进情况

      不够及时。

      """
    try box.write("一.md", outline)
    #expect(
      try nianbao(box, "receive", "一.md", "--unit", "002").output
        == "没有收：一.md 里面写的是教育局（001），不是“002”；请核对，没有动。\n")
    #expect(
      try nianbao(box, "receive", "一.md").output
        == "收到文字：教育局（001）一.md；文字 1 节，放在 2025/narrative/001/；不认识的标题 ## 五、存在的主要问题和改进情况，下面的文字没有收，请照提纲的标题改\n")
    #expect(try box.text("Inputs/2025/narrative/001/6-其他需要报告的事项.md") == "```\n无\n```\n")
  }

  @Test("What the office made of a text stays, unless the unit writes another one")
  func edited() throws {
    let box = try box()
    try filled(box, ["文字与说明!A20": "问题一。"], as: "一.xlsx")
    _ = try nianbao(box, "receive", "一.xlsx", "--at", "2026-01-20 09:00")
    let place = "Inputs/2025/narrative/001/5-存在的主要问题及改进情况.md"
    try box.write(place, "问题一（办公室润色）。\n")
    let requests = ["依申请公开!D6": "2", "依申请公开!J6": "2", "依申请公开!D30": "2", "依申请公开!J30": "2"]
    try filled(box, requests, as: "二.xlsx", from: "一.xlsx")
    let second = try nianbao(box, "receive", "二.xlsx", "--at", "2026-01-21 09:00")
    #expect(second.status == 0 && !second.output.contains("文字"), "\(second.output)")
    #expect(try box.text(place) == "问题一（办公室润色）。\n")
    try filled(box, ["文字与说明!A20": "问题二。"], as: "三.xlsx", from: "二.xlsx")
    _ = try nianbao(box, "receive", "三.xlsx", "--at", "2026-01-22 09:00")
    #expect(try box.text(place) == "问题二。\n")
  }

  private func sha256(_ box: Sandbox, _ text: String) throws -> String {
    try runPython(
      "import hashlib, sys; print(hashlib.sha256(sys.argv[1].encode()).hexdigest())", [text])
  }

  @Test("A code is the first twelve digits of the hash")
  func code() {
    // SHA-256 of “abc”, from FIPS 180-2.
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(CheckCode(sha256: hash).description == "BA78-16BF-8F01")
  }
}
