import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// The proof of workbooks: every number that they store is changed by Python, and caught.
@Suite struct WorkbookProofTests {
  /// Copies of a workbook, in each of which one stored number has grown by one; the formulas keep their texts.
  ///
  /// Of identities' checks, which say whether the sheet's own numbers balance, none is changed.
  private static let changing = """
    import re, sys, zipfile
    source, folder = sys.argv[1:]
    book = zipfile.ZipFile(source)
    names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    cell = re.compile(r'<c r="([A-Z]+\\d+)"(?: s="\\d+")?>(?:<f>([^<]*)</f>)?<v>([^<]+)</v></c>')
    for place, name in enumerate(names, 1):
        part = f"xl/worksheets/sheet{place}.xml"
        text = book.read(part).decode()
        for number, found in enumerate(cell.finditer(text)):
            if found.group(2) and "分单位" not in found.group(2): continue
            grown = str(float(found.group(3)) + 1)
            path = f"{folder}/{name}-{found.group(1)}.xlsx"
            with zipfile.ZipFile(path, "w") as copy:
                for item in book.namelist():
                    data = book.read(item)
                    if item == part: data = (text[:found.start(3)] + grown + text[found.end(3):]).encode()
                    copy.writestr(item, data)
            print(path)
    """

  @Test("Not one stored number in any sheet of report.xlsx can be another without being caught")
  func workbook() throws {
    let report = try ClosureTests.report()
    let box = try Sandbox()
    try ReportWorkbook.write(report, to: box.path("report.xlsx"))
    let (said, count) = try changed(box, "report.xlsx", ReportWorkbook.kinds, of: report)
    #expect(count > 100)
    #expect(
      said == [
        "藏书": "report.xlsx 表格 藏书/年末/外文：印的是“140”，应为“139”。",
        "数据-藏书": "report.xlsx 数据 藏书/年末/外文：印的是“140”，应为“139”。",
        "分单位": "report.xlsx 分单位 分|馆 藏书/年末/外文：印的是“3”，应为“2”。",
        "同比": "report.xlsx 与上年比较 年末 外文 增长率：印的是“216.91”，应为“(139 - 44) / 44”。",
        "多年": "report.xlsx 历年数据 年末 外文 2025年：印的是“140”，应为“139”。",
        "台账": "report.xlsx 台账 单位代码 1 位次：印的是“2”，应为“1”。",
        "图": "report.xlsx 图 公开信息的类别 优环境：印的是“2”，应为“1”。",
      ])
  }

  @Test("Nor in internal.xlsx")
  func internalWorkbook() throws {
    let report = try ClosureTests.report()
    let box = try Sandbox()
    try InternalWorkbook.write(report, to: box.path("internal.xlsx"))
    let (said, count) = try changed(box, "internal.xlsx", InternalWorkbook.kinds, of: report)
    #expect(count > 30)
    #expect(
      said == [
        "藏书": "internal.xlsx 表格 藏书/年末/外文：印的是“140”，应为“139”。",
        "来源": "internal.xlsx 来源 藏书/年末/外文 合计：印的是“140”，应为“139”。",
      ])
  }

  /// What the proof says first when the last number of each sheet is another, and how many were changed.
  private func changed(
    _ box: Sandbox, _ name: String, _ kinds: Set<Printed.Kind>, of report: Report
  ) throws -> (said: [String: String], count: Int) {
    let copies = try runPython(Self.changing, [box.path(name), box.folder.path]).split(separator: "\n")
    var said: [String: String] = [:]
    for copy in copies {
      let printed = try Printed.workbook(at: String(copy), file: name, kinds, of: report)
      let first = Proof([printed], of: report).failures.first
      #expect(first != nil, "\(copy)")
      let sheet = (copy.split(separator: "/").last ?? "").prefix { $0 != "." }.split(separator: "-")
        .dropLast()
      said[sheet.joined(separator: "-")] = first?.description
    }
    return (said, copies.count)
  }
}
