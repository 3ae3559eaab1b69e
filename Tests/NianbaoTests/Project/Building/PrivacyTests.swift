import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// What nobody outside may read stands in no output that is published, whoever wrote it and wherever.
@Suite struct PrivacyTests {
  private static let unit = "990321101"

  /// What is written in the ledgers, in the registers and beside the numbers, each word with a mark of its own.
  private static let written = [
    "ledger/z.csv": """
    单位代码,发布日期,类别,主题,渠道,标题,联系人,备注
    \(unit),2025-01-02,惠民生,教育,政府网站,暗号一,暗号二,暗号三
    \(unit),暗号四,惠民生,教育,政府网站,暗号一,暗号二,暗号三

    """,
    "requests/z.csv": """
    单位代码,编号,收到日期,申请人类型,办理结果,办结日期,姓名,联系方式,内容
    \(unit),暗号五,2025-01-02,自然人,予以公开,2025-12-30,暗号六,暗号七,暗号八
    \(unit),暗号五,2025-01-02,自然人暗号九,予以公开,2025-12-30,暗号六,暗号七,暗号八

    """,
    "waivers.csv": """
    rule,unit,table,row,column,actual,reason,by,date
    文件-滚动,990321003,文件,规范性文件,有效,18,暗号十,暗号十一,2026-02-01

    """,
    "corrections.csv": """
    unit,table,row,column,from,to,reason,by,date
    \(unit),许可,行政许可,数量,31,32,暗号十二,暗号十三,2026-02-01

    """,
    "narrative/1-总体情况.md": "新收{{新收}}件。<!-- 暗号十四 -->\n",
    "answers.csv": """
    unit,rule,cell,number,words,file,state,reason,by,date
    \(unit),文件-滚动,文件/规范性文件/有效,18,暗号十八,暗号十九.xlsx,refused,暗号二十,暗号二十一,2026-02-01

    """,
    "received.csv": """
    when,unit,name,file,sha256,size,replaces,from,errors,warnings,reason,act,by
    2026-01-20 09:00,\(unit),教育局,2025/forms/\(unit).csv,1f2e,1,2025/superseded/暗号二十二.csv,暗号二十三.csv,0,0,暗号二十四,,
    2026-01-21 09:00,\(unit),教育局,2025/forms/\(unit).csv,1f2e,,,,,,暗号二十五,验收,暗号二十六

    """,
    "unassigned/暗号二十七.csv": "暗号二十八\n",
  ]

  private static func county() throws -> Sandbox {
    let box = try Sandbox()
    try FileManager.default.removeItem(atPath: box.path("Inputs"))
    try FileManager.default.copyItem(
      atPath: Fixture.package.appendingPathComponent("Inputs").path, toPath: box.path("Inputs"))
    for (file, text) in written { try box.write("Inputs/2025/\(file)", text) }
    let forms = box.path("Inputs/2025/forms")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: forms).first { $0.hasPrefix(unit) })
    let form = try box.text("Inputs/2025/forms/\(name)")
    try FileManager.default.removeItem(atPath: "\(forms)/\(name)")
    try box.write(
      "Inputs/2025/forms/\(unit)-暗号十五.csv",
      form.replacing("行政许可,31", with: "行政许可,31（暗号十六）") + "\n填表人,暗号十七\n声明,空白为零,暗号二十九,2026-01-15\n")
    let roster = try box.text("Inputs/units.csv").split(whereSeparator: \.isNewline).map { String($0) }
    let more = ["联系人,电话,邮箱"] + roster.dropFirst().map { _ in "暗号三十,暗号三十一,暗号三十二" }
    try box.write("Inputs/units.csv", zip(roster, more).map { "\($0),\($1)\n" }.joined())
    try box.write(
      "Inputs/project.yaml", try box.text("Inputs/project.yaml") + "\n联系人: 暗号三十三\n电话: 暗号三十四\n")
    return box
  }

  /// The marks that the files of an output hold, in whatever part of them.
  private static let reading = """
    import pathlib, re, sys, zipfile
    marks, inside = {}, {"facts.csv", "findings.csv", "findings.json", "status.csv", "manifest.json"}
    for path in pathlib.Path(sys.argv[1]).rglob("*"):
        if not path.is_file(): continue
        parts = [path.read_bytes()]
        if path.suffix == ".xlsx":
            book = zipfile.ZipFile(path)
            parts = [book.read(name) for name in book.namelist()]
        found = set(re.findall("暗号[一二三四五六七八九十]+", " ".join(part.decode("utf-8", "replace") for part in parts)))
        kind = "office" if path.name in inside or path.name.startswith("internal.") else "public"
        marks.setdefault(kind, set()).update(found)
    print(sorted(marks["public"]), len(marks["office"] & {"暗号" + n for n in "十 十一 十二 十三 十五 十六".split()}))
    """

  @Test(
    "A mark in every title, name, remark and reason: in no public output; what the office needs is in its own"
  )
  func canary() throws {
    let box = try Self.county()
    try box.build(each: true)
    #expect(try runPython(Self.reading, [box.path("Out/2025")]) == "[] 6\n")
  }
}
