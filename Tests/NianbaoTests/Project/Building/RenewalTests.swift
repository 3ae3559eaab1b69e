import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// What a plain build makes: what `project.yaml` names, and anew what the present build holds.
@Suite struct RenewalTests {
  private static let units = ["001", "002"]

  /// The number of the first row of the first table in a unit's own summary.
  private static func made(_ box: Sandbox, _ code: String) throws -> String {
    let summary = try box.text("Out/2025/units/\(code)/summary.csv")
    let line = summary.split(separator: "\n").first { $0.hasPrefix("2025,申请,新收,总计,") }
    return try #require(line?.split(separator: ",", omittingEmptySubsequences: false)[4]).description
  }

  /// A unit's application figures rise by one natural person.
  private static func change(_ box: Sandbox, _ code: String) throws -> (old: Int, new: Int) {
    let old = try #require(Int(try made(box, code)))
    try box.correct("申请/新收/总计", to: String(old + 1), of: code)
    return (old, old + 1)
  }

  @Test("After --each and after --unit a plain build renews the units' reports: the new number stands there")
  func units() throws {
    for isEach in [true, false] {
      let box = try UnitReportTests.county()
      if isEach { try box.build(each: true) } else { try box.build(unit: "001") }
      let (_, new) = try Self.change(box, "001")
      let built = try box.build()
      #expect(try Self.made(box, "001") == String(new))
      #expect(built.hasAllUnits == isEach && built.units?.count == (isEach ? 2 : 1))
      #expect(
        try box.names(in: "Out/2025/units") == (isEach ? ["001", "002", "index.html"] : ["001"]))
      #expect(try box.verify("Out/2025").isIntact)
    }
  }

  @Test("--outputs says exactly what is made; the units stay, with these outputs alone")
  func named() throws {
    let box = try UnitReportTests.county()
    try box.build(each: true)
    let (_, new) = try Self.change(box, "002")
    try box.build([.report, .facts])
    #expect(try Self.made(box, "002") == String(new))
    #expect(
      try box.names(in: "Out/2025/units/002") == [
        "drafts", "facts.csv", "manifest.json", "report-cms.html", "report.html", "report.md", "summary.csv",
        "texts.json", "upward.csv",
      ])
    #expect(try !box.names(in: "Out/2025").contains("report.xlsx"))
  }

  @Test(
    "project.yaml names the outputs; what --outputs added once is made anew, until --outputs takes it away")
  func project() throws {
    for key in ["outputs", "输出"] {
      let box = try Sandbox(project: "region: 试验县\nyear: 2025\n\(key): [findings]\n")
      let findings = ["findings.csv", "findings.json", "manifest.json", "status.csv"]
      try box.build()
      #expect(try box.names(in: "Out/2025") == findings)
      try box.build([.findings, .xlsx])
      try box.build()
      #expect(try Set(box.names(in: "Out/2025")) == Set(findings + ["report.xlsx"]))
      try box.build([.findings])
      try box.build()
      #expect(try box.names(in: "Out/2025") == findings)
    }
  }

  @Test("A word that is no output: file, line, column, what it may be")
  func wrong() throws {
    let box = try Sandbox(project: "region: 试验县\nyear: 2025\noutputs: [report, xlxs]\n")
    let result = try box.nianbao("build")
    #expect(result.status == 2)
    #expect(
      result.errors
        == "Inputs/project.yaml:3:19: 没有叫“xlxs”的成果，是否应为“xlsx”；可用的有 report、internal、xlsx、facts、ledger、findings。\n"
    )
    try box.write("Inputs/project.yaml", "region: 试验县\nyear: 2025\noutputs: []\n")
    #expect(
      try box.nianbao("build").errors == "Inputs/project.yaml:3:10: outputs 一项也没有写；要全部成果的，不写这个键。\n")
    try box.write("Inputs/project.yaml", "region: 试验县\nyear: 2025\noutputs: report\n")
    #expect(try box.nianbao("build").errors == "Inputs/project.yaml:3:10: 这里应当是一个列表。\n")
  }

  @Test("The end of a build says how to have the same outputs always, where the project does not say yet")
  func advice() throws {
    let box = try Sandbox()
    let line = "要一直这样，在 project.yaml 里加一行：outputs: [report, xlsx]\n"
    #expect(try box.nianbao("build", "--outputs", "xlsx,report").output.hasSuffix(line))
    #expect(try !box.nianbao("build").output.contains("outputs"))
    #expect(try !box.nianbao("build", "--outputs", "xlsx,report", "--json").output.contains("outputs"))
    let settings = try box.text("Inputs/project.yaml")
    #expect(settings == "region: 试验县\nyear: 2025\n")
    try box.write("Inputs/project.yaml", settings + "outputs: [report]\n")
    #expect(try !box.nianbao("build", "--outputs", "xlsx,report").output.contains("要一直这样"))
  }

  @Test(
    "Returns and downloads that were made once are made anew; those that somebody changed stay, and that is told"
  )
  func returns() throws {
    let box = try ReturnFolderTests.county()
    for (name, script) in [("weasyprint", "for last; do :; done; grep -c '' \"$2\" > \"$last\"")] {
      try box.write("bin/\(name)", "#!/bin/sh\n\(script)\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: box.path("bin/\(name)"))
    }
    let path = ["PATH": box.path("bin") + ":/usr/bin:/bin"]
    try box.nianbao("build", "--with", "pdf", "--return", "退回", environment: path)
    try box.write("Inputs/2025/forms/003.csv", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10])
    let again = try box.nianbao("build", environment: path)
    #expect(again.output.contains("  退回表 3 份：退回/\n"), "\(again.output)\(again.errors)")
    #expect(try box.names(in: "退回").contains("003-林业局.xlsx"))
    #expect(try box.names(in: "Out/2025").contains("report.pdf"))
    try box.write("退回/003-林业局.xlsx", "改过")
    let kept = try box.nianbao("build", environment: ["PATH": "/nowhere"])
    #expect(
      kept.errors.contains("退回表没有重写：退回：里面的 003-林业局.xlsx 做成以后改过，没有动；请另写一个文件夹，或先移走里面的文件。\n"))
    #expect(kept.errors.contains("Out/2025/report.pdf：没有重编，report.pdf 要用 WeasyPrint 或 Chromium 转换，这台机器上没有。"))
    #expect(try box.text("退回/003-林业局.xlsx") == "改过")
    #expect(try !box.names(in: "Out/2025").contains("report.pdf"))
  }

  @Test("A unit whose file no longer counts has no report any more, and that is told")
  func gone() throws {
    let box = try UnitReportTests.county()
    try box.build(unit: "002")
    try box.write("Inputs/2025/forms/002.csv", "什么也不是")
    let result = try box.nianbao("build")
    #expect(result.errors.contains("Out/2025/units/002：没有重编，这个单位没有能计入的报表，过时的报告没有留。\n"))
    #expect(try !box.names(in: "Out/2025").contains("units"))
  }
}
