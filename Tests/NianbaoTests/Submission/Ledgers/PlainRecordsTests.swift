import Foundation
import Testing

@testable import Nianbao

/// Records that are read 64 bytes at a time, against the scanner that looks at every field.
@Suite struct PlainRecordsTests {
  @Test("One line, as many fields as there are names: read; anything else is left to the scanner")
  func records() {
    let long = String(repeating: "行", count: 40)
    // By hand: the fields, or nothing where the scanner is asked.
    let cases: [(String, [String]?)] = [
      ("a,b,c\nd", ["a", "b", "c"]), ("a,,\r\n", ["a", "", ""]),
      ("\(long),\(long),\(long)\n", [long, long, long]),
      ("a,b\nc,d,e\n", nil), ("a,b,c,d\n", nil), ("a,\"b,\",\"\"\"c\"\"\"\n", ["a", "b,", "\"\"c\"\""]),
      ("\"\",,\"\"\r\n", ["", "", ""]), ("a,b,c\"\n", nil),
      ("a,\"b\" ,c\n", nil), ("a,\"b\n\",c\n", nil), ("a,\"b\"\"\n", nil), ("a,b,\"c\"", nil),
      (" \"a\",b,c\n", nil),
      ("a,b,c\rd,e,f\n", nil),
      ("a,b,c", nil), ("a,b,c\r", nil), ("\n", nil), ("", nil),
    ]
    for (text, expected) in cases { #expect(Self.fields(text) == expected, "\(text)") }
  }

  private static func fields(_ text: String) -> [String]? {
    let bytes = PaddedBytes(Array(text.utf8))
    var found: [String]?
    bytes.scan { text in
      withUnsafeTemporaryAllocation(of: FieldScanner.Field.self, capacity: 3) { fields in
        fields.initialize(repeating: FieldScanner.Field())
        var records = PlainRecords(text, end: bytes.count, separator: UInt8(ascii: ","), fields)
        guard records.read(from: 0) != nil else { return }
        found = fields.map {
          String(
            decoding: UnsafeBufferPointer(start: text + $0.start, count: $0.end - $0.start), as: UTF8.self)
        }
      }
    }
    return found
  }

  @Test("Ledgers of good and bad lines in any mixture count and tell the same, whichever way they are read")
  func mixtures() throws {
    var chance = SeededNumbers(state: 17)
    let title = "关于公开《预算》的说明，附表三份，以及更长的一句话，好让一行越过几个六十四字节的块"
    let lines = [
      "001,2025-03-01,惠民生,教育,政府网站,招生\n", "002,2025-03-01,惠民生,教育,政府网站,\(title)\r\n",
      "2,2025/3/1,稳增长,,政务微信,a\n", "001,20250301,惠民生,教育,,b,,\n", "001,2025-03-01, 惠民生 ,教育,政府网站,c\n",
      "001,2025-03-01,\"惠民生\",教育,政府网站,\"招,生\"\n", "001,2025-03-01,惠民生,教育,政府网站,\"两\n行\"\n",
      "999,2025-03-01,惠民生,教育,政府网站,d\n", "001,2024-12-31,惠民生,教育,政府网站,e\n", "001,昨天,惠民生,教育,政府网站,f\n",
      "001,2025-03-01,,教育,政府网站,g\n", "001,2025-03-01,惠民生,教育\n", "\n", ",,,,,\n",
      "001,2025-03-01,惠\u{200B}民生,教育,政府网站,h\r",
      "单位代码,发布日期,类别,主题,渠道,标题\n", "001,2025-03-01,惠民生,教育,政府网站,\"a\" b\n",
    ]
    let headers = [
      (["单位代码", "发布日期", "类别", "主题", "渠道", "标题"], []),
      (["单位代码", "发布日期", "类别", "主题", "渠道", "栏目"], ["栏目"]),
      // Category, topic and channel do not stand side by side.
      (["单位代码", "发布日期", "类别", "栏目", "渠道", "主题"], ["栏目"]),
    ]
    for round in 0..<300 {
      let (names, columns) = headers[round % headers.count]
      let plan = LedgerPlan(year: 2025, roster: Ledger.roster, columns: columns)
      let header = try LedgerHeader(names, separator: UInt8(ascii: ","), plan: plan)
      let text = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
        let choices = Bool.random(using: &chance) ? lines[...] : lines[..<3]
        return choices.randomElement(using: &chance) ?? ""
      }.joined()
      let bytes = PaddedBytes(Array((round % 2 == 0 ? text : String(text.dropLast())).utf8))
      let fast = LedgerPiece(DecodedPiece(text: bytes, isSound: true), header: header, plan: plan)
      let slow = LedgerPiece(DecodedPiece(text: bytes, isSound: false), header: header, plan: plan)
      #expect(fast.counts == slow.counts && fast.faults == slow.faults, "\(text)")
      #expect(fast.lines == slow.lines && fast.records == slow.records && fast.rest == slow.rest, "\(text)")
      #expect(
        fast.headers == slow.headers && fast.invisible.map(\.line) == slow.invisible.map(\.line), "\(text)")
    }
  }
}
