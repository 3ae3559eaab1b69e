import Foundation
import Testing

/// `--with pdf,docx`: programs of the system's, stood in for by scripts.
@Suite struct DownloadTests {
  private static func box(_ programs: [String: String]) throws -> (Sandbox, path: [String: String]) {
    let box = try Sandbox()
    try box.write("Inputs/2025/forms/001.csv", try Fixture.text("real/pingtan-2025.sheet.csv"))
    try box.write("bin/keep", "")
    for (name, script) in programs {
      try box.write("bin/\(name)", "#!/bin/sh\n\(script)\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: box.path("bin/\(name)"))
    }
    return (box, ["PATH": box.path("bin")])
  }

  /// Writes its arguments and what day it is told into the last of them, or where `--output=` says.
  private static let echo = """
    for last; do case "$last" in --output=*) out="${last#--output=}";; esac; done
    for word; do echo "${word##*/}"; done > "${out:-$last}"
    echo "$SOURCE_DATE_EPOCH" >> "${out:-$last}"
    """

  @Test("The page goes to WeasyPrint and pandoc with the year's last day; the results stand in the manifest")
  func programs() throws {
    let (box, path) = try Self.box(["weasyprint": Self.echo, "pandoc": Self.echo])
    let result = try box.nianbao("build", "--with", "docx,pdf", environment: path)
    #expect(result.status < 2, "\(result.errors)")
    // 1767139200 is 2025-12-31 00:00 UTC, as `date -ud @1767139200` says.
    #expect(try box.text("Out/2025/report.pdf") == "--quiet\nreport.html\nreport.pdf\n1767139200\n")
    #expect(
      try box.text("Out/2025/report.docx") == """
        --from=html
        --to=docx
        report.docx
        reference.docx
        docx.lua
        .report-docx.html
        1767139200

        """)
    #expect(try !box.names(in: "Out/2025").contains(".report-docx.html"))
    let manifest = try box.text("Out/2025/manifest.json")
    #expect(manifest.contains("\"report.docx\"") && manifest.contains("\"report.pdf\""))
  }

  @Test("Without a program: what to install, before anything is built")
  func missing() throws {
    let (box, path) = try Self.box([:])
    let said = try ["pdf", "docx", "pdf,docx"].map { list in
      let result = try box.nianbao("build", "--with", list, environment: path)
      return "\(result.status) \(result.errors)"
    }
    #expect(
      said == [
        "2 report.pdf 要用 WeasyPrint 或 Chromium 转换，这台机器上没有。请安装其中一个：sudo apt install weasyprint，或 sudo apt install chromium。\n",
        "2 report.docx 要用 pandoc 转换，这台机器上没有。请安装：sudo apt install pandoc。\n",
        "2 report.pdf 要用 WeasyPrint 或 Chromium 转换，这台机器上没有。请安装其中一个：sudo apt install weasyprint，或 sudo apt install chromium。\n",
      ])
    #expect(!FileManager.default.fileExists(atPath: box.path("Out")))
  }

  @Test("A program that fails, or writes nothing: its last words, exit 2, nothing moved")
  func failing() throws {
    let (box, path) = try Self.box(["chromium": "echo 起不来 >&2; exit 7", "pandoc": "exit 0"])
    for (list, words) in [
      ("pdf", "chromium 没有转换成功（状态 7），它说：起不来。"), ("docx", "pandoc 没有写出 report.docx。"),
    ] {
      let result = try box.nianbao("build", "--with", list, environment: path)
      #expect(result.status == 2)
      #expect(result.errors.hasSuffix("\(words)成果没有写出，原来的成果没有动；不要这种文件的，编的时候去掉 --with。\n"), "\(result.errors)")
    }
    #expect(try box.names(in: "Out") == [])
  }

  @Test("Words that are no download, and a report that is not asked for, are usage")
  func usage() throws {
    let (box, path) = try Self.box(["pandoc": Self.echo])
    #expect(try box.nianbao("build", "--with", "odt", environment: path).status == 64)
    #expect(try box.nianbao("build", "--with", "docx", "--outputs", "xlsx", environment: path).status == 64)
  }
}
