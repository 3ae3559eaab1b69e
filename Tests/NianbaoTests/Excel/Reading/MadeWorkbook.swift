import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// A workbook of the small form, packed by Python from its XML parts; sound but for what a test writes.
///
/// ```
/// 1  图书馆年报数据  2025  1  馆
/// 2  藏书情况  合计  中文  外文
/// 3  年初      3    2    1
/// 4  新购      0    0    0
/// 5  年末      3    2    1
/// ```
struct MadeWorkbook {
  /// Whole `c` elements in place of those of the sheet.
  var cells: [String: String] = [:]
  /// The codes of number formats, of which style 2 has the first and 3 the second; style 1 is struck out.
  var formats: [String] = []
  /// The items of the shared strings.
  var strings = ""
  /// What stands behind the cells.
  var behind = ""
  /// Changes a sheet's XML as a whole.
  var sheet: (String) -> String = { $0 }
  /// Changes the parts: names and bytes.
  var pack: ([String: [UInt8]]) throws -> [String: [UInt8]] = { $0 }

  static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// The small form, with amounts of money in place of volumes.
  static let money = smallDefinition.replacing(
    "{name: 册}", with: "{name: 万元, decimals: 6, also: {元: -4, 亿元: 4}}"
  ).replacing("unit: 册", with: "unit: 万元")

  struct Read {
    /// What is said of values and of the file: `提示 值-批注 藏书!B4：…`.
    let says: [String]
    /// 合计, 中文 and 外文 of each row; numbers in the smallest unit of the form.
    let cells: [String]
  }

  /// What comes of it when a unit sends it.
  func read(_ definition: String = smallDefinition) throws -> Read {
    let form = try Form(definition: definition, file: "small.yaml")
    let box = try Sandbox()
    let path = box.path("a.xlsx")
    try write(path)
    let content: SubmissionFile.Content
    do {
      content = .workbook(try WorkbookReader.read(path))
    } catch {
      content = .refusedWorkbook(error)
    }
    let file = SubmissionFile(file: "a.xlsx", path: "a.xlsx") { content }
    let roster = Roster(units: [unit("1", "馆")], region: "")
    let returns = try Returns(reading: [file], form: form, roster: roster, year: 2025)
    let sent = returns.units[0]
    let figures = sent.figures
    let found = (returns.strays + UnitCheck(form).findings(on: sent, lastYear: nil)).filter {
      ["值-", "读入"].contains(String($0.rule.id.prefix(2)))
    }
    return Read(
      says: found.map { "\($0.severity.rawValue) \($0.rule) \($0.sentence)" },
      cells: figures.states.indices.map {
        figures.states[$0] == .number ? String(figures.values[$0]) : "\(figures.states[$0])"
      })
  }

  private func write(_ path: String) throws {
    let script = """
      import base64, json, sys, zipfile
      with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as book:
          for name, data in json.load(open(sys.argv[1] + ".json")).items():
              book.writestr(zipfile.ZipInfo(name), base64.b64decode(data))
      """
    let parts = try pack(Self.parts(sheet(sheetXML), strings: strings, formats: formats))
    try JSONEncoder().encode(parts.mapValues { Data($0) }).write(to: URL(fileURLWithPath: path + ".json"))
    _ = try runPython(script, [path])
  }

  private var sheetXML: String {
    let rows = [
      ["图书馆年报数据", "2025", "1", "馆"], ["藏书情况", "合计", "中文", "外文"], ["年初", "3", "2", "1"],
      ["新购", "0", "0", "0"],
      ["年末", "3", "2", "1"],
    ]
    let lines = rows.enumerated().map { row, fields in
      let elements = zip(["A", "B", "C", "D"], fields).map { letter, field in
        let place = "\(letter)\(row + 1)"
        let isNumber = row > 1 && letter != "A"
        let plain =
          isNumber
          ? "<c r=\"\(place)\"><v>\(field)</v></c>"
          : "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(field)</t></is></c>"
        return cells[place] ?? plain
      }
      return "<row r=\"\(row + 1)\">\(elements.joined())</row>"
    }
    return Self.declaration
      + "<worksheet xmlns=\"\(Self.spreadsheet)\"><sheetData>\(lines.joined())</sheetData>\(behind)</worksheet>"
  }

  private static func parts(_ sheet: String, strings: String, formats: [String]) -> [String: [UInt8]] {
    let escaped = formats.map { $0.replacing("&", with: "&amp;").replacing("\"", with: "&quot;") }
    let codes = escaped.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }
    let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\" fontId=\"0\"/>" }
    let relation = { (id: Int, type: String, target: String) in
      "<Relationship Id=\"rId\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
    }
    let relations = { (all: String) in
      declaration
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(all)</Relationships>"
    }
    let texts = [
      "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
      "xl/workbook.xml": declaration
        + "<workbook xmlns=\"\(spreadsheet)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"藏书\" r:id=\"rId1\"/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels": relations(
        relation(1, "worksheet", "worksheets/sheet1.xml") + relation(2, "styles", "styles.xml")
          + relation(3, "sharedStrings", "sharedStrings.xml")),
      "xl/worksheets/sheet1.xml": sheet,
      "xl/styles.xml": declaration
        + "<styleSheet xmlns=\"\(spreadsheet)\"><numFmts>\(codes.joined())</numFmts><fonts><font/><font><strike/></font></fonts>"
        + "<cellXfs><xf/><xf fontId=\"1\"/>\(styles.joined())</cellXfs></styleSheet>",
      "xl/sharedStrings.xml": declaration + "<sst xmlns=\"\(spreadsheet)\">\(strings)</sst>",
    ]
    return texts.mapValues { Array($0.utf8) }
  }
}
