import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// Formulas by their stored results, and where they take them from.
@Suite struct CellFormulaTests {
  @Test(
    "Another file is a name in brackets with a sheet behind it; a column of a table and a text are none",
    arguments: [
      ("[1]Sheet1!A1", true), ("SUM(表1[1])+[2]表!B2", true), ("'[a.xlsx]Sheet1'!A1", true), ("[1]!总数", true),
      ("'C:\\报表\\[a b.xlsx]水''利'!$A$1", true), ("[a.xlsx]Sheet1!A1+1", true),
      ("SUM([3]Sheet1:Sheet3!A1)", true),
      ("'file:///C:/a.xlsx'#$Sheet1.A1", true), ("FILE://server/a!A1", true),
      ("SUM(表1[1])", false), ("表1[[#This Row],[1]]", false), ("IF(A1=\"[1]Sheet1!A1\",1,2)", false),
      ("\"say \"\"[1]a!b\"", false),
      ("SUM(表1[1])*Sheet2!A1", false), ("'水利 局'!A1+Sheet1!B2", false), ("表1[[#Totals],['[a']]]+1", false),
      ("SUM(B2:B4)", false),
      ("[@1]+[1]", false), ("HYPERLINK(\"file://a\",5)", false), ("IF(profile!A1>0,1,0)", false),
    ])
  func reachesOut(formula: String, isOut: Bool) {
    #expect(FormulaText.reachesOut(Array(formula.utf8)) == isOut)
  }

  @Test(
    "A result that is the empty text is a blank; where no result is stored there is none",
    arguments: [
      ("t=\"str\"><f>IF(1,\"\",2)</f><v></v>", "blank", "错误 值-必填 藏书!B4：藏书 新购 合计：没有填。"),
      ("t=\"str\"><f>IF(1,\"\",2)</f><v/>", "blank", "错误 值-必填 藏书!B4：藏书 新购 合计：没有填。"),
      ("t=\"str\"><f>A1&amp;\"\"</f>", "refused", "错误 值-数字 藏书!B4：藏书 新购 合计：此格是公式，没有存下结果，没有计入。"),
      ("><f>1+1</f><v></v>", "refused", "错误 值-数字 藏书!B4：藏书 新购 合计：此格是公式，没有存下结果，没有计入。"),
      ("><f>SUM(表1[1])</f><v>0</v>", "0", "提示 值-公式 藏书!B4：藏书：有 1 格是公式（新购 合计），已取存下的结果。"),
    ])
  func results(inner: String, cell: String, says: String) throws {
    let read = try MadeWorkbook(cells: ["B4": "<c r=\"B4\" \(inner)</c>"]).read()
    #expect(read.cells[3] == cell && read.says == [says])
  }

  /// The same fault in the three cells of 新购.
  private static func inAll(_ element: (String) -> String) -> MadeWorkbook {
    MadeWorkbook(
      cells: Dictionary(uniqueKeysWithValues: ["B4", "C4", "D4"].map { ($0, element($0)) }),
      formats: ["yyyy-mm", "0%"])
  }

  @Test("One cause in many cells of a table is one finding, with the names of the first and what they show")
  func folded() throws {
    let names = "新购 合计、新购 中文、新购 外文"
    let noResult = try Self.inAll { "<c r=\"\($0)\"><f>1+1</f></c>" }.read()
    #expect(noResult.says == ["错误 值-数字 藏书!B4：藏书：有 3 格是公式，没有存下结果：\(names)，都没有计入。"])
    #expect(Array(noResult.cells[3...5]) == ["refused", "refused", "refused"])
    let outside = try Self.inAll { "<c r=\"\($0)\"><f>[1]a!B1</f><v>0</v></c>" }.read()
    #expect(outside.says == ["错误 值-数字 藏书!B4：藏书：有 3 格的公式取自别的文件：\(names)，都没有计入。"])
    let days = try Self.inAll { "<c r=\"\($0)\" s=\"2\"><v>45720</v></c>" }.read()
    #expect(
      days.says == [
        "错误 值-数字 藏书!B4：藏书：有 3 格显示为日期，疑为自动变成日期：新购 合计“3月4日”（实际 45720）、新购 中文“3月4日”（实际 45720）、新购 外文“3月4日”（实际 45720），都没有计入。"
      ])
    let shares = try Self.inAll { "<c r=\"\($0)\" s=\"3\"><v>0.05</v></c>" }.read()
    #expect(
      shares.says == [
        "错误 值-数字 藏书!B4：藏书：有 3 格显示为百分比：新购 合计“5%”（实际 0.05）、新购 中文“5%”（实际 0.05）、新购 外文“5%”（实际 0.05），都没有计入。"
      ])
  }

  @Test("A formula that is written once for many cells reaches out in all of them")
  func shared() throws {
    let copied = try MadeWorkbook(cells: [
      "B4": "<c r=\"B4\"><f t=\"shared\" ref=\"B4:C4\" si=\"0\">[1]a!B1</f><v>0</v></c>",
      "C4": "<c r=\"C4\"><f t=\"shared\" si=\"0\"/><v>0</v></c>",
    ]).read()
    let area = try MadeWorkbook(cells: [
      "B4": "<c r=\"B4\"><f t=\"array\" ref=\"B4:C4\">[1]a!B1:C1</f><v>0</v></c>"
    ]).read()
    for read in [copied, area] {
      #expect(read.says == ["错误 值-数字 藏书!B4：藏书：有 2 格的公式取自别的文件：新购 合计、新购 中文，都没有计入。"])
    }
  }

  @Test(
    "What only a programmer takes for a number is none",
    arguments: ["0x10", "nan", "inf", "1e999", "0b1", "1_000"])
  func noNumber(text: String) throws {
    let read = try MadeWorkbook(cells: ["B4": "<c r=\"B4\"><v>\(text)</v></c>"]).read()
    #expect(read.cells[3] == "refused" && read.says == ["错误 值-数字 藏书!B4：藏书 新购 合计：“\(text)”不是数字，没有计入。"])
  }
}
