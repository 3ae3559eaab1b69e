import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel
@testable import NianbaoProject

/// Last year's published report as base, in whatever kind of file it was put down.
@Suite struct PublishedFileTests {
  /// What the report of the year before says of new applications, as the comparison takes it.
  private func prior(_ box: Sandbox) throws -> (number: Int64?, source: String?) {
    let year = try box.project().checkedYear()
    let cell = try #require(Fixture.form.cell(at: "申请/新收/自然人"))
    return (year.lastYear.base?.figures[cell], year.lastYear.base?.words)
  }

  private func office() throws -> Sandbox {
    let box = try Sandbox()
    try box.write("Inputs/2025/forms/001.csv", Sending.text([:]))
    return box
  }

  private let received = ["申请/新收/自然人": "7", "申请/新收/总计": "7", "申请/不掌握/自然人": "7", "申请/不掌握/总计": "7"]

  @Test("A text, a text with tabs, a workbook", arguments: ["txt", "tsv", "xlsx"])
  func kinds(ending: String) throws {
    let box = try office()
    let text = try Sending.text(received, year: 2024).replacing("001,教育局", with: ",试验县")
    switch ending {
    case "tsv": try box.write("Inputs/2024/region.tsv", text.replacing(",", with: "\t"))
    case "xlsx":
      var blank = BlankForm(
        Fixture.form, unit: unit("", "试验县"), year: 2024, region: "", tables: Set(Fixture.form.tables.indices),
        lastYear: nil)
      for cell in Fixture.form.cells { blank.figures[cell] = 0 }
      for (address, value) in received {
        blank.figures[try #require(Fixture.form.cell(at: address))] = Int64(value)
      }
      try BlankWorkbook.write(blank, Project(region: "", year: 2024), to: box.path("a.xlsx"))
      try box.write(
        "Inputs/2024/region.xlsx", Array(try Data(contentsOf: URL(fileURLWithPath: box.path("a.xlsx")))))
    default: try box.write("Inputs/2024/region.txt", text)
    }
    let base = try prior(box)
    #expect(base.number == 7 && base.source?.contains("公布的报告") == true)
    #expect(try box.project().notices == [])
    try box.build([.findings])
    #expect(try box.text("Out/2025/manifest.json").contains("\"2024/region.\(ending)\""))
    #expect(try !box.text("Out/2025/findings.csv").contains("项目-未读"))
  }

  @Test("Of two the text is read, and the other is told")
  func two() throws {
    let box = try office()
    try box.write("Inputs/2024/region.csv", try Sending.text(received, year: 2024))
    try box.write("Inputs/2024/region.xlsx", "x")
    try box.build([.findings])
    #expect(try box.text("Out/2025/findings.csv").contains("“2024/region.xlsx”没有读取"))
  }
}
