import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// Workbooks as other programs pack them: names of parts, encodings, places that no sheet has.
@Suite struct WorkbookContainerTests {
  private static let sound = ["3", "2", "1", "0", "0", "0", "3", "2", "1"]

  private func expectSound(
    _ book: MadeWorkbook, says: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let read = try book.read()
    #expect(read.says == says && read.cells == Self.sound, sourceLocation: sourceLocation)
  }

  @Test("Names of parts are the same in any case, with either slash and with escapes")
  func names() throws {
    let renamings: [(String) -> String] = [
      { $0.replacing("/", with: "\\") }, { $0.uppercased() }, { $0.replacing("sheet1", with: "Sheet%31") },
      { "/\($0)" },
      {
        $0.replacing("sharedStrings", with: "SharedStrings").replacing("workbook.xml", with: "Workbook.xml")
      },
    ]
    for rename in renamings {
      try expectSound(
        MadeWorkbook(pack: { parts in Dictionary(uniqueKeysWithValues: parts.map { (rename($0), $1) }) }))
    }
  }

  @Test(
    "Relations may name their parts so too",
    arguments: [
      ("_rels/.rels", "xl/workbook.xml", "XL\\Workbook.xml"),
      ("_rels/.rels", "xl/workbook.xml", "/xl/%77orkbook.xml"),
      ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", ".\\worksheets\\..\\Worksheets\\sheet%31.xml"),
    ])
  func targets(part: String, old: String, new: String) throws {
    try expectSound(
      MadeWorkbook(pack: { parts in
        var parts = parts
        parts[part] = Array(String(decoding: parts[part] ?? [], as: UTF8.self).replacing(old, with: new).utf8)
        return parts
      }))
  }

  @Test(
    "A part may begin with blank lines, and may be written in a Chinese encoding",
    arguments: ["GB2312", "gbk", "GB18030"])
  func encodings(name: String) throws {
    let part = "xl/worksheets/sheet1.xml"
    // A long comment takes the part over the size of one piece.
    let script = """
      import base64, sys
      text = sys.argv[1].replace("<sheetData>", "<!--" + "图书馆" * 40000 + "--><sheetData>")
      print(base64.b64encode(text.encode(sys.argv[2])).decode(), end="")
      """
    try expectSound(
      MadeWorkbook(pack: { parts in
        var parts = parts
        let text = String(decoding: parts[part] ?? [], as: UTF8.self).replacing("UTF-8", with: name)
        let encoded = try runPython(script, [text, name])
        parts[part] = Array(try #require(Data(base64Encoded: encoded)))
        return parts.mapValues { Array("\r\n \n".utf8) + $0 }
      }))
  }

  @Test("Any other encoding is told by its name")
  func otherEncoding() throws {
    let read = try MadeWorkbook(sheet: { $0.replacing("UTF-8", with: "Big5") }).read()
    #expect(read.says == ["错误 读入-不识别 工作簿里的部件是用“Big5”编码写的，本程序只读 UTF-8、UTF-16 和 GB18030，没有读取。"])
  }

  @Test("A text that the workbook does not have makes it a damaged one")
  func missingText() throws {
    let read = try MadeWorkbook(cells: ["B4": "<c r=\"B4\" t=\"s\"><v>9</v></c>"]).read()
    #expect(read.says == ["错误 读入-不识别 工作簿的内容损坏，没有读取。"])
  }

  @Test("A row or a cell that no sheet has is told, whether or not something stands there")
  func places() throws {
    let rows = [
      ("<row r=\"9223372036854775807\"><c><v>7</v></c></row><row/>", "第 9223372036854775807 行"),
      ("<row r=\"9223372036854775807\" hidden=\"1\"/><row hidden=\"1\"/>", "第 9223372036854775807 行"),
      ("<row r=\"4294967297\"><c><v>1</v></c></row>", "第 4294967297 行"),
      ("<row r=\"1048576\"/><row/>", "第 1048577 行"), ("<row r=\"0\"/>", "第 0 行"),
      ("<row r=\"-5\" spans=\"-1:99999999999999999999\"><c><v>7</v></c></row>", "第 -5 行"),
      ("<row r=\"6\"><c r=\"ZZZZZZZZZZZZZZZ6\"><v>7</v></c></row>", "“ZZZZZZZZZZZZZZZ6”格"),
      ("<row r=\"6\"><c r=\"A6666666666666666666666\"/></row>", "“A6666666666666666666666”格"),
      ("<row r=\"6\"><c r=\"A-6\"><v>7</v></c></row>", "“A-6”格"),
    ]
    for (row, place) in rows {
      let book = try MadeWorkbook(sheet: { $0.replacing("</sheetData>", with: "\(row)</sheetData>") }).read()
      #expect(
        book.says == ["错误 读入-不识别 工作簿里写着\(place)，不在表格的范围里（1048576 行、16384 列），没有读取。"], "\(row)")
    }
  }

  @Test("A text that many cells name counts each time it is shown")
  func sharedText() throws {
    let long = String(repeating: "长", count: 300_000)
    let rows = { (count: Int) in
      (0..<count).map { "<row r=\"\($0 + 20)\"><c r=\"A\($0 + 20)\" t=\"s\"><v>0</v></c></row>" }.joined()
    }
    let says = { (count: Int) in
      try MadeWorkbook(
        strings: "<si><t>\(long)</t></si>",
        sheet: { $0.replacing("</sheetData>", with: rows(count) + "</sheetData>") }
      ).read().says
    }
    #expect(try says(3) == [])
    #expect(try says(2_000) == ["错误 读入-过大 工作簿里有16 MB 以上的文字，超过16 MB 文字的限度，没有读取。"])
  }

  @Test("A character under a pile of accents is no text")
  func piledMarks() throws {
    let pile = String(repeating: "\u{301}\u{323}", count: 20_000)
    let cell = "<c r=\"B4\" t=\"inlineStr\"><is><t>0\(pile)</t></is></c>"
    #expect(
      try MadeWorkbook(cells: ["B4": cell]).read().says == [
        "错误 读入-编码 有一格的字上叠了成百的附加符号，不是正常的文字，没有读取。"
      ])
  }
}
