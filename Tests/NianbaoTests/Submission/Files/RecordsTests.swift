import Foundation
import Testing

@testable import Nianbao

/// Fields and their places, against Python's csv module and by hand.
@Suite struct RecordsTests {
  static let awkward = [
    "a,b\n1,2\n", "a,b\r\n1,2", "a;b\rc;d\r", "\"x\ny\",1\n2,3\n", "\"he said \"\"no\"\"\",\"\"\n",
    "\n\na,,\n,,\n",
    "\"1,234\",\"<b>|\"\n", "只有一行", "a,\"b\r\nc\",d\r\ne\n", "",
  ]

  @Test("Fields are those of Python's csv module", arguments: awkward)
  func fields(text: String) throws {
    let separator: Character = text.contains(";") ? ";" : ","
    let script = """
      import csv, io, json, sys
      text, separator = json.loads(sys.argv[1]), sys.argv[2]
      print(json.dumps(list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))))
      """
    let argument = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    let expected = try JSONDecoder().decode(
      [[String]].self, from: Data(try runPython(script, [argument, String(separator)]).utf8))
    let records = Records(Array(text.utf8), separator: UInt8(String(separator).utf8.first ?? 0))
    let own = (0..<records.count).map { record in records[record].map { records.text($0) } }
    // Python gives an empty list for an empty line, we one empty field: both say nothing stands there.
    #expect(own.map { $0 == [""] ? [] : $0 } == expected)
  }

  @Test("Lines are physical: right after quoted newlines and blank lines")
  func places() {
    let records = Records(Array("\n\"标签\n两行\",5\r\n\r\n末行,6\r7\n".utf8), separator: UInt8(ascii: ","))
    let lines = (0..<records.count).flatMap { record in
      records[record].map { "\($0.line) \(records.text($0))" }
    }
    #expect(lines == ["1 ", "2 标签\n两行", "3 5", "4 ", "5 末行", "5 6", "6 7"])
  }

  @Test("Text behind a closing quote is not lost: the field stands as it was written")
  func strayText() {
    let records = Records(Array("\"12\"3,\"4\" ,5\n".utf8), separator: UInt8(ascii: ","))
    #expect(records[0].map { records.text($0) } == ["\"12\"3", "4", "5"])
  }

  @Test("An unfinished text says so")
  func endings() {
    let read = { (text: String) in Records(Array(text.utf8), separator: UInt8(ascii: ",")) }
    #expect(read("a,\"b").endsInsideQuotes)
    #expect(!read("a,\"b\"").endsInsideQuotes)
    #expect(!read("a,b").endsWithLineEnd)
    #expect(read("a,b\r").endsWithLineEnd)
  }
}

/// Encodings, against Python's codecs.
@Suite struct TextDecodingTests {
  static let text = "行政复议,１２\r\n“三安全一稳定”,堃㙍𠮷\n"

  @Test(
    "Every accepted encoding gives the same text",
    arguments: ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"])
  func encodings(codec: String) throws {
    let script = """
      import sys
      bom = {"utf-16-le": b"\\xff\\xfe", "utf-16-be": b"\\xfe\\xff"}.get(sys.argv[1], b"")
      print((bom + sys.argv[2].encode(sys.argv[1])).hex())
      """
    let hex = try runPython(script, [codec, Self.text]).trimmingCharacters(in: .whitespacesAndNewlines)
    let decoded = try DecodedText(Self.bytes(hex: hex))
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == Self.text)
    #expect(!decoded.isCutInsideCharacter)
  }

  @Test("UTF-8 broken only in its last character is cut, not GB18030")
  func cut() throws {
    let bytes = Array("行政复议".utf8)
    let decoded = try DecodedText(Array(bytes.dropLast()))
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == "行政复")
    #expect(decoded.isCutInsideCharacter)
    // 行 in GB18030 is D0 D0; a lone D0 is half a character.
    let half = try DecodedText([0xD0, 0xD0, 0xD5, 0xFE, 0xD0])
    #expect(String(decoding: half.bytes, as: UTF8.self) == "行政")
    #expect(half.isCutInsideCharacter)
  }

  @Test("What is no text is told by its first bytes or by its zero bytes")
  func notText() {
    let reason = { (bytes: [UInt8]) -> DecodingTrouble? in
      do {
        _ = try DecodedText(bytes)
        return nil
      } catch { return error as? DecodingTrouble }
    }
    #expect(reason([0xFF, 0xD8, 0xFF, 0xE0]) == .otherKind(.picture))
    #expect(reason(Array("PK\u{3}\u{4}".utf8)) == .otherKind(.workbook))
    #expect(reason(Array("%PDF-1.7".utf8)) == .otherKind(.pdf))
    #expect(reason([0xD0, 0xCF, 0x11, 0xE0]) == .otherKind(.oldOffice))
    #expect(reason([0x61, 0, 0x62, 0]) == .containsNul)
    #expect(reason([0x61, 0xFF, 0xFF, 0x61]) == .invalid)
  }

  private static func bytes(hex: String) -> [UInt8] {
    var rest = hex[...]
    var bytes: [UInt8] = []
    while let byte = UInt8(rest.prefix(2), radix: 16) {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}

/// The cutter of fields beside Python's, on texts that are made up by Python as RFC 4180 has them.
@Suite struct RecordsDifferentialTests {
  /// Six hundred texts of every separator and line end, each with the fields that Python's reader finds in it.
  private static let making = """
    import csv, io, json, random
    random.seed(4180)
    pieces = ["", "0", "12", "行政许可", "a b", " ", "\\"", "\\"\\"", ",", ";", "\\t", "\\n", "\\r\\n", "１２", "甲\\u0301", "，"]
    for number in range(600):
        separator, ending = random.choice(",;\\t"), random.choice(["\\n", "\\r\\n"])
        quoting = random.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
        rows = [["".join(random.choices(pieces, k=random.randint(0, 4))) for _ in range(random.randint(1, 6))]
                for _ in range(random.randint(1, 5))]
        out = io.StringIO()
        csv.writer(out, delimiter=separator, lineterminator=ending, quoting=quoting).writerows(rows)
        text = out.getvalue()
        if number % 3 == 0: text = text[:-len(ending)]
        found = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
        print(json.dumps([separator, text, [row for row in found if row]]))
    """

  @Test("Six hundred texts are cut into the fields that Python finds in them")
  func python() throws {
    let lines = try runPython(Self.making, []).split(separator: "\n")
    #expect(lines.count == 600)
    for line in lines {
      let parts = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
      let separator = try #require((parts[0] as? String)?.utf8.first)
      let text = try #require(parts[1] as? String)
      let records = Records(Array(text.utf8), separator: separator)
      let found = (0..<records.count).map { records[$0].map { Array(records.text($0).utf8) } }
      let expected = try #require(parts[2] as? [[String]]).map { $0.map { Array($0.utf8) } }
      #expect(found.filter { $0 != [[]] } == expected.filter { $0 != [[]] }, "\(line)")
    }
  }
}
