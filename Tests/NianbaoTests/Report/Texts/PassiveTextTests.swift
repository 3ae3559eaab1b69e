import Testing

@testable import Nianbao

/// What offices write in their texts, beside what the report's Markdown says; the expected texts are written by hand.
@Suite("Texts that do nothing")
struct PassiveTextTests {
  @Test(
    "HTML and links that act are words",
    arguments: [
      ("见<script>alert(1)</script>", "见&lt;script>alert(1)&lt;/script>"),
      ("<ScRiPt\n>x</script\n>", "&lt;ScRiPt\n>x&lt;/script\n>"),
      ("\\\\<svg/onload=x> <?php ?> <!DOCTYPE html>", "\\\\&lt;svg/onload=x> &lt;?php ?> &lt;!DOCTYPE html>"),
      ("<\u{1}script>", "&lt;script>"),
      ("<\u{301}b>", "<\u{301}b>"),
      ("<b\u{301}>", "&lt;b\u{301}>"),
      ("[甲](javascript:x)", "[甲&#93;(javascript:x)"),
      ("![甲]( <java\tscript:x>)", "![甲]( &lt;java\tscript:x>)"),
      ("![甲](https://e.example/1.png) ![乙][r]", "&#33;[甲](https://e.example/1.png) &#33;[乙][r]"),
      ("![甲[乙]丙](HTTP://e.example/1.png)", "&#33;[甲[乙]丙](HTTP://e.example/1.png)"),
      ("> [甲](\n> JaVaScRiPt:x)", "> [甲&#93;(\n> JaVaScRiPt:x)"),
      ("[甲](&#106;avascript:x) [乙](javascript\\:x)", "[甲&#93;(&#106;avascript:x) [乙&#93;(javascript\\:x)"),
      (
        "[甲](data:text/html;base64,PHM+) [乙](vbscript:x)",
        "[甲&#93;(data:text/html;base64,PHM+) [乙&#93;(vbscript:x)"
      ),
      ("[甲]\n\n[甲]: javascript:x", "[甲]\n\n[甲&#93;: javascript:x"),
      ("<javascript:alert(1)>", "&lt;javascript:alert(1)>"),
    ])
  func acts(text: String, expected: String) {
    #expect(PassiveText(text).text == expected)
  }

  @Test(
    "What an office means stays as it is",
    arguments: [
      "收费<100万元，且 1 < 2；甲<乙", "[门户网站](https://www.example.gov.cn/a:b?c=1#d)",
      "[附件](附件/1.docx)、[第二节](#section-2)、[来信](mailto:a@b.cn)", "<https://www.example.gov.cn>",
      "|甲<br>乙|<BR/>|", "［1］：详见附件；【注】", "![流程图](附件/1.png)", "好！很好!",
      "写作 \\<b> 和 \\!\\[甲\\](javascript:x)", "[甲]\n\n[甲]: https://www.example.gov.cn",
    ])
  func stays(text: String) {
    #expect(PassiveText(text).text == text)
  }

  @Test("A comment is not published; one without an end is shown, so nothing after it is lost")
  func comments() {
    #expect(PassiveText("甲<!-- 内部：待核\n3 件 -->乙").text == "甲乙")
    #expect(PassiveText("甲<!-- 一 --><!-->乙-->丙").text == "甲乙-->丙")
    #expect(PassiveText("甲<!-- 内部，共 3 件").text == "甲&lt;!-- 内部，共 3 件")
    let many = String(repeating: "<!--", count: 60_000)
    #expect(PassiveText(many).text.utf8.count == 60_000 * 7)
  }

  @Test("A sentence after a bracket is no definition that Markdown would swallow")
  func definition() {
    #expect(Markdown.html(PassiveText("[注]: 金额单位为万元").text) == "<p>[注]: 金额单位为万元</p>\n")
    #expect(Markdown.html("[注]: 金额单位为万元") == "")
  }
}
