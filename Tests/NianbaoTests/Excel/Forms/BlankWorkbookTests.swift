import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject
@testable import NianbaoExcel

/// The files that are handed out, and the workbook as another program opens it.
@Suite struct BlankWorkbookTests {
  /// A county whose 乡镇 have two tables only, with a form of last year for 教育局.
  static func county() throws -> Sandbox {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n001,教育局,部门,\n002,\"水/利\"\"局\",乡镇,\n",
      project:
        "region: 试验县\npublisher: 县府办\nyear: 2025\ndeadlines: {units: 2026-01-31}\nkinds: {乡镇: [文件, 申请]}\n")
    let text = String(
      decoding: try DecodedText(try Fixture.bytes("real/pingtan-2021.sheet.csv")).bytes, as: UTF8.self)
    let body = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
    try box.write("Inputs/2024/forms/001.csv", "2024年政府信息公开工作年度报告\n" + body.joined(separator: "\n"))
    return box
  }

  @Test("Files are named by code and name; the same bytes twice")
  func files() throws {
    let box = try Self.county()
    try box.blanks()
    #expect(
      try box.names(in: "Out/blank/2025") == [
        "001-教育局.md", "001-教育局.xlsx", "002-水_利_局.md", "002-水_利_局.xlsx",
      ])
    let file = box.folder.appendingPathComponent("Out/blank/2025/001-教育局.xlsx")
    let first = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: file)
    try box.blanks()
    #expect(try Data(contentsOf: file) == first)
    try box.write("锁", "")
    #expect(throws: FileTrouble.self) { try box.blanks(into: "锁/里") }
  }

  @Test("On paper a box for a text stands on the page of its heading, and no page is longer than A4")
  func paper() throws {
    let box = try Self.county()
    try box.blanks()
    let script = """
      import sys, openpyxl
      sheet = openpyxl.load_workbook(sys.argv[1])["文字与说明"]
      height = lambda row: sheet.row_dimensions[row].height or 15
      starts = [1] + [b.id + 1 for b in sheet.row_breaks.brk] + [sheet.max_row + 1]
      pages = [range(*pair) for pair in zip(starts, starts[1:])]
      # A4 is 842 points high; the margins above and below take 0.65 inches each.
      print(len(pages), all(sum(map(height, p)) * sheet.page_setup.scale / 100 < 842 - 2 * 0.65 * 72 for p in pages))
      print([sheet.cell(p[0], 1).value for p in pages], [p for p in pages if height(p[0]) > 100])
      """
    let found = try runPython(script, [box.path("Out/blank/2025/001-教育局.xlsx")])
    #expect(found == "2 True\n['试验县教育局2025年政府信息公开工作年度报告', '（五）监督保障'] []\n")
  }

  @Test(
    "A blank of a 类型 has its tables only; sent back it is no layout fault, and its carry-over is last year's")
  func kinds() throws {
    let box = try Self.county()
    try box.blanks(as: .csv, into: "发")
    for name in try box.names(in: "发") where name.hasSuffix(".csv") {
      try box.write("Inputs/2025/forms/\(name)", try box.text("发/\(name)"))
    }
    let town = try box.text("Inputs/2025/forms/002-水_利_局.csv").split(separator: "\n")
    #expect(town.count { $0.hasPrefix("第二十条") } == 1 && !town.contains { $0.contains("结果维持") })
    let carried = try Fixture.rows("real/pingtan-2021.facts.csv").filter { $0[1] == "申请" && $0[2] == "结转下年" }
    let line = try #require(
      try box.text("Inputs/2025/forms/001-教育局.csv").split(separator: "\n").first { $0.hasPrefix("二、上年结转") })
    #expect(line == "二、上年结转政府信息公开申请数量,\(carried.map { $0[4] }.joined(separator: ","))")
    #expect(carried.count == 7)
    let check = try box.build()
    #expect(!check.said.contains("版式-") && !check.said.contains("读入-") && !check.said.contains("名录-"))
    let errors = try box.text("Out/2025/findings.csv").split(separator: "\n").filter { $0.hasPrefix("错误") }
    #expect(!errors.isEmpty && errors.allSatisfy { $0.contains("值-必填") }, "\(errors)")
  }

  @Test("A merged unit carries on its predecessors' sums; of a split unit nothing is known")
  func lineage() throws {
    let box = try Self.county()
    let text = try box.text("Inputs/2024/forms/001.csv")
    try box.write("Inputs/2024/forms/004.csv", text)
    try box.write(
      "Inputs/units.csv", "单位代码,单位名称,自,至,前身\n001,教育局,,2024,\n004,旧局,,2024,\n003,合并局,2025,,001；004\n")
    func line(_ code: String) throws -> String {
      try box.blanks(as: .csv)
      let name = try #require(
        try box.names(in: "Out/blank/2025").first { $0.hasPrefix(code) && $0.hasSuffix("csv") })
      return String(
        try #require(
          try box.text("Out/blank/2025/\(name)").split(separator: "\n").first { $0.hasPrefix("二、上年结转") }))
    }
    let total = try #require(
      try Fixture.rows("real/pingtan-2021.facts.csv").first {
        $0[1...3].joined(separator: "/") == "申请/结转下年/总计"
      }.flatMap { Int($0[4]) })
    #expect(total > 0)
    #expect(try line("003").hasSuffix(",\(2 * total)"))
    try box.write(
      "Inputs/units.csv", "单位代码,单位名称,自,至,前身\n001,教育局,,2024,\n005,甲局,2025,,001\n006,乙局,2025,,001\n")
    #expect(try line("005").hasSuffix("数量,,,,,,,"))
  }

  @Test("The workbook as openpyxl opens it: locks, validation, stamp, names, print, fonts, cached checks")
  func workbook() throws {
    let box = try Self.county()
    try box.blanks()
    let file = box.path("Out/blank/2025/001-教育局.xlsx")
    #expect(try runPython(Self.inspection, [file, String(Fixture.form.cellCount)]) == "ok\n")
    let town = box.path("Out/blank/2025/002-水_利_局.xlsx")
    let sheets = "import openpyxl, sys\nprint(*openpyxl.load_workbook(sys.argv[1]).sheetnames)"
    #expect(try runPython(sheets, [town]) == "填写说明 主动公开 依申请公开 文字与说明 表样信息\n")
  }

  @Test(
    "The sheets of a workbook saved one by one as CSV read back: checks, last year and stamp are no figures")
  func savedAsCSV() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nianbao-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let lastYear = filledBlank(seed: 100).figures
    let form = Fixture.form
    var empty = BlankForm(
      form, unit: unit("1", "馆"), year: 2025, region: "", tables: Set(form.tables.indices), lastYear: lastYear
    )
    #expect(!empty.carried.isEmpty)
    for figures in [filledBlank(seed: 1).figures, filledBlank(seed: 2).figures, empty.figures] {
      empty.figures = figures
      let path = folder.appendingPathComponent("\(UUID().uuidString).xlsx").path
      try BlankWorkbook.write(empty, Project(region: "", year: 2025), to: path)
      let texts = try runPython(Self.sheetsAsCSV, [path]).components(separatedBy: "\u{1}\n").dropLast()
      #expect(texts.count == 3)
      let sent = read(Array(texts), form: form, roster: BlankTests.roster, year: 2025).units[0]
      #expect(sent.figures == figures)
      #expect(sent.findings.map(line) == [])
    }
  }

  /// As a person saves them: numbers with all their digits.
  private static let sheetsAsCSV = """
    import csv, openpyxl, sys
    book = openpyxl.load_workbook(sys.argv[1], data_only=True)
    def shown(value):
        if value is None: return ""
        return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    for sheet in book.worksheets[1:-2]:
        writer = csv.writer(sys.stdout, lineterminator="\\n")
        for row in sheet.iter_rows(): writer.writerow([shown(c.value) for c in row])
        print("\\u0001")
    """

  private static let inspection = """
    import openpyxl, re, sys
    book = openpyxl.load_workbook(sys.argv[1]); values = openpyxl.load_workbook(sys.argv[1], data_only=True)
    tables = ["主动公开", "依申请公开", "复议诉讼"]
    assert book.sheetnames == ["填写说明"] + tables + ["文字与说明", "表样信息"], book.sheetnames
    assert book.active.title == "填写说明" and [s.title for s in book if s.sheet_state != "visible"] == ["表样信息"]
    stamp = {"表号": "xxgk-2021", "版式": "1", "年份": "2025", "单位代码": "001", "单位名称": "教育局"}
    import html, zipfile
    own = zipfile.ZipFile(sys.argv[1]).read("docProps/custom.xml").decode()
    assert dict(re.findall(r'name="([^"]*)"><vt:lpwstr>([^<]*)<', own)) == stamp, own
    assert {r[0].value: r[1].value for r in book["表样信息"].iter_rows()} == stamp
    assert sorted(n.name for n in book.defined_names.definedName if n.name.startswith("nb")) == [f"nb_{n}" for n in range(1, 7)]
    guide = [c.value for r in book["填写说明"].iter_rows() for c in r if c.value]
    assert len([g for g in guide if re.match(r"\\d+\\. ", g)]) <= 10 and any("2026-01-31" in g and "县府办" in g for g in guide)
    assert any("第一项加第二项之和，等于第三项加第四项之和" in g for g in guide)
    entries = checks = past = filled = 0
    for sheet in book:
        assert sheet.protection.sheet and not sheet.protection.password, sheet.title
        assert not sheet.protection.selectLockedCells and not sheet.protection.formatColumns
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.value is None or cell.font.name == "宋体", cell.coordinate
        if sheet.title not in tables: continue
        assert sheet["A1"].value == "试验县教育局2025年政府信息公开工作年度报告"
        texts = [c.value for r in sheet.iter_rows() for c in r if isinstance(c.value, str)]
        assert "表号 xxgk-2021　版式 1　2025年　单位 001　教育局" in texts and any("审核人" in t for t in texts)
        assert sheet.page_setup.paperSize == 9 and sheet.page_setup.fitToHeight == 0 and sheet.print_title_rows
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and "&P" in sheet.oddFooter.center.text
        area = openpyxl.worksheet.cell_range.CellRange("".join(sheet.print_area).split("!")[-1].replace("$", ""))
        merged = {c for m in sheet.merged_cells.ranges for r in m.rows for c in r if c != (m.min_row, m.min_col)}
        open = [c for r in sheet.iter_rows() for c in r if not c.protection.locked and (c.row, c.column) not in merged]
        entries += len(open)
        assert sheet.sheet_view.selection[0].activeCell == open[0].coordinate
        for cell in open:
            rules = [v for v in sheet.data_validations.dataValidation if cell.coordinate in v.sqref]
            assert len(rules) == 1 and rules[0].showInputMessage and rules[0].showErrorMessage, cell.coordinate
            rule = rules[0]
            assert rule.prompt and rule.error and rule.promptTitle.startswith("单位：")
            assert (rule.errorStyle == "warning") == (cell.value is not None), (cell.coordinate, rule.errorStyle)
            assert cell.border.left.style == "thin" and cell.fill.fgColor.rgb not in (None, "00000000")
            assert cell.row <= area.max_row and cell.column <= area.max_col
            filled += cell.value is not None
            if sheet.title == "主动公开": assert rule.type == "custom" and '="/"' in rule.formula1, rule.formula1
            elif cell.value is None: assert rule.type == "whole" and rule.formula1 == "0", rule.formula1
        marks = [r.formula[0] for f in sheet.conditional_formatting for r in f.rules]
        assert marks and all("ISTEXT(" in m for m in marks)
        for row in sheet.iter_rows():
            for cell in row:
                past += isinstance(cell.value, str) and cell.value.startswith("上年 ")
                if cell.data_type == "f":
                    checks += 1
                    assert values[sheet.title][cell.coordinate].value in ("待填", "平衡"), cell.coordinate
                    assert cell.row > area.max_row or cell.column > area.max_col
                    assert not re.search("XLOOKUP|LET|IFS|TEXTJOIN|_xlfn", cell.value)
    assert entries == int(sys.argv[2]), entries
    assert filled == 7, filled
    assert checks > 40 and past > 100, (checks, past)
    print("ok")
    """
}

/// What the wrapper refuses because Excel would cut it, refuse it, or call the file damaged.
@Suite struct BlankLimitsTests {
  @Test("Long validation texts and names are refused")
  func limits() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nianbao-\(UUID().uuidString).xlsx"
    ).path
    defer { unlink(path) }
    let workbook = try Workbook(path: path, title: "", created: 0)
    let sheet = try workbook.addSheet("一")
    var entry = Entry(
      title: String(repeating: "长", count: 32), prompt: String(repeating: "长", count: 255), error: "错")
    try sheet.accept(entry, rows: 0...0, columns: 0...0)
    entry.title += "长"
    #expect(throws: WorkbookError.tooLong(entry.title)) {
      try sheet.accept(entry, rows: 1...1, columns: 0...0)
    }
    entry.title = ""
    entry.prompt += "长"
    #expect(throws: WorkbookError.tooLong(entry.prompt)) {
      try sheet.accept(entry, rows: 1...1, columns: 0...0)
    }
    let long = "nb_" + String(repeating: "a", count: 125)
    var refused: WorkbookError?
    do { try workbook.name(long, "='一'!$A$1") } catch { refused = error }
    #expect(refused == .tooLong(long))
    try workbook.close()
  }

  @Test("Blocks cover every place once")
  func rectangles() {
    let places = [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1), (4, 4)].map {
      Rectangle.Place(row: $0.0, column: $0.1)
    }
    let blocks = Rectangle.covering(places).map { [$0.rows, $0.columns] }
    #expect(blocks == [[0...1, 0...1], [2...2, 1...1], [4...4, 4...4]])
  }
}
