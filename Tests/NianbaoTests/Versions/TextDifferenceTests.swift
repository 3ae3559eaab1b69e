import Testing

@testable import Nianbao

/// Texts compared by sentence.
@Suite struct TextDifferenceTests {
  /// One line a change, as a reader sees it.
  private func changes(_ old: String, _ new: String) -> [String] {
    TextDifference.changes(from: old, to: new).map { change in
      switch change {
      case .numbers(let pieces):
        pieces.map { piece in
          switch piece {
          case .words(let words): words
          case .number(let old, let new): "[\(old)→\(new)]"
          }
        }.joined()
      case .reworded(let old, let new): "\(old) ⇒ \(new)"
      case .added(let text): "+ \(text)"
      case .removed(let text): "- \(text)"
      }
    }
  }

  @Test("Numbers that moved are marked in their sentence; the others of it are not")
  func numbers() {
    #expect(
      changes(
        "2025年新收申请154件，同比增长3.5%。办结150件。", "2025年新收申请161件，同比增长12%。办结150件。")
        == ["2025年新收申请[154→161]件，同比增长[3.5→12]%。"])
  }

  @Test("Whatever stands in a text, also U+FFFC, which is no number")
  func odd() {
    #expect(changes("新收\u{FFFC}件。", "新收5件。") == ["新收\u{FFFC}件。 ⇒ 新收5件。"])
  }

  @Test("A sentence in other words, one more, one less, in the order of the text")
  func sentences() {
    #expect(
      changes(
        "工作总体平稳有序。按时公布了目录；旧的一句。最后一句。", "新的第一句。各项工作总体平稳有序。按时公布了目录；最后一句。")
        == ["+ 新的第一句。", "工作总体平稳有序。 ⇒ 各项工作总体平稳有序。", "- 旧的一句。"])
  }

  @Test("Growth that turned into decline is a sentence in other words, with both in full")
  func turned() {
    #expect(
      changes("新收154件，同比增长3.5%。", "新收100件，同比下降31.5%。") == ["新收154件，同比增长3.5%。 ⇒ 新收100件，同比下降31.5%。"])
  }

  @Test("Where lines break and how much white space there is are no changes; nor is the order of nothing")
  func formatting() {
    #expect(changes("第一句。第二句。", "  第一句。\n\n第二句。  ") == [])
    #expect(changes("", "") == [])
    #expect(changes("", "一句") == ["+ 一句"])
    #expect(changes("一句", "") == ["- 一句"])
  }

  @Test("A moved sentence is one less and one more; numbers keep their commas and points")
  func moved() {
    #expect(changes("甲乙丙。丁戊己。", "丁戊己。甲乙丙。") == ["- 甲乙丙。", "+ 甲乙丙。"])
    #expect(changes("共1,250.5万元，3.", "共1,260.5万元，3.") == ["共[1,250.5→1,260.5]万元，3."])
  }
}

/// What a reader sees of a text's escapes.
@Suite struct PlainTextTests {
  @Test(
    "Escapes are the characters that they stand for; what is none stays",
    arguments: [
      ("&lt;b>与&lt;/b>", "<b>与</b>"), ("[甲&#93;(x)", "[甲](x)"), ("&#33;", "!"), (#"A\_B\|C\\D"#, #"A_B|C\D"#),
      ("&amp;lt;", "&lt;"), (#"\中"#, #"\中"#), ("&nix; &#; &#999999999;", "&nix; &#; &#999999999;"),
      ("A&B", "A&B"), (#"行尾\"#, #"行尾\"#),
    ])
  func plain(text: String, expected: String) { #expect(Markdown.plain(text) == expected) }

  @Test(
    "Whatever is escaped for a table or made passive is read as it was",
    arguments: ["<b>&lt;</b>", "a|b*c_d`e[f]!", "<script>附表</script>![甲](http://x/y.png)", #"1\2\"#])
  func round(text: String) {
    #expect(Markdown.plain(Markdown.cell(text)) == text)
    if !text.contains("&"), !text.contains("\\") { #expect(Markdown.plain(PassiveText(text).text) == text) }
  }
}
