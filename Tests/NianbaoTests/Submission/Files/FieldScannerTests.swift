import Foundation
import Testing

@testable import Nianbao

/// The one tokenizer of CSV, against a reader of single characters written in Python, on thousands of texts, most of
/// them malformed: quotes in the middle, cut quotes, text behind quotes, every line end.
@Suite struct FieldScannerTests {
  private static let script = #"""
    import json, random, sys
    def read(text, separator):
        records, line, place = [], 1, 0
        closed = opened = True
        while place < len(text):
            record = []
            while True:
                first, start, opened = line, place, False
                if text[place:place + 1] == '"':
                    place += 1
                    value, done = "", False
                    while place < len(text):
                        c = text[place]
                        if text[place:place + 2] == '""': value += '"'; place += 2; continue
                        if c == '"': done = True; break
                        if c == "\n" or c == "\r" and text[place + 1:place + 2] != "\n": line += 1
                        value += c; place += 1
                    opened = not done
                    place += done
                    end = place
                    while place < len(text) and text[place] not in separator + "\r\n": place += 1
                    if text[end:place].strip(" "): value = text[start:place]
                else:
                    while place < len(text) and text[place] not in separator + "\r\n": place += 1
                    value = text[start:place]
                record.append([value, first])
                if text[place:place + 1] == separator: place += 1; continue
                break
            closed = place < len(text)
            if closed: place += 2 if text[place:place + 2] == "\r\n" else 1
            line += 1
            records.append(record)
        return {"text": text, "separator": separator, "records": [[f[0] for f in r] for r in records],
                "lines": [[f[1] for f in r] for r in records], "closed": closed, "open": bool(records) and opened}
    random.seed(int(sys.argv[1]))
    parts = [",", ",", '"', '"', '""', "\n", "\r\n", "\r", " ", "a", "12345678", "三安全", "'"]
    texts = ["".join(random.choice(parts) for _ in range(random.randint(0, 24))) for _ in range(3000)]
    print(json.dumps([read(t.replace(",", s), s) for t, s in zip(texts, ",;\t" * 1000)]))
    """#

  private struct Case: Decodable {
    let text: String
    let separator: String
    let records: [[String]]
    let lines: [[Int]]
    let closed: Bool
    let open: Bool
  }

  @Test("Fields, their lines, open quotes and missing line ends")
  func random() throws {
    let cases = try JSONDecoder().decode([Case].self, from: Data(try runPython(Self.script, ["7"]).utf8))
    #expect(cases.count == 3000 && cases.contains(where: \.open) && cases.contains { !$0.closed })
    for one in cases {
      let records = Records(Array(one.text.utf8), separator: try #require(one.separator.utf8.first))
      let fields = (0..<records.count).map { records[$0] }
      #expect(fields.map { $0.map { records.text($0) } } == one.records, "\(one.text.debugDescription)")
      #expect(fields.map { $0.map { Int($0.line) } } == one.lines, "\(one.text.debugDescription)")
      #expect(records.endsInsideQuotes == one.open, "\(one.text.debugDescription)")
      #expect(records.endsWithLineEnd == one.closed, "\(one.text.debugDescription)")
    }
  }

  @Test("Record by record: only the first fields are kept, all are counted")
  func records() {
    let text = Array("a,b,c,d\r\n\"1\n2\",,\"3\"x\n\n".utf8) + FieldScanner.padding
    var seen: [String] = []
    withUnsafeTemporaryAllocation(of: FieldScanner.Field.self, capacity: 2) { fields in
      fields.initialize(repeating: FieldScanner.Field())
      text.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        var scanner = FieldScanner(
          text: base, end: text.count - FieldScanner.padding.count, separator: UInt8(ascii: ","),
          fields: fields)
        while scanner.nextRecord() {
          let kept = fields.map { scanner.text($0) }.joined(separator: "|")
          seen.append("\(scanner.line) \(scanner.fieldCount) \(scanner.hasQuotes) \(scanner.isTorn) \(kept)")
        }
      }
    }
    // By hand. The third record is empty, so that the second field is still the one before.
    #expect(
      seen == ["0 4 false false a|b", "1 3 true false 1\n2|", "3 1 false false |"])
  }
}
