import Foundation
import Testing

@testable import Nianbao

/// Facts as `facts.csv` has them, read back and compared.
@Suite struct DifferenceTests {
  static let header = "year,unit,table,row,column,state,value,file,line,field\n"

  /// `1 新购 中文 5` is unit 1's 5 in 藏书/新购/中文; `-` is a blank, `/` not applicable.
  static func facts(_ lines: String...) -> String {
    header
      + lines.map { line in
        let words = line.split(separator: " ")
        let state = ["-": "blank", "/": "na", "0": "zero"][words[3]] ?? "number"
        let value = ["blank", "na"].contains(state) ? "" : words[3]
        return
          "2025,\(words[0]),藏书,\(words[1]),\(words[2]),\(state),\(value),2025/forms/\(words[0]).csv,3,2\n"
      }.joined()
  }

  static func table(_ text: String, form: Form, pieceSize: Int = 1 << 16) throws -> FactTable {
    var rest = Array(text.utf8)[...]
    return try FactReader.read(form: form, pieceSize: pieceSize) { room in
      let piece = rest.prefix(room.count)
      room.copyBytes(from: piece)
      rest = rest.dropFirst(piece.count)
      return piece.count
    }
  }

  static func side(_ text: String, roster: Roster? = nil, form: Form? = nil) throws -> ComparedSide {
    try ComparedSide(
      name: "甲", facts: table(text, form: form ?? smallForm()), roster: roster, summary: nil)
  }

  static func difference(_ old: ComparedSide, _ new: ComparedSide) throws -> Difference {
    try Difference(old, new, succession: nil)
  }

  /// Address, old, new, difference, units.
  static func lines(_ difference: Difference) -> [String] {
    let words = DifferenceWords(difference)
    return difference.tables.flatMap(\.figures).map { figure in
      let text = { (value: Int64?) in value.map { figure.measure.text($0) } ?? "空白" }
      return "\(figure.address) \(text(figure.old.value)) \(text(figure.new.value)) "
        + "\(figure.difference.map { DifferenceWords.signed($0, figure.measure) } ?? "无")：\(words.through(figure))"
    }
  }

  @Test("A figure that changed says through which units; the order is the form's, whatever the file's")
  func through() throws {
    let old = Self.facts("1 新购 中文 5", "2 新购 中文 7", "3 新购 中文 0", "1 年初 合计 100", "2 年初 合计 -")
    let new = Self.facts("2 年初 合计 0", "3 新购 中文 0", "2 新购 中文 9", "1 新购 中文 10", "1 年初 合计 100")
    #expect(
      Self.lines(try Self.difference(try Self.side(old), try Self.side(new))) == [
        "藏书/年初/合计 100 100 0：2 空白→0", "藏书/新购/中文 12 19 +7：2 +2，1 +5",
      ])
  }

  @Test("A figure that stayed while last year's moved says so, with both growths")
  func base() throws {
    let side = { (prior: String, growth: String) in
      let summary =
        "year,table,row,column,value,prior,growth_pct,growth_kind\n2025,藏书,新购,中文,5,\(prior),\(growth),normal\n"
      return try ComparedSide(
        name: "甲", facts: Self.table(Self.facts("1 新购 中文 5"), form: smallForm()), roster: nil,
        summary: (Array(summary.utf8), "summary.csv"))
    }
    let words = DifferenceWords(try Self.difference(try side("4", "25.00"), try side("8", "-37.50")))
    let figures = words.difference.tables.flatMap(\.figures)
    #expect(
      figures.map { "\($0.address) \(words.arrow($0))：\(words.growth($0))" } == [
        "藏书/新购/中文 5：上年 4 → 8，25.00% → -37.50%"
      ])
    #expect(words.summary == "全区的数没有变，增长率 1 格。")
  }

  @Test("Units that came and went are told once, not cell by cell; what they brought or took is")
  func units() throws {
    let old = try Self.side(Self.facts("1 新购 中文 5", "2 新购 中文 7", "2 新购 外文 0", "2 年末 中文 -"))
    let new = try Self.side(Self.facts("1 新购 中文 5", "3 新购 中文 2", "3 新购 外文 0"))
    let difference = try Self.difference(old, new)
    #expect(Self.lines(difference) == ["藏书/新购/中文 12 7 -5：3 +2，2 -7"])
    #expect(difference.units.map { "\($0.kind.word) \($0.code)" } == ["新增 3", "减少 2"])
  }

  @Test("A unit that its superior contains changes nothing of the region")
  func contained() throws {
    let roster = try Roster(
      csv: Array("单位代码,单位名称,类型,上级,计入\n1,总馆,,,\n2,分馆,,总馆,并入\n".utf8), file: "units.csv", region: "")
    let old = try Self.side(Self.facts("1 新购 中文 5", "2 新购 中文 3"), roster: roster)
    let new = try Self.side(Self.facts("1 新购 中文 6", "2 新购 中文 4"), roster: roster)
    #expect(Self.lines(try Self.difference(old, new)) == ["藏书/新购/中文 5 6 +1：总馆 +1，分馆 3→4（不计入）"])
  }

  @Test(
    "Numbers that no difference can hold are refused, and harm nothing where the region does not sum them")
  func large() throws {
    let most = String(Int64.max)
    let (low, high) = (Self.facts("1 新购 中文 -\(most)"), Self.facts("1 新购 中文 \(most)"))
    #expect(throws: Sums.Overflow.self) { try Self.difference(try Self.side(low), try Self.side(high)) }
    let roster = try Roster(
      csv: Array("单位代码,单位名称,类型,上级,计入\n2,总馆,,,\n1,分馆,,总馆,并入\n".utf8), file: "units.csv", region: "")
    let difference = try Self.difference(
      try Self.side(low, roster: roster), try Self.side(high, roster: roster))
    #expect(Self.lines(difference) == ["藏书/新购/中文 空白 空白 无：分馆 -\(most)→\(most)（不计入）"])
  }

  @Test("How a line is written is no difference: quotes, CRLF, the mark of UTF-8, and pieces of any size")
  func reading() throws {
    let form = try smallForm()
    let plain = Self.facts("1 新购 中文 5", "2 新购 中文 -", "1 新购 外文 /")
    let odd =
      "\u{FEFF}" + Self.header.replacing("year", with: "\"year\"") + """
        2025,"1",藏书,新购,中文,number,5,"2025/forms/a,""b""
        c.csv",3,2\r
        2025,2,藏书,新购,中文,"blank",,2025/forms/2.csv,3,2\r

        2025,1,"藏书",新购,外文,na,,2025/forms/1.csv,3,2
        """
    for size in [96, 97, 128, 1 << 16] {
      let table = try Self.table(odd, form: form, pieceSize: size)
      #expect(table.files == [["2025/forms/a,\"b\"\nc.csv", "2025/forms/1.csv"], ["2025/forms/2.csv"]])
      let side = try ComparedSide(name: "乙", facts: table, roster: nil, summary: nil)
      #expect(Self.lines(try Self.difference(try Self.side(plain), side)) == [])
    }
  }

  @Test(
    "What is no facts.csv is said with its line",
    arguments: [
      ("", 1, "文件是空的"),
      ("a,b\n", 1, "不是 nianbao build 写的 facts.csv：首行应以 year,unit,table,row,column,state,value,file 开头"),
      ("2025,1,藏书,新购\n", 2, "只有 4 个字段，应有 10 个"),
      ("2025,1,藏书,新购,中文,number,五,a,1,1\n", 2, "“五”不是数字"),
      ("2025,1,藏书,新购,中文,number,1.5,a,1,1\n", 2, "“1.5”不是数字"),
      ("2025,1,藏书,新购,中文,many,5,a,1,1\n", 2, "“many”不是 number、zero、declared、blank、na"),
      ("2025,1,藏书,新购,中文,nought,5,a,1,1\n", 2, "“nought”不是 number、zero、declared、blank、na"),
      ("2025,1,藏书,新购,中文,nnnnnn,5,a,1,1\n", 2, "“nnnnnn”不是 number、zero、declared、blank、na"),
      ("2025,1,藏书,新购,中文,zest,5,a,1,1\n", 2, "“zest”不是 number、zero、declared、blank、na"),
      ("2025,1,藏书,新购,中文,black,,a,1,1\n", 2, "“black”不是 number、zero、declared、blank、na"),
      ("2025,1,藏书,新购,中文,no,,a,1,1\n", 2, "“no”不是 number、zero、declared、blank、na"),
      ("2025,1,藏书,新购,中文,Number,5,a,1,1\n", 2, "“Number”不是 number、zero、declared、blank、na"),
      ("2025,\"1\",藏书,新购,中文,\"nought\",5,a,1,1\n", 2, "“nought”不是 number、zero、declared、blank、na"),
      ("2025,1,藏书,\"新\n购\",中文,number,5,a,1,1\n", 2, "“藏书/新\n购/中文”不是内部表样里的地址"),
      ("2025,1,藏书,新购,中文,number,5,\"a\nb\",1,1\n\n2025,1,藏书\n", 5, "只有 3 个字段，应有 10 个"),
      ("2025,1,藏书,新购,日文,number,5,a,1,1\n", 2, "“藏书/新购/日文”不是内部表样里的地址"),
      ("2025,1,藏书,新购,中文,number,5,a,1,1\n2025,1,藏书,新购,中文,number,5,a,1,1\n", 3, "1 的这一格写了两次"),
      ("2025,1,藏书,新购,中文,number,5,a,1,1\n2024,1,藏书,年初,中文,number,5,a,1,1\n", 3, "年份“2024”与上面的不同，或者不是年份"),
    ])
  func troubles(text: String, line: Int, words: String) throws {
    let whole = text.isEmpty || text.hasPrefix("a") ? text : Self.header + text
    let form = try smallForm()
    #expect(throws: FactReader.Trouble(line: line, words: words)) { try Self.table(whole, form: form) }
  }

  @Test("Line ends: CRLF is read, also where a second conversion doubled its return; returns alone are told")
  func lineEnds() throws {
    let form = try smallForm()
    let plain = Self.facts("1 新购 中文 5", "2 新购 中文 -")
    let expected = try Self.side(plain)
    for end in ["\r\n", "\r\r\n"] {
      let side = try Self.side(plain.replacing("\n", with: end))
      #expect(side.facts.units == ["1", "2"])
      #expect(Self.lines(try Self.difference(expected, side)) == [])
    }
    #expect(throws: FactReader.Trouble(line: 1, words: "行尾只有回车（CR），请另存为“CSV UTF-8”")) {
      try Self.table(plain.replacing("\n", with: "\r"), form: form)
    }
    let open = Self.facts("1 新购 中文 5") + "2025,\"3" + String(repeating: "长\n", count: 100)
    #expect(throws: FactReader.Trouble(line: 3, words: "这一行太长")) {
      try Self.table(open, form: form, pieceSize: 200)
    }
  }

  @Test("A quote in the middle of a field is a character of it, and swallows no line")
  func strayQuote() throws {
    let plain = Self.facts("1 新购 中文 5", "2 新购 中文 -")
    let table = try Self.table(plain.replacing("forms/1.csv", with: "forms/\"1.csv"), form: smallForm())
    #expect(table.units == ["1", "2"])
    #expect(table.files == [["2025/forms/\"1.csv"], ["2025/forms/2.csv"]])
  }

  @Test("facts.csv as it is written is read as it was: every state, every number of real sheets")
  func roundTrip() throws {
    let returns = read(
      [try Fixture.text("real/pingtan-2024.sheet.csv")],
      roster: Roster(units: [unit("001", "平潭综合实验区")], region: ""), year: 2024)
    let table = try Self.table(String(decoding: try factsCSV(returns), as: UTF8.self), form: returns.form)
    #expect(table.units == ["001"] && table.year == 2024)
    for row in try Fixture.rows("real/pingtan-2024.facts.csv") {
      let cell = try #require(returns.form.cell(at: row[1...3].joined(separator: "/")))
      let number =
        table.state(of: cell, unit: 0) == .number
        ? returns.form.text(table.value(of: cell, unit: 0), in: cell) : ""
      #expect(number == row[4], "\(row)")
    }
  }
}

/// Laws of comparing, over random facts.
@Suite struct DifferenceLawTests {
  /// Random facts of random units: numbers, zeros, blanks, not-applicable, and cells left out.
  private func random(_ generator: inout some RandomNumberGenerator) -> String {
    var lines: [String] = []
    for row in ["年初", "新购", "年末"] {
      for column in ["合计", "中文", "外文"] {
        for unit in 1...6 where Int.random(in: 0..<5, using: &generator) > 0 {
          let value = ["0", "-", "/", "3", "12", "999999"].randomElement(using: &generator) ?? "0"
          lines.append("\(unit) \(row) \(column) \(value)")
        }
      }
    }
    return DifferenceTests.header
      + lines.map { String(DifferenceTests.facts($0).dropFirst(DifferenceTests.header.count)) }.joined()
  }

  private func change(_ difference: Difference) -> [String: Int64] {
    Dictionary(
      uniqueKeysWithValues: difference.tables.flatMap(\.figures).map {
        ($0.address.description, $0.difference ?? 0)
      })
  }

  private func parts(_ difference: Difference) -> [String: Int64] {
    var parts: [String: Int64] = [:]
    for figure in difference.tables.flatMap(\.figures) {
      for part in figure.units {
        parts["\(figure.address) \(difference.unitCodes[Int(part.position)])"] = part.change
      }
    }
    return parts
  }

  @Test("A thing and itself do not differ; A to C is A to B and B to C, for every cell and every unit")
  func laws() throws {
    var generator = Seeded(state: 20_260_101)
    let roster = try Roster(
      csv: Array("单位代码,单位名称,类型,上级,计入\n1,甲,,,\n2,乙,,甲,并入\n".utf8), file: "units.csv", region: "")
    for _ in 0..<200 {
      let sides = try (0..<3).map { _ in try DifferenceTests.side(random(&generator), roster: roster) }
      for side in sides { #expect(try DifferenceTests.difference(side, side).isEmpty) }
      let (ab, bc) = (
        try DifferenceTests.difference(sides[0], sides[1]), try DifferenceTests.difference(sides[1], sides[2])
      )
      let ac = try DifferenceTests.difference(sides[0], sides[2])
      let sum = { (one: [String: Int64], other: [String: Int64]) in
        one.merging(other, uniquingKeysWith: +).filter { $0.value != 0 }
      }
      #expect(sum(change(ab), change(bc)) == change(ac).filter { $0.value != 0 })
      #expect(sum(parts(ab), parts(bc)) == parts(ac).filter { $0.value != 0 })
      for figure in ac.tables.flatMap(\.figures) {
        #expect(figure.units.reduce(0) { $0 + $1.change } == figure.difference ?? 0)
      }
    }
  }
}

/// Numbers that are the same in every run (SplitMix64 by Vigna).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
