import Foundation
import Testing

@testable import Nianbao

/// The apostrophe that keeps a text from becoming a formula: put there once, taken away once, and no real one lost.
@Suite struct FormulaMarkTests {
  /// A text and how it stands in a CSV file, by hand.
  static let texts = [
    ("=1+1", "'=1+1"), ("+86", "'+86"), ("@甲", "'@甲"), ("-甲", "'-甲"), ("\t乙", "'\t乙"), ("-", "'-"),
    ("-18", "-18"), ("-0.5", "-0.5"),
    ("'", "'"), ("'abc'", "'abc'"), ("''", "''"), ("'2025年'以后", "'2025年'以后"), ("甲'", "甲'"), ("", ""),
    ("'=1+1", "''=1+1"), ("''@甲", "'''@甲"), ("'-18", "''-18"),
  ]

  @Test("Every text is written as said, and read as it was", arguments: texts)
  func mark(text: String, written: String) {
    #expect(FormulaMark.added(to: text) == written)
    #expect(FormulaMark.removed(from: written) == text)
  }

  @Test("An apostrophe that somebody typed before a number or a formula is none of the text")
  func typed() {
    #expect(FormulaMark.removed(from: "'-18") == "-18")
    #expect(FormulaMark.removed(from: "'=SUM(A1)") == "=SUM(A1)")
  }

  @Test("Append, read, append: names and reasons survive, and Python reads the same fields each time")
  func registers() throws {
    let columns = ["when", "unit", "file", "sha256", "from", "errors", "reason"]
    var data: [UInt8]?
    for (number, (text, _)) in Self.texts.enumerated() where !text.isEmpty {
      data = try CSVText.appended(
        to: data, columns: columns,
        lines: [
          ["when": "2026-01-05 09:05", "unit": "001", "sha256": "\(number)", "from": text, "errors": "0"]
        ])
    }
    let register = try #require(data)
    let names = Self.texts.map(\.0).filter { !$0.isEmpty }
    let roster = Roster(units: [unit("001", "教育局")], region: "")
    let receipts = try Receipts(csv: register, file: "received.csv", roster: roster, needing: columns)
    #expect(receipts.entries.map(\.name) == names)
    let script = """
      import csv, io, json, sys
      text = io.StringIO(bytes.fromhex(sys.argv[1]).decode("utf-8-sig"), newline="")
      print(json.dumps([line["from"] for line in csv.DictReader(text)]))
      """
    let hex = register.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    let fields = try JSONDecoder().decode([String].self, from: Data(try runPython(script, [hex]).utf8))
    #expect(fields == Self.texts.map(\.1).filter { !$0.isEmpty })
    #expect(try CSVText.appended(to: register, columns: columns, lines: []) == register)
  }

  @Test("What parts the fields is told by the header, be its only name a quote")
  func quotedHeader() throws {
    let text = "\"\"\"\"\na;b\n"
    let kept = try CSVText.appended(to: Array(text.utf8), columns: [], lines: [])
    #expect(String(decoding: kept, as: UTF8.self) == "\u{FEFF}\"\"\"\"\na;b\n")
    #expect(try CSVText.appended(to: kept, columns: [], lines: []) == kept)
  }

  @Test("Reasons of waivers and corrections keep their apostrophes")
  func amendments() throws {
    let form = try smallForm()
    let roster = Roster(units: [unit("1", "馆")], region: "")
    let reasons = ["'abc'", "=A1", "''", "'=A1"]
    let data = try CSVText.appended(
      to: nil, columns: Amendments.correctionColumns,
      lines: reasons.map {
        [
          "unit": "1", "table": "藏书", "row": "年初", "column": "合计", "from": "-1", "to": "2", "reason": $0,
          "by": "'王", "date": "2026-02-01",
        ]
      })
    var amendments = Amendments()
    try amendments.read(corrections: data, file: "c.csv", form: form, roster: roster)
    #expect(amendments.findings == [])
    #expect(amendments.corrections.map(\.reason) == reasons)
    #expect(Set(amendments.corrections.map(\.from)) == ["-1"])
    #expect(Set(amendments.corrections.map(\.by)) == ["'王"])
  }
}
