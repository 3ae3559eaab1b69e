import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject
@testable import NianbaoExcel

/// Workbooks as units send them, made by openpyxl: every kind of cell is a reading of its own.
@Suite struct WorkbookTests {
  @Test("A finding keeps its place and its message apart; where it is shown, the place goes first")
  func sentence() throws {
    let finding = try #require(try Sending.workbook("约3", .text).first)
    #expect(finding.message == "藏书 新购 合计：“约3”不是数字，没有计入。")
    #expect(finding.sentence == "藏书!B4：藏书 新购 合计：“约3”不是数字，没有计入。")
    #expect(FindingRecord(finding).message == finding.sentence)
    let doubt = try #require(LastYearNotices.findings(doubts: [finding], year: 2024).first)
    #expect(doubt.place?.inSheet == "藏书!B4")
    #expect(doubt.sentence == "上年（2024 年）的文件有错误：[值-数字] 藏书!B4：藏书 新购 合计：“约3”不是数字，没有计入。")
  }

  @Test(
    "A stored number is its 15 digits without an exponent, as Python's Decimal writes them",
    arguments: [
      (0.29999999999999999, "0.3"), (5.0, "5"), (-0.0, "0"), (1e-6, "0.000001"), (-1.25e-7, "-0.000000125"),
      (24252.311082, "24252.311082"), (1e15, "1000000000000000"), (9.007199254740993e15, "9007199254740992"),
      (-1e20, "-100000000000000000000"), (1e300, "1e+300"), (1e-300, "1e-300"),
    ])
  func plain(number: Double, text: String) throws {
    #expect(CellText.plain(number) == text)
    let script = """
      import sys, decimal
      with decimal.localcontext() as c:
          c.prec = 15
          print(abs(decimal.Decimal(sys.argv[1]) - decimal.Decimal(sys.argv[2])) <= abs(decimal.Decimal(sys.argv[1])) / 10**14)
      """
    #expect(try runPython(script, ["\(number)", text]) == "True\n")
  }

  /// Runs openpyxl on a sheet that holds the small form's layout, and checks what it wrote as a unit would.
  private func check(_ change: String, name: String = "a.xlsx") throws -> (found: [Finding], cells: [String])
  {
    let box = try Sandbox(units: "单位代码,单位名称\n1,馆\n", project: "region: 某县\nyear: 2025\nfamily: small\n")
    try box.write("Templates/forms/small.yaml", smallDefinition)
    let path = box.path(name)
    let script = """
      import datetime, openpyxl, sys
      from openpyxl.styles import PatternFill
      book = openpyxl.Workbook(); sheet = book.active; sheet.title = "藏书"
      for row in (["图书馆年报数据", 2025, "1", "馆"], [], ["藏书情况", "合计", "中文", "外文"], ["年初", 3, 2, 1], ["新购", 0, 0, 0], ["年末", 3, 2, 1]):
          sheet.append(row)
      \(change)
      book.save(sys.argv[1])
      """
    _ = try runPython(script, [path])
    let form = try smallForm()
    let content: SubmissionFile.Content
    do {
      content = .workbook(try WorkbookReader.read(path))
    } catch {
      content = .refusedWorkbook(error)
    }
    let file = SubmissionFile(file: name, path: name) { content }
    let sent = try Returns(
      reading: [file], form: form, roster: Roster(units: [unit("1", "馆")], region: ""), year: 2025
    ).units[0]
    let cells = sent.figures.states.indices.map { index in
      sent.figures.states[index] == .number
        ? String(sent.figures.values[index]) : "\(sent.figures.states[index])"
    }
    return (UnitCheck(form).findings(on: sent, lastYear: nil), cells)
  }

  @Test("A sound workbook has no finding")
  func sound() throws {
    let result = try check("")
    #expect(result.found == [] && result.cells == ["3", "2", "1", "0", "0", "0", "3", "2", "1"])
  }

  @Test(
    "The seven readings of a cell, each with its words and its address",
    arguments: [
      ("sheet['B5'] = None", "blank", "错误 值-必填 藏书!B5：藏书 新购 合计：没有填。"),
      (
        "sheet['B5'] = None; sheet['B5'].fill = PatternFill('solid', fgColor='FFEEAA')", "blank",
        "错误 值-必填 藏书!B5：藏书 新购 合计：没有填。"
      ),
      ("sheet['B5'] = 12.5", "refused", "错误 值-整数 藏书!B5：藏书 新购 合计：“12.5”不是整数，这一格按册计，没有计入。"),
      ("sheet['B5'] = '０'", "0", "提示 值-文本 藏书!B5：藏书 新购 合计：填的是文本“０”，已按 0 读取。"),
      ("sheet['B5'] = '约12件'", "refused", "错误 值-数字 藏书!B5：藏书 新购 合计：“约12件”不是数字，没有计入。"),
      (
        "sheet['B5'] = datetime.date(2025, 3, 4)", "refused",
        "错误 值-数字 藏书!B5：藏书 新购 合计：显示为日期“3月4日”（实际 45720），疑为自动变成日期，没有计入。"
      ),
      (
        "sheet['B5'] = 0.05; sheet['B5'].number_format = '0%'", "refused",
        "错误 值-数字 藏书!B5：藏书 新购 合计：显示为百分比（实际 0.05），没有计入。"
      ),
      ("sheet['B5'] = '=SUM(C5:D5)'", "refused", "错误 值-数字 藏书!B5：藏书 新购 合计：此格是公式，没有存下结果，没有计入。"),
      (
        "sheet['B5'] = '#REF!'; sheet['B5'].data_type = 'e'", "refused",
        "错误 值-数字 藏书!B5：藏书 新购 合计：此格是错误值 #REF!，没有计入。"
      ),
      ("sheet['B5'] = True", "refused", "错误 值-数字 藏书!B5：藏书 新购 合计：“TRUE”不是数字，没有计入。"),
    ])
  func readings(change: String, cell: String, words: String) throws {
    let result = try check(change)
    #expect(result.cells[3] == cell)
    #expect(result.found.map { "\($0.severity.rawValue) \($0.rule) \($0.sentence)" } == [words])
    #expect(result.found[0].place == Place(file: "a.xlsx", line: 5, field: 2, sheet: "藏书"))
  }

  @Test("A formula counts with the result it stored, at fifteen digits; other places say so once a table")
  func storedResults() throws {
    // openpyxl stores no results, so the part is written over by hand.
    let change = """
      book.save(sys.argv[1])
      import io, zipfile
      source = zipfile.ZipFile(sys.argv[1]); parts = {n: source.read(n) for n in source.namelist()}
      text = parts["xl/worksheets/sheet1.xml"].decode()
      text = text.replace('<c r="B4" t="n"><v>3</v></c>', '<c r="B4"><f>SUM(C4:D4)</f><v>2.9999999999999999</v></c>')
      text = text.replace('<c r="B6" t="n"><v>3</v></c>', '<c r="B6"><f>[1]Sheet1!A1</f><v>3</v></c>')
      target = zipfile.ZipFile(sys.argv[1], "w")
      for name, data in parts.items(): target.writestr(name, text if name == "xl/worksheets/sheet1.xml" else data)
      target.close(); sys.exit()
      """
    let result = try check(change)
    #expect(result.cells == ["3", "2", "1", "0", "0", "0", "refused", "2", "1"])
    #expect(
      result.found.map(\.sentence) == [
        "藏书!B6：藏书 年末 合计：此格的公式取自别的文件，没有计入。", "藏书!B4：藏书：有 1 格是公式（年初 合计），已取存下的结果。",
      ])
  }

  @Test(
    "Inserted rows and columns, hidden rows, other sheets, a stray cell at the far corner change no figure")
  func moved() throws {
    let change = """
      sheet.insert_rows(4); sheet.insert_cols(1); sheet.row_dimensions[6].hidden = True
      book.create_sheet("说明", 0)["A1"] = "填表说明"
      book.create_sheet("存档").sheet_state = "hidden"
      sheet["XFD1048576"] = 1
      """
    let result = try check(change)
    #expect(result.cells == ["3", "2", "1", "0", "0", "0", "3", "2", "1"])
    #expect(
      result.found.map(\.sentence) == [
        "藏书 第 6 行：有 1 行是隐藏的（第 6 行），照样读取。", "工作簿里有第 256 列以后的内容，没有读取。",
      ])
  }

  @Test("A hidden sheet with cells is not read, and told")
  func hiddenSheet() throws {
    let result = try check("other = book.create_sheet('存档'); other['A1'] = 9; other.sheet_state = 'hidden'")
    #expect(result.cells == ["3", "2", "1", "0", "0", "0", "3", "2", "1"])
    #expect(result.found.map(\.sentence) == ["工作簿里有隐藏的工作表，没有读取。"])
  }

  @Test("An identity's finding stands at its cell of the sheet; a copy of the sheet is told with both names")
  func addresses() throws {
    let wrong = try check("sheet['B4'] = 4; sheet['B6'] = 4")
    #expect(
      wrong.found.map(\.sentence) == [
        "藏书!B4：藏书 年初：中文 2 + 外文 1 = 3，合计 4，相差 1。", "藏书!B6：藏书 年末：中文 2 + 外文 1 = 3，合计 4，相差 1。",
      ] || wrong.found[0].sentence.hasPrefix("藏书!B4：藏书 年初：中文 2 + 外文 1 = 3，合计 4，相差 1。"))
    let copied = try check("book.copy_worksheet(sheet).title = '藏书 (2)'")
    #expect(copied.found.map(\.rule.id) == ["名录-重复"])
    #expect(copied.found[0].message.contains("a.xlsx（藏书）、a.xlsx（藏书 (2)）"))
    #expect(copied.cells == ["3", "2", "1", "0", "0", "0", "3", "2", "1"])
  }

  @Test("Eighty workbooks of other programs, sound, strange and hostile, read as the key says")
  func corpus() throws {
    let tools = Fixture.package.appendingPathComponent("Tests/Tools")
    let fixtures = Fixture.root.appendingPathComponent("Fixtures").path
    let box = try Sandbox()
    let corpus = box.path("corpus")
    let made = try run(python, [tools.appendingPathComponent("make_workbooks.py").path, fixtures, corpus])
    try #require(made.status == 0, "\(made.errors)")
    let templates = box.path("Templates")
    let checked = try run(
      python,
      [tools.appendingPathComponent("check_workbooks.py").path, Sandbox.program, templates, fixtures, corpus])
    #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
  }

  @Test("Other kinds of file are told by their first bytes, whatever they are called")
  func otherKinds() throws {
    let box = try Sandbox()
    let cfb: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    try box.write("a.xls", cfb)
    try box.write("b.xlsx", cfb)
    try box.write("c.xlsx", "%PDF-1.7\n")
    try box.write("d.docx", "PK\u{3}\u{4}")
    let result = try box.checkAlone("a.xls", "b.xlsx", "c.xlsx", "d.docx")
    #expect(result.hasErrors)
    let lines = result.said.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("a.xls:1:1: 错误: [读入-不识别] 文件内容是旧格式（.xls、.et、.doc）或加密的 Office 文件"))
    #expect(lines[2].contains("PDF 文件") && lines[3].contains("[读入-截断] 工作簿不完整"))
  }
}
