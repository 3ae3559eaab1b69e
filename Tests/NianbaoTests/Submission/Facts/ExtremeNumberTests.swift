import Foundation
import Testing

@testable import Nianbao

/// Whatever stands where a number, a day, a year or a count is read, it is read or refused; nothing overflows.
@Suite struct ExtremeNumberTests {
  private static let digits =
    [
      "0", "-0", "1", "9", "999999999999999", "1000000000000000", "4294967296", "2147483648", "65536",
      "99999999999999999", "1" + String(repeating: "0", count: 30), String(repeating: "9", count: 400),
      String(repeating: "0", count: 30) + "7", "0." + String(repeating: "0", count: 40) + "1",
    ] + [Int64.min, .max].map { String($0) } + [UInt64.max].map { String($0) }

  /// Numbers with signs, exponents, brackets and units round them.
  private static let texts = digits.flatMap { number in
    [
      number, "-\(number)", "+\(number)", "\(number)E\(number)", "1E-\(number)", "1e+\(number)",
      "-1E\(number)",
      "0.\(number)", "\(number).\(number)", "\(number)万", "\(number)元", "（\(number)）", "\(number)年",
      "\(number)%",
      "\(number)-\(number)-\(number)", "\(number)/1/1", "\(number)年\(number)月\(number)日", "0x\(number)",
    ]
  }

  @Test("Numbers of cells stay within the limit")
  func cells() {
    for reading in NumberReading.all(of: Fixture.form) + [money] {
      for text in Self.texts {
        if case .number(let value, _, _) = reading.read(text) {
          #expect((-NumberReading.limit...NumberReading.limit).contains(value), "\(text)")
        }
        _ = (NumberReading.hidesDigits(text), NumberReading.looksLikeNumber(text))
        let bytes = Array(text.utf8)
        if let value = reading.plain(bytes.span) { #expect(value <= NumberReading.limit) }
        _ = reading.measure.value(bytes)
      }
    }
  }

  private let money = NumberReading(
    measure: Measure(name: "万元", decimals: 9, conversions: ["元": -18, "万": 18]), otherUnits: ["件", "元"])

  @Test("Days and years are of the calendar")
  func days() {
    for text in Self.texts {
      if let day = Day(text) ?? Day(ofTime: text) {
        #expect((1900...9999).contains(Int(day.description.prefix(4)) ?? 0))
      }
      if let year = WrittenYear(field: text)?.year { #expect(WrittenYear.known.contains(year)) }
      for mention in WrittenYear.mentions(in: Array(text)) {
        #expect(mention.year.year.map(WrittenYear.known.contains) != false)
      }
      _ = Day.words(serial: text)
      if let stamp = Stamp(line: "表号 a　版式 \(text)　\(text)年　单位 1　甲　x　y") {
        #expect((0...9999).contains(stamp.year) && (0...9999).contains(stamp.revision))
      }
    }
  }

  @Test("Numbers in a sentence are compared with figures of any size")
  func sentences() {
    for text in Self.texts {
      for number in TextLine(TextPiece("新收\(text)件，占\(text)%，是上年的\(text)倍", at: Place(file: "a", line: 1)))
        .numbers()
      {
        for value in [Int64.min, .max, 0, 1, -1, NumberReading.limit] {
          _ = number.matches(value, decimals: 9)
          _ = (number.matches(percent: value, of: .max), number.matches(ratio: value, of: 1))
        }
        _ = number.nearest(decimals: 9)
      }
    }
  }

  @Test("Definitions, projects and rosters count within reason")
  func definitions() {
    for text in Self.digits {
      let project = """
        region: 青禾县
        year: \(text)
        thresholds: {波动: \(text), 量级: {至少: \(text)}}
        bulletin: {last: \(text)}
        """
      _ = try? Project.read(project, file: "project.yaml")
      let definition = smallDefinition.replacing(
        "{name: 册}", with: "{name: 册, decimals: \(text), also: {本: \(text)}}"
      )
      .replacing("{from: 2000}", with: "{from: \(text), to: \(text)}")
      _ = try? FormLibrary([("small.yaml", definition)], folder: "forms")
      let roster = try? Roster(
        csv: Array("代码,名称,自,至\n1,甲,\(text),\(text)\n".utf8), file: "units.csv", region: "青禾县")
      #expect(roster?.units.allSatisfy { $0.years.lowerBound >= 0 } != false)
    }
  }

  @Test("Readers of what was sent take no sizes and distances that can overflow")
  func sources() throws {
    let rooms = [
      "Nianbao/Submission", "Nianbao/Form", "Nianbao/Versions", "NianbaoExcel/Reading", "NianbaoProject",
    ]
    let sources = Fixture.package.appendingPathComponent("Sources")
    for room in rooms {
      let folder = sources.appendingPathComponent(room)
      let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects.compactMap { $0 as? String }
      for name in try #require(names) where name.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        // `abs` traps on the least number there is; `magnitude` holds it.
        #expect(!text.contains(/\babs\(/), "\(room)/\(name)")
      }
    }
  }
}
