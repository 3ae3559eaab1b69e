import Testing

@testable import Nianbao

/// Numbers as clerks write them; the expected values were worked by hand.
@Suite struct NumberReadingTests {
  private let count = NumberReading(
    measure: Measure(name: "件", decimals: 0, conversions: [:]), otherUnits: ["件", "元", "万元", "项"])
  private let money = NumberReading(
    measure: Measure(name: "万元", decimals: 6, conversions: ["元": -4, "亿元": 4]), otherUnits: ["件", "元", "万元"])

  @Test(
    "Counts",
    arguments: [
      ("0", 0), ("12", 12), ("１２３", 123), ("1,234", 1234), ("1,234,567", 1_234_567), (" 12\u{A0}", 12),
      ("+7", 7), ("12件", 12), ("12 件", 12), ("1.2E+05", 120_000), ("12.0", 12), ("007", 7), ("-3", -3),
      ("１，２３４", 1234), ("1 234", 1234), ("0.000", 0), ("-0", 0),
    ] as [(String, Int64)])
  func counts(text: String, value: Int64) {
    #expect(count.read(text) == .number(value, remark: nil, converted: nil))
  }

  @Test(
    "Money in 万元, exact to six decimals",
    arguments: [
      ("24252.311082", 24_252_311_082), ("0.5", 500_000), ("3813.0371", 3_813_037_100), ("12万元", 12_000_000),
    ] as [(String, Int64)])
  func amounts(text: String, value: Int64) {
    #expect(money.read(text) == .number(value, remark: nil, converted: nil))
  }

  @Test("A unit of the same kind is converted and told")
  func conversions() {
    // 251000 元 = 25.1 万元; 0.01 元 = 0.000001 万元; 1.5 亿元 = 15000 万元.
    #expect(money.read("251000元") == .number(25_100_000, remark: nil, converted: "元"))
    #expect(money.read("0.01元") == .number(1, remark: nil, converted: "元"))
    #expect(money.read("1.5亿元") == .number(15_000_000_000, remark: nil, converted: "亿元"))
  }

  @Test("A remark in brackets is kept")
  func remarks() {
    #expect(count.read("55（含自然失效29件）") == .number(55, remark: "含自然失效29件", converted: nil))
    #expect(count.read("55(注)") == .number(55, remark: "注", converted: nil))
  }

  @Test("A line break stands where a blank may, before the unit and the remark, and never within the number")
  func broken() {
    #expect(count.read("55\n（含自然失效29件）") == .number(55, remark: "含自然失效29件", converted: nil))
    #expect(count.read("12\r\n件") == .number(12, remark: nil, converted: nil))
    #expect(count.read("12 件\n（含\n预受理）") == .number(12, remark: "含预受理", converted: nil))
    #expect(money.read("251000\n元") == .number(25_100_000, remark: nil, converted: "元"))
    for text in ["1\n2", "12\n345", "1,\n234", "-\n5", "12件\n3件", "12\n.5"] {
      #expect(count.read(text) == .refused(.notANumber), "\(text)")
    }
  }

  @Test(
    "What is no number",
    arguments: [
      "约12", "1O", "1,5", "三", "12,34", "1..2", "#REF!", "见附件", "5%", "3月4日", "12²", "①", "=1+1", "（12）",
      "1,2345",
      ".", "E5", "12-3", "1e99", "--5", "1,",
    ])
  func refused(text: String) {
    #expect(count.read(text) == .refused(.notANumber))
  }

  @Test("Other reasons to refuse")
  func reasons() {
    #expect(count.read("12.5") == .refused(.notWhole))
    #expect(count.read("12元") == .refused(.otherUnit("元")))
    #expect(count.read("12项") == .refused(.otherUnit("项")))
    #expect(money.read("1.2345678") == .refused(.tooManyDecimals))
    #expect(money.read("1.00001元") == .refused(.tooManyDecimals))
    // Fifteen digits, as a spreadsheet keeps them.
    #expect(count.read("999999999999999") == .number(999_999_999_999_999, remark: nil, converted: nil))
    #expect(count.read("1000000000000000") == .refused(.tooLarge))
    #expect(count.read("99999999999999999999") == .refused(.tooLarge))
  }

  @Test(
    "Blank is never 0, and not-applicable is neither",
    arguments: ["/", "／", "-", "—", "——", "无", "不适用", "N/A", " － "])
  func marks(text: String) {
    #expect(count.read(text) == .notApplicable)
    #expect(count.read("") == .blank)
    #expect(count.read(" \u{3000}\u{A0}") == .blank)
  }

  @Test("Money prints with all its digits and no more")
  func printed() {
    let measure = money.measure
    #expect(measure.text(24_252_311_082) == "24252.311082")
    #expect(measure.text(500_000) == "0.5")
    #expect(measure.text(-1) == "-0.000001")
    #expect(measure.text(12_000_000) == "12")
    #expect(measure.text(0) == "0")
  }
}
