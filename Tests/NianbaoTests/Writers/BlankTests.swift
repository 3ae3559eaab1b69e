import Foundation
import Testing

@testable import Nianbao

/// A form filled with generated figures: blanks, marks, zeros, large and exact numbers.
func filledBlank(seed: Int) -> BlankForm {
  let form = Fixture.form
  var blank = BlankForm(
    form, unit: unit("1", "馆"), year: 2025, region: "", tables: Set(form.tables.indices), lastYear: nil)
  var random = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
  for cell in form.cells {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let own = form.blank(of: cell)
    let values: [Int64] = [0, 1, 500_000, 999_999_999_999, 42, own.isSigned ? -18 : 7]
    switch Int(random >> 33) % 8 {
    case 6: blank.figures[cell] = nil
    case 7 where own.allowsNotApplicable: blank.figures.states[Int(cell.index)] = .notApplicable
    case let place: blank.figures[cell] = values[place % values.count]
    }
  }
  return blank
}

/// The forms handed to the units: nothing is filled in but what carries over, and what is filled in reads back.
@Suite struct BlankTests {
  static let roster = Roster(units: [unit("1", "馆")], region: "")

  private func blank(_ lastYear: String?, tables: Set<Int> = [0]) throws -> BlankForm {
    let form = try smallForm()
    let before = lastYear.map {
      read(["图书馆年报数据,2024,1,馆\n\n" + $0], form: form, roster: Self.roster, year: 2024).units[0].figures
    }
    return BlankForm(
      form, unit: unit("1", "馆"), year: 2025, region: "甲市", tables: tables, lastYear: before)
  }

  private func text(_ blank: BlankForm) -> String {
    String(decoding: blank.csv().dropFirst(3), as: UTF8.self)
  }

  @Test("The CSV blank is the form layout; only what carries over has a value")
  func carried() throws {
    let known = try blank("藏书情况,合计,中文,外文\n年初,3,2,1\n新购,1,1,0\n年末,4,,0\n")
    #expect(
      text(known) == """
        图书馆年报数据,2025,1,馆

        藏书情况,合计,中文,外文
        年初,4,,0
        新购,,,
        年末,,,

        """)
    #expect(try text(blank(nil)).contains("\n年初,,,\n新购,,,\n年末,,,\n"))
    #expect(known.title == "甲市馆2025年图书馆年报" && known.fileName == "1-馆")
  }

  @Test("The sum of last year's terms carries over when all are known; a sum too large does not")
  func sums() throws {
    let definition = smallDefinition.replacing(
      "left: [{lastYear: 年末}], right: [年初]", with: "left: [年初], right: [{lastYear: 年末}, {lastYear: 新购}]")
    let form = try Form(definition: definition, file: "small.yaml")
    var lastYear = Figures(cellCount: form.cellCount)
    for (address, value) in [
      ("藏书/年末/合计", 4), ("藏书/新购/合计", 3), ("藏书/年末/中文", 4), ("藏书/年末/外文", Int64.max), ("藏书/新购/外文", 1),
    ] as [(String, Int64)] {
      lastYear[try #require(form.cell(at: address))] = value
    }
    #expect(form.carriedOver(from: lastYear) == [try #require(form.cell(at: "藏书/年初/合计")): 7])
  }

  @Test("A blank reads back: its values, blanks elsewhere, nothing to say about its layout")
  func readBack() throws {
    for form in [Fixture.form, Fixture.older, try smallForm()] {
      let year = form.years.upperBound == 2020 ? 2020 : 2025
      let blank = BlankForm(
        form, unit: unit("1", "馆"), year: year, region: "", tables: Set(form.tables.indices), lastYear: nil)
      let sent = read([text(blank)], form: form, roster: Self.roster, year: year).units[0]
      #expect(sent.figures.states.allSatisfy { $0 == .blank })
      let unsigned =
        form.declarations.isEmpty
        ? [] : ["警告 值-声明无效  2:2 声明“未填的格均为 0”没有写姓名，没有采用，\(form.cellCount) 格没有填的仍算没有填。"]
      #expect(sent.findings.map(line) == unsigned)
      #expect(sent.state == .accepted)
    }
  }

  @Test("read(filled blank) == figures, over awkward values", arguments: 0..<20)
  func roundTrip(seed: Int) throws {
    let blank = filledBlank(seed: seed)
    let sent = read([text(blank)], form: blank.form, roster: Self.roster, year: 2025).units[0]
    #expect(sent.figures == blank.figures)
  }

  @Test("The texts' headings are the definition's; every place for a figure is an address of the form")
  func texts() throws {
    let form = Fixture.form
    var blank = BlankForm(
      form, unit: unit("1", "馆"), year: 2025, region: "", tables: Set(form.tables.indices), lastYear: nil)
    let text = blank.markdown()
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("##") }
    #expect(
      headings == [
        "## 一、总体情况", "### （一）主动公开", "### （二）依申请公开", "### （三）政府信息管理", "### （四）平台建设", "### （五）监督保障",
        "## 五、存在的主要问题及改进情况", "## 六、其他需要报告的事项",
      ])
    let addresses = text.matches(of: /\{\{([^{}]*)\}\}/).map { String($0.1) }
    #expect(addresses.contains("申请/新收/总计") && addresses.contains("复议诉讼/复议后起诉/总计"))
    for address in addresses { #expect(form.cell(at: address) != nil, "\(address)") }
    blank = BlankForm(form, unit: unit("1", "馆"), year: 2025, region: "", tables: [0], lastYear: nil)
    #expect(!blank.markdown().contains("{{"))
  }
}
