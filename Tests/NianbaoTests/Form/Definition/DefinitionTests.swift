import Testing

@testable import Nianbao

/// The statutory definition against the answer key that was typed from the printed form.
@Suite struct DefinitionTests {
  @Test("The 2021 form has the 200 cells of the notice, in its order, with its labels, units and totals")
  func everyCell() throws {
    let own = Self.described(Fixture.form)
    #expect(own == (try Fixture.rows("spec/form-2021.csv")))
    #expect(own.count == 200)
  }

  /// Every cell in the words of the answer keys.
  private static func described(_ form: Form) -> [[String]] {
    form.cells.map { cell -> [String] in
      let blank = form.blank(of: cell)
      let table = form.tables[blank.table]
      let (row, column) = (table.rows[blank.row], table.columns[blank.column])
      return [
        table.id, table.title, row.id, row.path.joined(separator: "|"), column.id,
        column.path.joined(separator: "|"), blank.measure.name, blank.isSigned ? "signed" : "",
        row.isTotal || column.isTotal ? "total" : "input",
      ]
    }
  }

  @Test("The 2019 form has the 198 cells of the notice before it, signed changes and money in 元 among them")
  func everyOlderCell() throws {
    let own = Self.described(Fixture.older)
    #expect(own == (try Fixture.rows("spec/form-2019.csv")))
    #expect(own.count == 198)
  }

  @Test("The sums of 39 identities stand in one report, and 9 reach across years")
  func identities() {
    let equations = Fixture.form.equations
    #expect(equations.count { !$0.reachesLastYear } == 25 + 7 + 7 + 3)
    #expect(equations.count(where: \.reachesLastYear) == 7 + 2)
  }

  @Test("Stocks, money and cells that may be not applicable are where the form has them")
  func attributes() {
    let form = Fixture.form
    let addresses = { (test: (Blank) -> Bool) in
      form.cells.filter { test(form.blank(of: $0)) }.map { form.address(of: $0).description }
    }
    #expect(addresses(\.isStock) == ["文件/规章/有效", "文件/规范性文件/有效"])
    #expect(addresses { $0.measure.decimals == 6 } == ["收费/行政事业性收费/金额"])
    #expect(addresses(\.allowsNotApplicable).count == 10)
  }

  @Test("Every mistake of a definition is told at once, with line, column and a sentence")
  func mistakes() throws {
    let broken =
      smallDefinition
      .replacing("corner: 类别", with: "cornr: 类别")
      .replacing("left: [年初, 新购]", with: "left: [年初, 新构]")
      .replacing("- {id: 外文}", with: "- {id: 中文}")
      .replacing("sums: others", with: "sums: 语种")
    #expect(
      problems(broken) == [
        "small.yaml:13:3: 不认识的项“cornr”，是否应为“corner”；这里可用的有 id、section、title、also、corner、unit、optional、notApplicable、signed、print、columns、rows、identities、ledger。",
        "small.yaml:16:20: 合计“合计”什么也没有加：“语种”里没有可加的项。",
        "small.yaml:18:5: id“中文”在这张表里出现了两次。",
        "small.yaml:18:5: “中文”和前面的一列写法相同，读表时分不开。",
        "small.yaml:24:85: 没有叫“新构”的行，是否应为“新购”。",
      ])
  }

  @Test("An identity without cells, a rule without a passport and an unused rule are refused")
  func deadRules() {
    let broken =
      smallDefinition
      .replacing("left: [年初, 新购], right: [年末]", with: "left: [], right: []")
      .replacing("{id: 藏书-合计, text:", with: "{id: 藏书-总计, text:")
    #expect(
      problems(broken) == [
        "small.yaml:16:34: 规则“藏书-合计”没有在 rules 里说明，是否应为“藏书-总计”。",
        "small.yaml:24:5: 勾稽关系的 left 和 right 都要有项，现在没有可核对的格。",
        "small.yaml:27:3: 规则“藏书-总计”没有一格用到，永远不会核对。",
      ])
  }

  @Test("A unit of measure in which no number could be kept is refused")
  func measure() {
    let broken = smallDefinition.replacing("{name: 册}", with: "{name: 册, decimals: 10, also: {本: 19}}")
    #expect(
      problems(broken) == [
        "small.yaml:7:9: decimals 应当在 0 到 9 之间。", "small.yaml:7:9: also 的幂应当在 -18 到 18 之间。",
      ])
  }

  @Test("Broken YAML is told with its place")
  func syntax() {
    #expect(problems("form: [a\nb: c").first?.hasPrefix("small.yaml:2:2: YAML 写法有误") == true)
    #expect(problems("form: a\nform: b").first == "small.yaml:1:1: 同一处写了两次“form”。")
    #expect(problems("") == ["small.yaml: 文件是空的。"])
  }

  private func problems(_ definition: String) -> [String] {
    do {
      _ = try Form(definition: definition, file: "small.yaml")
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }
}
