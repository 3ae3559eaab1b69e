import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// What a cell shows against what it stores: a number counts as it is seen, or is told with both.
@Suite struct ShownCellTests {
  /// The words for the cell 新购 合计.
  private static func at(_ words: String, _ kind: String) -> [String] { ["\(kind) 藏书!B4：藏书 新购 合计：\(words)"] }

  private static func left(_ counted: String, _ words: String) -> [String] {
    at("按 \(counted) 计入，\(words)没有算在数里。", "提示 值-批注")
  }

  private static func no(_ words: String) -> [String] { at("\(words)，没有计入。", "错误 值-数字") }

  private static func run(_ text: String, _ look: String = "") -> String {
    "<r>\(look.isEmpty ? "" : "<rPr>\(look)</rPr>")<t xml:space=\"preserve\">\(text)</t></r>"
  }

  private static let raised = "<vertAlign val=\"superscript\"/>"
  private static let lowered = "<b/><vertAlign val=\"subscript\"/>"
  private static let struck = "<strike/><sz val=\"11\"/>"

  /// The runs, the style of the cell, what is read, what is said.
  static let runCases: [(String, Int, String, [String])] = [
    (run("574") + run("1", raised), 0, "574", left("574", "上标的“1”")),
    (run("[2]", raised) + run("574"), 0, "574", left("574", "上标的“[2]”")),
    (run("574") + run("a", lowered), 0, "574", left("574", "下标的“a”")),
    (run("612", struck) + run("574", "<b/>"), 0, "574", left("574", "划掉的“612”")),
    (run("574") + run("\n612", struck), 0, "574", left("574", "划掉的“\n612”".replacing("\n", with: " "))),
    (run("612", struck) + run("574") + run("1", raised), 0, "574", left("574", "划掉的“612”、上标的“1”")),
    (run("612") + run("574", "<b/>"), 1, "574", left("574", "划掉的“612”")),
    (run("612", struck) + run("约5"), 0, "refused", no("除去划掉的“612”，剩下的“约5”不是数字")),
    (run("5") + run("1", raised) + run("74"), 0, "refused", no("除去上标的“1”，剩下的“5；74”不是数字")),
    (run("574", struck) + run(" "), 0, "refused", no("此格的“574 ”划掉了（整格有删除线）")),
    (run("574"), 1, "refused", no("此格的“574”划掉了（整格有删除线）")),
    (
      run("574", "<strike val=\"0\"/>") + "<rPh sb=\"0\" eb=\"1\"><t>9</t></rPh>", 1, "574",
      at("填的是文本“574”，已按 574 读取。", "提示 值-文本")
    ),
    (run("5", "<b/>") + run("74"), 0, "574", at("填的是文本“574”，已按 574 读取。", "提示 值-文本")),
  ]

  @Test(
    "Raised, lowered and struck-out runs are no part of a number, in the cell and in the shared strings",
    arguments: runCases)
  func runs(runs: String, style: Int, cell: String, says: [String]) throws {
    let inline = MadeWorkbook(cells: ["B4": "<c r=\"B4\" s=\"\(style)\" t=\"inlineStr\"><is>\(runs)</is></c>"]
    )
    let shared = MadeWorkbook(
      cells: ["B4": "<c r=\"B4\" s=\"\(style)\" t=\"s\"><v> 1 </v></c>"],
      strings: "<si><t>0</t></si><si>\(runs)</si>")
    for book in [inline, shared] {
      let read = try book.read()
      #expect(read.cells[3] == cell)
      #expect(read.says == says)
    }
  }

  @Test("A footnote mark or a struck-out word in a label is no part of the label")
  func labels() throws {
    let label = Self.run("年末", Self.struck) + Self.run("新购") + Self.run("2", Self.raised)
    let read = try MadeWorkbook(cells: ["A4": "<c r=\"A4\" t=\"inlineStr\"><is>\(label)</is></c>"]).read()
    #expect(read.says == [] && read.cells == ["3", "2", "1", "0", "0", "0", "3", "2", "1"])
  }

  @Test("A cell struck out as a whole does not count, be it a number or a text")
  func struckCells() throws {
    let number = try MadeWorkbook(cells: ["B4": "<c r=\"B4\" s=\"1\"><v>5</v></c>"]).read()
    #expect(number.cells[3] == "refused" && number.says == Self.no("此格的“5”划掉了（整格有删除线）"))
    let blank = try MadeWorkbook(cells: ["B4": "<c r=\"B4\" s=\"1\"/>"]).read()
    #expect(blank.cells[3] == "blank" && blank.says == Self.at("没有填。", "错误 值-必填"))
    let three = ["B4", "C4", "D4"].map { ($0, "<c r=\"\($0)\" s=\"1\"><v>5</v></c>") }
    let folded = try MadeWorkbook(cells: Dictionary(uniqueKeysWithValues: three)).read()
    #expect(
      folded.says == [
        "错误 值-数字 藏书!B4：藏书：有 3 格划掉了（整格有删除线）：新购 合计“5”、新购 中文“5”、新购 外文“5”，都没有计入。"
      ])
  }

  private static func converted(_ text: String, _ unit: String, _ value: String) -> [String] {
    at("“\(text)”已由\(unit)换算成 \(value) 万元。", "提示 值-换算")
  }

  private static func sign(_ text: String, _ value: String) -> [String] {
    at("显示为“\(text)”，货币符号表示元，这一格的单位是万元，已按 \(value) 万元计入。", "警告 值-货币符号")
  }

  private static func otherwise(_ shown: String, _ stored: String) -> [String] {
    no("显示为“\(shown)”（实际 \(stored)），说不准该取哪一个")
  }

  /// The code, the number stored, what is read in a cell of 万元 (in millionths), what is said.
  static let formatCases: [(String, String, String, [String])] = [
    ("0\"元\"", "5200", "520000", converted("5200元", "元", "0.52")),
    ("0.00\\元", "5200.5", "520050", converted("5200.5元", "元", "0.52005")),
    ("G/通用格式\"元\"", "5200", "520000", converted("5200元", "元", "0.52")),
    ("#,##0\" 亿元\"", "1", "10000000000", converted("1亿元", "亿元", "10000")),
    ("[$¥-804]#,##0.00", "5200", "5200000000", sign("¥5200", "5200")),
    (
      "_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ", "79.352", "79352000",
      sign("¥79.352", "79.352")
    ),
    ("\"¥\"0\"万元\"", "79", "79000000", []), ("0.00\"万元\"", "79.352", "79352000", []),
    ("0.00,", "5200", "refused", otherwise("5.20", "5200")),
    ("#,##0,,", "5200000", "refused", otherwise("5", "5200000")),
    ("0!.0,", "52000", "refused", otherwise("5.2", "52000")),
    (
      "0!.0,\"万元\"", "52345", "5234500",
      at("显示为“5.2345万元”（实际 52345），按显示的 5.2345 万元计入。", "提示 值-换算")
    ),
    ("[>=10000]0!.0,\"万元\";0.00", "79.352", "79352000", []),
    ("0\"人次\"", "5", "refused", no("显示为“5人次”（实际 5），不能按万元读")),
    ("\"约\"0", "5", "refused", no("显示为“约5”（实际 5），不能按万元读")),
    ("0\"0000\"", "5", "refused", otherwise("50000", "5")),
    ("000-0000", "5551234", "refused", otherwise("555-1234", "5551234")),
    (";;;", "5", "refused", no("单元格格式让这一格什么也不显示（实际 5），说不准该不该计")),
    ("\"无\"", "5", "refused", otherwise("无", "5")), ("0;-0;\"无\"", "0", "0", []), ("0;-0;;@", "0", "0", []),
    ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0", "0", []), ("0\"元\"", "0", "0", []),
    ("[DBNum1][$-804]General", "79", "79000000", []),
    ("#,##0.00_);[Red]\\(#,##0.00\\)", "79.352", "79352000", []),
    ("0", "79.352", "79352000", []), ("0.00E+00", "79.352", "79352000", []),
    ("# ?/?", "79.5", "79500000", []),
    ("000", "5", "5000000", []), ("@", "5", "5000000", []), ("#\" \"##0", "5200", "5200000000", []),
    ("0;0", "-5", "refused", otherwise("5", "-5")),
    ("[h]:mm", "0.5", "refused", no("显示为日期或时间（实际 0.5），疑为自动变成日期")),
    ("[$-804]aaaa", "45720", "refused", no("显示为日期“3月4日”（实际 45720），疑为自动变成日期")),
    ("0%;-0%", "0.05", "refused", no("显示为百分比（实际 0.05）")),
  ]

  @Test("A number counts as its format shows it, where that is certain", arguments: formatCases)
  func formats(code: String, stored: String, cell: String, says: [String]) throws {
    let book = MadeWorkbook(cells: ["B4": "<c r=\"B4\" s=\"2\"><v>\(stored)</v></c>"], formats: [code])
    let read = try book.read(MadeWorkbook.money)
    #expect(read.cells[3] == cell)
    #expect(read.says == says)
  }

  @Test(
    "A unit of the cell's own is no more than the number; digits that a whole number hides are told as ever")
  func ownUnit() throws {
    let read = { (code: String, inner: String, style: String) in
      try MadeWorkbook(cells: ["B4": "<c r=\"B4\" s=\"2\"\(style)>\(inner)</c>"], formats: [code]).read()
    }
    #expect(try read("0\"册\"", "<v>5</v>", "").says == [])
    #expect(
      try read("0\"册\"", "<f>2+3</f><v>5</v>", "").says == [
        "提示 值-公式 藏书!B4：藏书：有 1 格是公式（新购 合计），已取存下的结果。"
      ])
    #expect(try read("0", "<v>3.4</v>", "").says == Self.at("“3.4”不是整数，这一格按册计，没有计入。", "错误 值-整数"))
    let text = " t=\"inlineStr\""
    #expect(try read("@\"册\"", "<is><t>5</t></is>", text).cells[3] == "5")
    #expect(try read("@\"0\"", "<is><t>5</t></is>", text).says == Self.otherwise("50", "5"))
    #expect(
      try read(";;;", "<is><t>5</t></is>", text).says == Self.no("单元格格式让这一格什么也不显示（实际 5），说不准该不该计"))
  }

  @Test(
    "What lies under merged cells is not read, and told where it says something else",
    arguments: [
      ("B4:D4", "<c r=\"C4\"><v>9</v></c>", ["提示 读入-附带 藏书!C4：合并的格盖住了 1 格里的内容（藏书!C4“9”），看不见，没有读取。"]),
      ("D4:B4", "<c r=\"C4\"><v>0</v></c>", []),
      (
        "B4:XFD4", "<c r=\"C4\" t=\"inlineStr\"><is><t>旧</t></is></c>",
        ["提示 读入-附带 藏书!C4：合并的格盖住了 1 格里的内容（藏书!C4“旧”），看不见，没有读取。"]
      ),
    ])
  func merged(area: String, under: String, says: [String]) throws {
    let behind =
      "<mergeCells><mergeCell ref=\"\(area)\"/><mergeCell ref=\"A1:ZZZZZ99999999999999\"/></mergeCells><pageMargins/>"
    let read = try MadeWorkbook(cells: ["C4": under], behind: behind).read()
    #expect(Array(read.cells[3...5]) == ["0", "blank", "blank"])
    #expect(read.says.filter { $0.hasPrefix("提示") } == says)
  }

  @Test(
    "Cells stand where they say, in whatever order they come",
    arguments: [
      "<c r=\"D4\"><v>0</v></c><c r=\"C4\"><v>0</v></c><c r=\"B4\"><v>0</v></c>",
      "<c r=\"D4\"><v>0</v></c><c r=\"B4\"><v>0</v></c><c r=\"b4\"><v>0.0</v></c><c r=\"$C$4\"><v>0</v></c>",
      "<c r=\"B4\"/><c r=\"B4\"><v>0</v></c><c r=\"C4\"><v>0</v></c><c r=\"D4\"><v>0</v></c><c r=\"D4\"/>",
    ])
  func order(row: String) throws {
    let book = MadeWorkbook(cells: ["B4": row, "C4": "", "D4": ""]) { sheet in
      // Rows from the bottom up.
      let rows = sheet.matches(of: /<row .*?<\/row>/).map { String($0.0) }
      return sheet.replacing(rows.joined(), with: rows.reversed().joined())
    }
    let read = try book.read()
    #expect(read.says == [] && read.cells == ["3", "2", "1", "0", "0", "0", "3", "2", "1"])
  }

  @Test("A cell that was written twice with different contents counts as neither")
  func twice() throws {
    let row = "<c r=\"B4\"><v>0</v></c><c r=\"B4\"><v>5</v></c><c r=\"B4\"><v>5</v></c>"
    let read = try MadeWorkbook(cells: ["B4": row]).read()
    #expect(read.cells[3] == "refused" && read.says == Self.no("文件里这一格写了两次，内容不同（“0；5”）"))
  }
}
