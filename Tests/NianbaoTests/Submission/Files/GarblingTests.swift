import Testing

@testable import Nianbao

/// What wrong conversions make of a text; the spoilt words are Python's: `"…".encode().decode("gbk", "replace")`.
@Suite struct GarblingTests {
  private static func garbling(_ text: String) -> Garbling? {
    Garbling(Array(text.utf8), words: ["政府信息公开年报数据", "制作数量"])
  }

  @Test(
    "Four characters of a word are enough, from its first byte or its second, wherever they stand",
    arguments: [
      "鏀垮簻淇℃伅鍏\u{FFFD}寮\u{FFFD}骞存姤鏁版嵁,2025", "一,斂搴滀俊\n", "骞存姤鏁",
      String(repeating: "甲乙\n", count: 99) + "骞存姤鏁",
    ])
  func opened(text: String) { #expect(Self.garbling(text) == .utf8AsGBK) }

  @Test(
    "Fewer are not, nor are they with something between them",
    arguments: ["骞存姤", "骞存,姤鏁", "骞存a姤鏁", "政府信息公开年报数据", ""])
  func sound(text: String) { #expect(Self.garbling(text) == nil) }

  @Test("A text of 16 KB is looked through once for all words, not once for every piece of them")
  func long() {
    let words = (0..<300).map { "第\($0)项本年度政府信息公开申请办理结果" }
    let text = (0..<5_000).map { String(UnicodeScalar(0x4E00 + UInt32($0))!) }.joined()
    let time = ContinuousClock().measure { #expect(Garbling(Array(text.utf8), words: words) == nil) }
    #expect(time < .seconds(2))
  }
}
