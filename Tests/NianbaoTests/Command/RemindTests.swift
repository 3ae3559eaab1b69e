import Foundation
import Testing

/// `nianbao remind` as it is typed.
@Suite struct RemindTests {
  @Test("How many letters, of which kind, and where; what could not be scored")
  func words() throws {
    let box = try YearProgressTests.box()
    let result = try box.nianbao("remind", "--bulletin", "--as-of", "2026-02-03", environment: Self.bare)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        应报 4，已收 1，退回 2，未报 1；逾期 2。
        催报函 1 份，整改通知 2 份，督办函 2 份，通报 1 份：Out/remind/2025/

        """)
    try FileManager.default.removeItem(at: box.folder.appendingPathComponent("Inputs/2025/received.csv"))
    let unscored = try box.nianbao("remind", "--bulletin", "--as-of", "2026-02-03")
    #expect(
      unscored.output == """
        应报 4，已收 1，退回 2，未报 1；逾期 2。
        催报函 1 份，整改通知 2 份，督办函 0 份，通报 1 份：Out/remind/2025/
        没有收件登记（received.csv，由 receive 写），不知道各单位哪天报来，所以通报不评分、不排名次，也没有督办函。

        """)
    try box.write("我的文件/笔记.md", "留着")
    #expect(try box.nianbao("remind", "--output", "我的文件").status == 2)
    #expect(try box.names(in: "我的文件") == ["笔记.md"])
  }

  @Test("One unit's letter leaves the others alone; a unit that is done gets none")
  func one() throws {
    let box = try YearProgressTests.box()
    try box.write("Out/remind/2025/旧函.md", "旧")
    let result = try box.nianbao("remind", "--unit", "4", "--as-of", "2026-01-20", environment: Self.bare)
    #expect(result.output == "催报函 1 份，整改通知 0 份：Out/remind/2025/\n")
    #expect(try box.names(in: "Out/remind/2025") == ["004-_b__&.html", "004-_b__&.md", "旧函.md"])
    #expect(try box.text("Out/remind/2025/004-_b__&.md").contains("距期限还有 11 天"))
    #expect(try box.nianbao("remind", "--unit", "001").output == "这个单位已收，没有错误，不必发函。\n")
    #expect(try box.nianbao("remind", "--unit", "9").status == 64)
    #expect(try box.nianbao("remind", "--unit", "1", "--bulletin").status == 64)
  }

  @Test("Before the day: to those alone that have not sent and are due so soon")
  func before() throws {
    let box = try YearProgressTests.box()
    let early = try box.nianbao("remind", "--before", "5", "--as-of", "2026-01-25")
    #expect(early.output.hasSuffix("催报函 0 份，整改通知 0 份：Out/remind/2025/\n"), "\(early.output)")
    let soon = try box.nianbao("remind", "--before", "5", "--as-of", "2026-01-27")
    #expect(soon.output.hasSuffix("催报函 1 份，整改通知 0 份：Out/remind/2025/\n"), "\(soon.output)")
    #expect(try box.text("Out/remind/2025/004-_b__&.md").contains("距期限还有 4 天"))
    let late = try box.nianbao("remind", "--before", "5", "--as-of", "2026-02-03")
    #expect(late.output.hasSuffix("催报函 0 份，整改通知 0 份：Out/remind/2025/\n"))
    #expect(try box.nianbao("remind", "--before", "5", "--bulletin").status == 64)
    let none = try box.nianbao("remind", "--before", "5", "--unit", "4", "--as-of", "2026-01-20")
    #expect(none.status == 0 && none.output == "这个单位已经报了，或者离期限还远，不必提醒。\n", "\(none.output)")
  }

  /// A machine without pandoc.
  private static let bare = ["PATH": "/nowhere"]

  @Test(
    "In Word, too: each letter's page goes to pandoc with the year's last day, and letters.csv has the result"
  )
  func word() throws {
    let box = try YearProgressTests.box()
    // Writes what it was told, and the first words of the page's title.
    let script = """
      #!/bin/sh
      for last; do case "$last" in --output=*) out="${last#--output=}";; esac; done
      for word; do echo "${word##*/}"; done > "$out"
      echo "$SOURCE_DATE_EPOCH" >> "$out"
      while read -r line; do case "$line" in *"<title>"*) echo "$line" >> "$out";; esac; done < "$last"
      """
    try box.write("bin/pandoc", script + "\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: box.path("bin/pandoc"))
    let path = ["PATH": box.path("bin")]
    let result = try box.nianbao("remind", "--as-of", "2026-02-03", environment: path)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(
      try box.text("Out/remind/2025/002-水利局.docx") == """
        --from=html
        --to=docx
        letter.docx
        reference.docx
        docx.lua
        docx.lua
        letter.html
        1767139200
        <title>试验县2025年政府信息公开工作年度报告整改通知</title>

        """)
    #expect(try box.names(in: "Out/remind/2025").filter { $0.hasSuffix(".docx") }.count == 3)
    #expect(try box.text("Out/remind/2025/letters.csv").contains("催报函,004-_b__&.docx,"))
    // The next run knows them for its own.
    #expect(try box.nianbao("remind", "--as-of", "2026-02-03", environment: path).status == 0)
  }

  @Test("Without pandoc, or where it fails: one line, and every other file is written")
  func noWord() throws {
    let box = try YearProgressTests.box()
    let bare = try box.nianbao("remind", "--as-of", "2026-02-03", environment: Self.bare)
    #expect(bare.status == 0)
    #expect(bare.errors == "这台机器上没有 pandoc，函没有 Word 文件（.docx），其余照写；要 Word 的请安装：sudo apt install pandoc。\n")
    try box.write("bin/pandoc", "#!/bin/sh\necho 坏了 >&2\nexit 3\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: box.path("bin/pandoc"))
    let broken = try box.nianbao("remind", "--as-of", "2026-02-03", environment: ["PATH": box.path("bin")])
    #expect(broken.status == 0)
    #expect(
      broken.errors == "有 3 份函没有 Word 文件（.docx），其余照写：pandoc 没有转换成功（状态 3），它说：坏了。\n", "\(broken.errors)")
    #expect(try box.names(in: "Out/remind/2025").count == 7)
  }
}
