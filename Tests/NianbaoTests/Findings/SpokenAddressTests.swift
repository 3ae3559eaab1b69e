import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Places as people say them, in the words that the form prints.
@Suite struct SpokenAddressTests {
  @Test(
    "Every cell of the notice is known by its printed row and column, with or without the table",
    arguments: [2025, 2020])
  func printed(year: Int) throws {
    let form = Fixture.form(of: year)
    let cells: [[String]] = try Fixture.rows("spec/form-\(year > 2020 ? 2021 : 2019).csv")
    for cell in cells {
      let (row, column) = (cell[3].replacing("|", with: " "), cell[5].replacing("|", with: " "))
      let address = "\(cell[0])/\(cell[2])/\(cell[4])"
      #expect(form.address(spokenAs: "\(cell[1]) \(row) \(column)")?.description == address)
      let last = "\(cell[3].split(separator: "|").last ?? "") \(cell[5].split(separator: "|").last ?? "")"
      let spoken = form.address(spokenAs: last)?.description
      #expect(spoken == nil || spoken == address, "\(last)")
    }
    let spoken = cells.count { cell in
      form.address(spokenAs: "\(cell[3].replacing("|", with: "")) \(cell[5].replacing("|", with: ""))") != nil
    }
    #expect(spoken == cells.count)
  }

  @Test(
    "Numbers in front are the typist's; a row is a row, a quantity its one cell, and what is said of several things is none",
    arguments: [
      ("本年新收政府信息公开申请数量 总计", "申请/新收/总计"), ("一.本年新收政府信息公开申请数量/自然人", "申请/新收/自然人"),
      ("依申请公开，新收，总计", "申请/新收/总计"), ("（一）予以公开", "申请/予以公开"), ("新收", "申请/新收/总计"),
      ("行政许可", "许可/行政许可/数量"), ("自然人", nil), ("收办", nil), ("新收 共计", nil), ("", nil),
    ])
  func said(text: String, address: String?) {
    #expect(Fixture.form.address(spokenAs: text)?.description == address)
  }

  @Test("A cell of a workbook is the unit's own where it has that sheet, else that of the form it was handed")
  func workbook() throws {
    let box = try Sandbox()
    try box.write("Inputs/2025/forms/001.csv", Sending.text(["申请/新收/总计": "7"]))
    let project = try box.project()
    #expect(project.address(spokenAs: "依申请公开!J6")?.description == "申请/新收/总计")
    #expect(project.address(spokenAs: "'依申请公开'!$d$30")?.description == "申请/结转下年/自然人")
    #expect(project.address(spokenAs: "依申请公开!A1") == nil)
    #expect(project.address(spokenAs: "申请/新收")?.description == "申请/新收")
    #expect(try box.why("依申请公开!J6").why.text == box.why("申请/新收/总计").why.text)
  }
}
