import Foundation
import Testing

@testable import Nianbao

/// Ledgers as offices send them: titles above the header, numbers as clerks write them, what Excel and pasting leave.
@Suite struct LedgerKindTests {
  private static let counts = "单位代码,类别,主题,渠道,件数\n"
  private static let items = "单位代码,发布日期,类别,主题,渠道,标题\n"

  @Test("What nobody published is no line of any dimension, whether the rest of the file is sound or not")
  func nothing() {
    let lines = "001,惠民生,教育,网站,3\n001,防风险,安全生产,网站,0\n"
    for bytes in [Array(lines.utf8), Array(lines.utf8) + [0xFF, 0x0A]] {
      let reading = Ledger.read(Array(Self.counts.utf8) + bytes)
      #expect(Ledger.lines(reading) == ["类别 惠民生 3", "类别/主题 惠民生/教育 3", "渠道 网站 3", "单位代码 001 3"])
    }
  }

  @Test(
    "Numbers of items are read as numbers of forms are",
    arguments: [
      ("3", 3), ("0", 0), ("007", 7), ("１２", 12), ("\"1,234\"", 1234), ("\"12,345,678\"", 12_345_678),
      ("3.0", 3),
      ("3件", 3), ("3 条", 3), ("+3", 3), ("1 234", 1234), ("9999999999", 9_999_999_999), ("1.2E+01", 12),
      ("\"1,5\"", nil), ("\"12,34\"", nil), ("\"1,23,4\"", nil), ("\"3,\"", nil), ("\",3\"", nil),
      ("\"1,2345\"", nil),
      ("3.5", nil), ("-3", nil), ("三", nil), ("约3", nil), ("3万元", nil), ("1.2E+05", nil), ("3（含转载）", nil),
      ("/", nil),
      ("", nil), ("10000000000", nil), ("99999999999999999999", nil),
    ] as [(String, Int64?)])
  func quantity(text: String, number: Int64?) {
    let reading = Ledger.read(Self.counts + "001,惠民生,教育,网站,\(text)\n001,惠民生,教育,网站,1\n")
    #expect(reading.counts.total == (number ?? 0) + 1)
    #expect(reading.uncounted == (number == nil ? 1 : 0) && reading.findings.count == reading.uncounted)
  }

  @Test(
    "The header is found below titles, notes, sep= and blank lines, however the bytes are cut",
    arguments: [
      "2025年主动公开台账\n", "附件1\n\n主动公开台账,,,,,\n", "sep=,\n", "\n\n\n", "填报单位：教育局,,填报人：张三,,,\n附件,,,,,\n",
      String(repeating: "说明\n", count: 25),
      // In UTF-16 上 has the byte of a line feed.
      "上半年上报\r二〇二五年上传\r\r\n上\r",
    ])
  func header(above: String) {
    let line = "001,2025-01-01,惠民生,教育,网站,a\n999,2025-01-01,惠民生,教育,网站,a\n"
    let number = above.count(where: \.isNewline) + 3
    for encoding in ["UTF-8", "UTF-8 BOM", "UTF-16LE", "GB18030"] {
      for size in [16, 40, 1 << 20] {
        let reading = Ledger.read(Ledger.encode(above + Self.items + line, encoding), pieceSize: size)
        #expect(reading.counts.total == 1, "\(encoding) \(size)")
        #expect(reading.findings.map(\.place?.line) == [number], "\(encoding) \(size) \(reading.findings)")
      }
    }
  }

  @Test("Of a file put together from two encodings the first header counts, and no item is lost for a title")
  func together() {
    let line = "001,2025-01-01,惠民生,教育,网站,a\n"
    for (one, other) in [("GB18030", "UTF-8"), ("UTF-8", "GB18030")] {
      let bytes = Ledger.encode(Self.items + line + line, one) + Ledger.encode(Self.items + line, other)
      for size in [16, 64, 1 << 20] {
        let reading = Ledger.read(bytes, pieceSize: size)
        #expect(Ledger.lines(reading).first == "类别 惠民生 2", "\(one) \(size)")
        #expect(reading.counts.total == 2 && reading.uncounted == 2, "\(one) \(size) \(reading.findings)")
      }
    }
  }

  @Test("A ledger that lacks a column is told at its header, wherever that stands")
  func lacking() {
    let found = Ledger.read("附件1\n\n单位代码,发布日期,类别,主题,渠到,标题\n001,2025-01-01,惠民生,教育,网站,a\n").findings
    #expect(found.map { "\($0.place?.line ?? 0) \($0.message)" } == ["3 台账的表头缺少“渠道”，整个文件没有计入。"])
  }

  @Test("Characters that nobody sees are no part of a key, in whatever column, and told once")
  func invisible() {
    for (line, key) in [
      ("001,惠\u{200B}民生,教育,网站,2", "惠民生”：U+200B"), ("001,惠民生,\u{FEFF}教育,网站,2", "教育”：U+FEFF"),
      ("001,惠民生,教育,网\u{AD}站,2", "网站”：U+00AD"), ("\u{200E}001,惠民生,教育,网站,2", "001”：U+200E"),
    ] {
      let text = Self.counts + "001,惠民生,教育,网站,1\n" + line + "\n" + line + "\n"
      for size in [16, 64, 1 << 20] {
        let reading = Ledger.read(Array(text.utf8), pieceSize: size)
        #expect(
          Ledger.lines(reading) == ["类别 惠民生 5", "类别/主题 惠民生/教育 5", "渠道 网站 5", "单位代码 001 5"], "\(line) \(size)")
        #expect(
          reading.findings.map(\.message) == ["台账里有 1 种写法夹着看不见的字符（第一处在第 3 行的“\(key)），计数时已略去。"])
      }
    }
  }

  static let three = "001,2025-01-01,惠民生,教育,网站,a\n001,2025-01-02,惠民生,教育,网站,b\n002,2024-01-02,惠民生,教育,网站,c\n"

  @Test(
    "A ledger pasted below itself counts once, with one finding beside those of its lines",
    arguments: [
      (three + three, "整份台账贴了两遍：第 5 行起的 3 行与第 2 行起的完全相同，只计一遍。"),
      (three + items + three, "整份台账贴了两遍：第 6 行起的 3 行与第 2 行起的完全相同，只计一遍。"),
      (three + "\n" + items + three + "\n", "整份台账贴了两遍：第 7 行起的 3 行与第 2 行起的完全相同，只计一遍。"),
      (three + three + three, "整份台账贴了 3 遍：第 5 行起的 3 行与第 2 行起的完全相同，只计一遍。"),
    ])
  func twice(lines: String, says: String) {
    for encoding in ["UTF-8", "GB18030", "UTF-16LE"] {
      for size in [16, 100, 1 << 20] {
        let reading = Ledger.read(Ledger.encode(Self.items + lines, encoding), pieceSize: size)
        #expect(reading.counts.total == 2 && reading.uncounted == 1, "\(encoding) \(size)")
        #expect(reading.findings.map(\.message).last == says, "\(encoding) \(size)")
        #expect(reading.findings.count == 2)
      }
    }
    let titled = "附件1\n公开台账,,,,,\n" + Self.items + Self.three
    #expect(Ledger.read(titled + titled).counts.total == 2)
  }

  @Test("What may be chance counts as often as it is there")
  func chance() {
    let line = "001,惠民生,教育,网站,1\n"
    let quarter = line + "002,惠民生,教育,网站,2\n"
    for (lines, total) in [
      (line + line, 2), (String(repeating: line, count: 12), 12), (quarter + quarter, 6),
      (quarter + line + quarter + line, 8),
    ] as [(String, Int64)] {
      let reading = Ledger.read(Self.counts + lines)
      #expect(reading.counts.total == total && reading.findings == [])
    }
    // Two ledgers put together keep their headers.
    let joined = Ledger.read(Self.counts + quarter + Self.counts + line)
    #expect(joined.counts.total == 4 && joined.findings == [])
  }

  @Test("Two files that are the same are told")
  func twins() {
    let file = Array((Self.items + Self.three).utf8)
    let reading = Ledger.read([file, file], Ledger.plan)
    #expect(reading.findings.map(\.message).last == "这个台账与 2025/ledger/1.csv 一字不差，两份都计入了。")
    #expect(reading.counts.total == 4)
  }
}

extension MessageTests {
  /// What Excel, browsers and pasting do to ledgers.
  static let ledgersFromExcel: [Golden] = [
    Golden(
      "单位代码被 Excel 存成了科学计数法",
      says:
        "2025/ledger/1.csv:3:1: 错误: [台账-行] 有 2 行的单位代码被 Excel 改成了科学计数法，后面几位数字已经丢失（第 3、4 行；头一个是“9.90321E+08”），没有计入。请回到原来的台账，把单位代码一列的格式设为“文本”，重新填写完整，再另存为“CSV UTF-8（逗号分隔）”；不要在这个文件上修改。"
    ) {
      Ledger.found(
        "001,2025-01-01,惠民生,教育,网站,a\n9.90321E+08,2025-01-01,惠民生,教育,网站,b\n9.90321e+08,2025-01-01,惠民生,教育,网站,c\n"
      )
    },
    Golden(
      "件数填“1,5”",
      says: "2025/ledger/1.csv:2:1: 警告: [台账-行] 有 1 行的件数不是整数（第 2 行；头一个是“1,5”），没有计入。件数请只填数字，没有发布的填 0。"
    ) { Ledger.read("单位代码,类别,主题,渠道,件数\n001,惠民生,教育,网站,\"1,5\"\n").findings },
    Golden(
      "类别里夹着零宽空格",
      says:
        "2025/ledger/1.csv:2:1: 提示: [读入-不可见] 台账里有 1 种写法夹着看不见的字符（第一处在第 2 行的“惠民生”：U+200B），计数时已略去。读得对就不必处理；多半是从网页、聊天或 PDF 里复制带来的，在格里重新键入就没有了。"
    ) { Ledger.found("001,2025-01-01,惠民\u{200B}生,教育,网站,a\n") },
    Golden(
      "整份台账贴了两遍",
      says:
        "2025/ledger/1.csv:5:1: 警告: [台账-行] 整份台账贴了两遍：第 5 行起的 2 行与第 2 行起的完全相同，只计一遍。请删去重复的；确实各是各的，请把每一行写得分得清（例如写上标题）。"
    ) {
      let lines = "001,2025-01-01,惠民生,教育,网站,a\n001,2025-01-02,惠民生,教育,网站,b\n"
      return Ledger.found(lines + "单位代码,发布日期,类别,主题,渠道,标题\n" + lines)
    },
  ]
}
