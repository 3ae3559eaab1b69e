import Foundation
import Testing

@testable import Nianbao

/// Ledgers (公开台账): what is counted, what is not and what is said of it.
@Suite struct LedgerTests {
  /// Five items of three lines' worth of trouble: separators, quotes and line ends inside a title.
  static let sample = """
    单位代码,发布日期,类别,主题,渠道,标题
    001,2025-03-01,惠民生,医疗卫生,政府网站,门诊时间
    001,2025/3/1,惠民生,医疗卫生,政务微信,"接种,安排"
    2,2025年12月31日,稳增长,财政收支,政府网站,"关于""预算""的
    说明,第二行
    第三行"
    002,20250715,惠民生,教育,,招生

    002,2025-02-28 09:30,防风险,,政府网站,通告

    """

  static let expected = [
    "类别 惠民生 3", "类别 稳增长 1", "类别 防风险 1", "类别/主题 惠民生/医疗卫生 2", "类别/主题 惠民生/教育 1",
    "类别/主题 稳增长/财政收支 1", "类别/主题 防风险/（未填） 1", "渠道 政务微信 1", "渠道 政府网站 3", "渠道 （未填） 1",
    "单位代码 001 2", "单位代码 002 3",
  ]

  @Test("Counts by each dimension; every dimension adds up to the total")
  func counts() {
    let reading = Ledger.read(Self.sample)
    #expect(Set(Ledger.lines(reading)) == Set(Self.expected))
    #expect(reading.counts.keys.map { $0.values.reduce(0, +) } == [5, 5, 5, 5])
    #expect(reading.findings == [] && reading.uncounted == 0)
  }

  @Test("However the bytes are cut into pieces, the counts and the places of faults are the same")
  func pieces() {
    let text =
      Self.sample + "999,2025-01-01,惠民生,教育,政府网站,无此单位\n" + Self.sample.dropFirst(22) + "001,昨天,a,b,c,d\n"
    for encoding in ["UTF-8", "GB18030", "UTF-16LE"] {
      for end in ["\n", "\r\n", "\r"] {
        let bytes = Ledger.encode(text.replacing("\n", with: end), encoding)
        let whole = Ledger.read(bytes)
        #expect(whole.counts.total == 10 && whole.findings.count == 2, "\(encoding) \(whole.findings)")
        for size in [16, 17, 31, 40, 64, 97, 128, 200, 333, 500] {
          let cut = Ledger.read(bytes, pieceSize: size)
          #expect(cut.counts == whole.counts, "\(encoding) \(size)")
          #expect(cut.findings == whole.findings, "\(encoding) \(size)")
          #expect(cut.sources == whole.sources, "\(encoding) \(size)")
        }
      }
    }
  }

  @Test("Every encoding, separator and order of columns says the same")
  func encodings() {
    let tabs = Self.sample.replacing("接种,安排", with: "接种，安排").replacing("说明,第", with: "说明，第")
      .replacing(",", with: "\t")
    for text in [Self.sample, tabs, tabs.replacing("\t", with: ";")] {
      for encoding in ["UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE", "GB18030"] {
        #expect(
          Set(Ledger.lines(Ledger.read(Ledger.encode(text, encoding)))) == Set(Self.expected), "\(encoding)")
      }
    }
    let turned = "标题,渠道, 主题,备注,类别,单位代码,发布日期\n\"a\nb\",政府网站,教育,,惠民生,００１,2025-01-01\n"
    #expect(Ledger.lines(Ledger.read(turned)) == ["类别 惠民生 1", "类别/主题 惠民生/教育 1", "渠道 政府网站 1", "单位代码 001 1"])
  }

  @Test("A file of counts: each line stands for that many items")
  func quantities() {
    let text = "单位代码,类别,主题,渠道,件数\n001,惠民生,教育,政府网站,\"1,200\"\n002,惠民生,教育,政务微信,0\n002,稳增长,,公告栏,34\n"
    let reading = Ledger.read(text)
    #expect(
      Ledger.lines(reading) == [
        "类别 惠民生 1200", "类别 稳增长 34", "类别/主题 惠民生/教育 1200", "类别/主题 稳增长/（未填） 34", "渠道 公告栏 34",
        "渠道 政府网站 1200", "单位代码 001 1200", "单位代码 002 34",
      ])
    #expect(reading.findings == [])
  }

  @Test("Columns that the project names are counted too; a file without one counts as blank, told once")
  func named() {
    let plan = LedgerPlan(year: 2025, roster: Ledger.roster, columns: ["栏目"])
    let reading = Ledger.read(
      [
        "单位代码,发布日期,类别,主题,渠道,标题,栏目\n001,2025-01-01,惠民生,教育,网站,a,公告\n001,2025-01-02,惠民生,教育,网站,b,\n",
        "单位代码,发布日期,类别,主题,渠道,标题\n001,2025-01-01,惠民生,教育,网站,a\n",
        "单位代码,发布日期,类别,主题,渠道,标题\n001,2025-01-01,惠民生,教育,网站,a\n",
      ].map { Array($0.utf8) }, plan)
    #expect(Ledger.lines(reading).suffix(2) == ["栏目 公告 1", "栏目 （未填） 3"])
    #expect(
      reading.findings.map(\.message) == [
        "有 2 个台账文件没有“栏目”这一列，各行计入“（未填）”：2025/ledger/2.csv、2025/ledger/3.csv。"
      ])
  }

  @Test("Not more keys than a table can show: a column of titles is told and not counted by")
  func keys() {
    let head = "单位代码,发布日期,类别,主题,渠道,标题\n"
    let lines = (0...10_000).map { "001,2025-01-01,惠民生,教育,网站,t\($0)\n" }.joined()
    let plan = LedgerPlan(year: 2025, roster: Ledger.roster, columns: ["标题"])
    let reading = Ledger.read([Array((head + lines).utf8)], plan)
    #expect(reading.counts.total == 10_001 && reading.counts.keys[4] == [:])
    #expect(reading.findings.map(\.message) == ["台账的“标题”有 10000 种以上不同的内容，没有按它计数。"])
    let statistics = LedgerStatistics(reading, prior: nil, roster: Ledger.roster)
    #expect(statistics.dimensions.map(\.name) == LedgerPlan.usualDimensions)
  }

  @Test("A record of more than 1 MB, and a quote that is never closed, refuse the file and no other")
  func endless() {
    let head = "单位代码,发布日期,类别,主题,渠道,标题\n001,2025-01-01,惠民生,教育,网站,a\n"
    let filler = String(repeating: "001,2025-01-01,惠民生,教育,网站,a\n", count: 60_000)
    let long = String(repeating: "长", count: 500_000)
    for (text, says) in [
      (head + "001,2025-01-01,惠民生,教育,网站,\"a\n" + filler, "第 3 行的引号没有配对，后面的行分不清，整个文件没有计入。"),
      (head + "001,2025-01-01,惠民生,教育,网站,\"a\nb\n", "第 3 行的引号没有配对，后面的行分不清，整个文件没有计入。"),
      (head + long + "\n", "第 3 行超过 1 MB 还没有完，不像台账，整个文件没有计入。"),
      (head + long + long, "第 3 行超过 1 MB 还没有完，不像台账，整个文件没有计入。"),
    ] {
      for size in [1 << 16, 1 << 20, 1 << 22] {
        let reading = Ledger.read([text, head].map { Array($0.utf8) }, Ledger.plan, pieceSize: size)
        #expect(reading.findings.map(\.message) == [says], "\(size)")
        #expect(reading.counts.total == 1 && reading.sources.map(\.lines) == [0, 2])
      }
    }
  }

  @Test("Of two lines that are too long the first is told, also where the second is met while it is counted")
  func twoEndless() {
    let size = 3 << 19
    let line = "001,2025-01-01,惠民生,教育,网站,a\n"
    // The first piece, of two reads, ends just before the long line; so many pieces behind it that the second is met with the next ones.
    let before = 2 * size / line.utf8.count + 20
    let behind = String(repeating: line, count: LedgerReading.wave * size / line.utf8.count)
    let text =
      "单位代码,发布日期,类别,主题,渠道,标题\n" + String(repeating: line, count: before)
      + String(repeating: "长", count: 360_000) + "\n" + behind + String(repeating: "长", count: 2_000_000)
    #expect(
      Ledger.read(Array(text.utf8), pieceSize: size).findings.map(\.message) == [
        "第 \(before + 2) 行超过 1 MB 还没有完，不像台账，整个文件没有计入。"
      ])
  }

  @Test("Days: the ways to write one, and what is none")
  func days() {
    let days =
      [
        ("2025-03-01", 2025), ("2025/3/1", 2025), ("2024.12.31", 2024), ("2025年3月1日", 2025),
        ("20240229", 2024),
        ("2025-03-01 12:30:05", 2025), ("2025-3-1T08:00", 2025), ("2025-02-29", nil), ("20250229", nil),
        ("2025-13-01", nil), ("2025-03", nil), ("2025年3月1", nil), ("2025-03-011", nil), ("", nil),
        ("2025/3-1", nil), ("25-3-1", nil), ("2025-03-01上午", nil),
      ] as [(String, Int?)]
    for (text, year) in days { #expect(WrittenDay(text, .ledger)?.year == year, "\(text)") }
  }

  @Test("The checksum sees every byte, and not how they were cut")
  func checksum() {
    // Worked by a Python program: FNV-1a over words of eight bytes, then the size.
    let bytes = Array("台账2025-03-01,惠民生".utf8)
    let sum = { (pieces: [ArraySlice<UInt8>]) in
      var checksum = LedgerChecksum()
      for piece in pieces { Array(piece).withUnsafeBytes { checksum.update($0) } }
      return checksum.text
    }
    #expect(sum([bytes[...]]) == "bf302eb7440bb37c")
    for cut in 1..<bytes.count { #expect(sum([bytes[..<cut], bytes[cut...]]) == sum([bytes[...]])) }
  }
}

/// Ledgers of a county of two units, in 2025.
enum Ledger {
  static let roster = Roster(units: [unit("001", "教育局"), unit("002", "水利局")], region: "试验县")
  static let plan = LedgerPlan(year: 2025, roster: roster)

  static func read(_ text: String) -> LedgerReading { read(Array(text.utf8)) }

  static func read(_ bytes: [UInt8], pieceSize: Int = 1 << 20) -> LedgerReading {
    read([bytes], plan, pieceSize: pieceSize)
  }

  static func read(_ files: [[UInt8]], _ plan: LedgerPlan, pieceSize: Int = 1 << 20) -> LedgerReading {
    let files = files.enumerated().map { number, bytes in
      LedgerFile(file: "2025/ledger/\(number + 1).csv") {
        var rest = bytes[...]
        return .bytes { room in
          let piece = rest.prefix(room.count)
          room.copyBytes(from: piece)
          rest = rest.dropFirst(piece.count)
          return piece.count
        }
      }
    }
    return decoded { try LedgerReading(files, plan, pieceSize: pieceSize) }
  }

  static func found(_ lines: String) -> [Finding] {
    read("单位代码,发布日期,类别,主题,渠道,标题\n" + lines).findings
  }

  /// `类别 惠民生 3`, in the order of dimensions, then of keys.
  static func lines(_ reading: LedgerReading) -> [String] {
    zip(reading.dimensions, reading.counts.keys).flatMap { name, keys in
      keys.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
        "\(name) \($0.key) \($0.value)"
      }
    }.map { $0 }
  }

  static func encode(_ text: String, _ encoding: String) -> [UInt8] {
    switch encoding {
    case "UTF-8": return Array(text.utf8)
    case "UTF-8 BOM": return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case "UTF-16LE": return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "UTF-16BE": return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    default:
      // As Foundation numbers GB18030.
      return Array(text.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data())
    }
  }
}
