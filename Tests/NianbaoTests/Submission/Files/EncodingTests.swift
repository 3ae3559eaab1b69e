import Foundation
import Testing

@testable import Nianbao

/// How bytes stand for text, where the system helps and where it cannot.
@Suite struct EncodingTests {
  private static let none: TextConverter.Opening = { _ in nil }
  /// 行政 in GB18030, as Python encodes it.
  private static let gb18030: [UInt8] = [0xD0, 0xD0, 0xD5, 0xFE, 0x0A]

  @Test("Without a converter it is said which one is missing, never that the file is no text")
  func missing() throws {
    #expect(throws: MissingConverter(encoding: "GB18030")) {
      try DecodedText(Self.gb18030, opening: Self.none)
    }
    #expect(throws: MissingConverter(encoding: "UTF-16LE")) {
      try DecodedText([0xFF, 0xFE, 0x61, 0], opening: Self.none)
    }
    #expect(throws: MissingConverter(encoding: "GB18030")) {
      try TextEncoding.gb18030.decoded(PaddedBytes(Self.gb18030), opening: Self.none)
    }
    #expect(String(decoding: try DecodedText(Self.gb18030).bytes, as: UTF8.self) == "行政\n")
  }

  @Test("UTF-8 needs no converter, and neither does what is told by its first bytes")
  func notNeeded() throws {
    #expect(try DecodedText(Array("行政".utf8), opening: Self.none).bytes == Array("行政".utf8))
    #expect(throws: DecodingTrouble.otherKind(.pdf)) {
      try DecodedText(Array("%PDF-1.7".utf8), opening: Self.none)
    }
    #expect(throws: DecodingTrouble.containsNul) {
      try DecodedText(Array("行\0政".utf8), opening: Self.none)
    }
    #expect(try TextEncoding.utf8.decoded(PaddedBytes(Array("行".utf8)), opening: Self.none).isSound)
  }

  @Test("What is UTF-8 and what is not, as Python's decoder says")
  func utf8() throws {
    let script = """
      import json, random
      random.seed(11)
      parts = [b"a", b"12345678", "年".encode(), "é".encode(), "𠮷".encode(), b"\\xe5", b"\\x80", b"\\xc0\\xaf", b"\\xe0\\x80\\xaf",
               b"\\xed\\xa0\\x80", b"\\xf4\\x90\\x80\\x80", b"\\xf0\\x82\\x82\\xac", b"\\xff", b"\\xf5", b"\\0"]
      cases = []
      for _ in range(2000):
          data = b"".join(random.choice(parts if random.random() < 0.3 else parts[:5]) for _ in range(random.randint(0, 12)))
          try: data.decode("utf-8"); end = len(data)
          except UnicodeDecodeError as error: end = error.start
          zero = data.find(b"\\0")
          cases.append([data.hex(), min(end, zero) if zero >= 0 else end])
      print(json.dumps(cases))
      """
    struct Case: Decodable {
      let bytes: [UInt8]
      let sound: Int

      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        let hex = Array(try list.decode(String.self).utf8)
        bytes = stride(from: 0, to: hex.count, by: 2).compactMap {
          UInt8(String(decoding: hex[$0..<($0 + 2)], as: UTF8.self), radix: 16)
        }
        sound = try list.decode(Int.self)
      }
    }
    let cases = try JSONDecoder().decode([Case].self, from: Data(try runPython(script).utf8))
    #expect(
      cases.count { $0.sound < $0.bytes.count } > 100 && cases.count { $0.sound == $0.bytes.count } > 100)
    for one in cases {
      #expect(UTF8Check.soundCount(of: one.bytes) == one.sound, "\(one.bytes)")
    }
    // The same in the middle of a long text, wherever blocks of it begin and end.
    for (number, one) in cases.enumerated() {
      let before = Array(String(repeating: "行", count: number % 44).utf8)
      let behind = Array(String(repeating: "é政", count: 40).utf8)
      let isSound = one.sound == one.bytes.count
      let sound = UTF8Check.soundCount(of: before + one.bytes + behind)
      #expect(sound == before.count + one.sound + (isSound ? behind.count : 0), "\(number) \(one.bytes)")
    }
  }

  @Test(
    "A long text is converted as Python decodes it, and one with faults as its lines are",
    arguments: ["gb18030", "utf-16-le", "utf-16-be"])
  func long(_ name: String) throws {
    let encoding =
      ["gb18030": TextEncoding.gb18030, "utf-16-le": .utf16LittleEndian][name] ?? .utf16BigEndian
    // Each line as it is encoded, and what it says; the last lines are broken.
    let script = """
      import json, random, sys
      random.seed(5)
      common = [chr(c) for c in range(0x4e00, 0x9fa0)] + list("，。（）《》1234567890abcdef, -éü") + ["𠮷", "😀"]
      lines = ["".join(random.choices(common, k=random.randint(0, 60))) for _ in range(3000)]
      print(json.dumps({"text": "\\n".join(lines), "hex": "\\n".join(lines).encode(sys.argv[1]).hex()}))
      """
    struct Long: Decodable { let text, hex: String }
    let long = try JSONDecoder().decode(Long.self, from: Data(try runPython(script, [name]).utf8))
    let hex = Array(long.hex.utf8)
    var bytes = stride(from: 0, to: hex.count, by: 2).compactMap {
      UInt8(String(decoding: hex[$0..<($0 + 2)], as: UTF8.self), radix: 16)
    }
    #expect(bytes.count > 1 << 17)
    let converter = try TextConverter(encoding)
    let whole = converter.converted(bytes[...], atFault: .stop)
    #expect(whole.fault == nil && String(decoding: whole.text, as: UTF8.self) == long.text)
    // Broken here and there: too short for the table, iconv says what is right.
    var chance = SeededNumbers(state: 3)
    for _ in 0..<500 {
      bytes[Int.random(in: 0..<bytes.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
    }
    bytes.removeLast()
    let marked = converter.converted(bytes[...], atFault: .mark)
    let parts = encoding.pieces(of: bytes).map { converter.converted($0, atFault: .mark) }
    #expect(marked.text == parts.flatMap(\.text) && marked.fault == .invalid)
    let stopped = converter.converted(bytes[...], atFault: .stop)
    #expect(marked.text.starts(with: stopped.text) && stopped.text.count == marked.text.firstIndex(of: 0xFF))
  }

  @Test("Faults: a whole file stops at them, a piece of a ledger marks each and goes on")
  func faults() throws {
    let bytes: [UInt8] = [0xD0, 0xD0, 0xFF, 0x61, 0xD5]
    let converter = try TextConverter(.gb18030)
    let stopped = converter.converted(bytes[...], atFault: .stop)
    #expect(stopped.text == Array("行".utf8) && stopped.fault == .invalid)
    let marked = converter.converted(bytes[...], atFault: .mark)
    #expect(marked.text == Array("行".utf8) + [0xFF, 0x61, 0xFF] && marked.fault == .invalid)
    let cut = converter.converted(bytes[..<1], atFault: .stop)
    #expect(cut.text == [] && cut.fault == .cut)
  }
}

/// The program on a machine whose iconv has no GB18030: glibc is shown modules that are not there.
@Suite struct MissingConverterTests {
  private func county() throws -> Sandbox {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n", project: "region: 某省\nyear: 2025\n")
    try box.write(
      "gconv/gconv-modules", "module GB18030// INTERNAL NOWHERE 1\nmodule INTERNAL GB18030// NOWHERE 1\n")
    try box.write("Inputs/2025/forms/001.csv", try Fixture.bytes("real/pingtan-2025.sheet.csv"))
    return box
  }

  private func gb18030(_ text: String, _ box: Sandbox) throws -> [UInt8] {
    try box.write("plain.txt", text)
    let program =
      "import sys; open(sys.argv[2], 'wb').write(open(sys.argv[1], encoding='utf-8').read().encode('gb18030'))"
    _ = try runPython(program, [box.path("plain.txt"), box.path("gb.txt")])
    return Array(try Data(contentsOf: URL(fileURLWithPath: box.path("gb.txt"))))
  }

  private static let words =
    "这台机器的 iconv 没有 GB18030，读不了用它写的文件；请安装 glibc 的编码模块（gconv），或者把文件另存为“CSV UTF-8（逗号分隔）”。\n"

  @Test(
    "A form, a ledger, a request ledger, a roster or a text in GB18030 ends the program with 2 and says why")
  func files() throws {
    let sheet = try Fixture.text("real/pingtan-2025.sheet.csv")
    let files = [
      ("Inputs/2025/forms/001.csv", sheet),
      ("Inputs/2025/ledger/1.csv", "单位代码,发布日期,类别,主题,渠道,标题\n001,2025-03-01,惠民生,教育,政府网站,招生\n"),
      ("Inputs/2025/requests/1.csv", "单位代码,编号,收到日期,申请人类型,办理结果,办结日期\n001,1,2025-03-03,自然人,,\n"),
      ("Inputs/2025/waivers.csv", "rule,unit,table,row,column,actual,reason,by,date\n值-必填,,,,,,核实,王,\n"),
      ("Inputs/2025/narrative/1-总体情况.md", "本年度情况。\n"),
      ("Inputs/units.csv", "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n"),
    ]
    for (path, text) in files {
      let box = try county()
      try box.write(path, try gb18030(text, box))
      let known = try box.nianbao("build")
      #expect(known.status <= 1, "\(path) \(known.errors)")
      let result = try box.nianbao("build", environment: ["GCONV_PATH": box.path("gconv")])
      #expect(result.status == 2, "\(path) \(result.errors)")
      #expect(result.errors.hasSuffix(Self.words), "\(path) \(result.errors)")
    }
  }

  @Test("Files in UTF-8 are read all the same")
  func plain() throws {
    let box = try county()
    try box.write(
      "Inputs/2025/ledger/1.csv", "单位代码,发布日期,类别,主题,渠道,标题\n001,2025-03-01,惠民生,教育,政府网站,招生\n")
    try box.write("Inputs/2025/ledger/2.csv", "姓名,电话\n张三,1\n")
    let result = try box.nianbao("build", environment: ["GCONV_PATH": box.path("gconv")])
    #expect(result.status == 1 && result.errors.contains("没有找到台账的表头"), "\(result.errors)")
    #expect(!result.errors.contains("iconv"))
  }
}

extension TextEncoding {
  /// The bytes cut behind line feeds.
  fileprivate func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let feed: [UInt8] = self == .gb18030 ? [10] : self == .utf16LittleEndian ? [10, 0] : [0, 10]
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    for end in stride(from: 0, to: bytes.count, by: width) where bytes[end...].starts(with: feed) {
      pieces.append(bytes[start..<(end + width)])
      start = end + width
    }
    return pieces + [bytes[start...]]
  }
}

extension UTF8Check {
  fileprivate static func soundCount(of bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { soundCount($0) }
  }
}
