import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Every rule of every definition tests itself: figures that pass, and the fewest changes that make just it speak.
@Suite struct RuleExampleTests {
  static let forms = ["xxgk-2021", "xxgk-2019", "yaodian", "library", "small"]

  static func form(_ name: String) throws -> Form {
    if name == "small" { return try smallForm() }
    if name == "library" {
      return try Form(definition: Fixture.text("second/library.yaml"), file: "library.yaml")
    }
    let file = Fixture.package.appendingPathComponent("Templates/forms/\(name).yaml")
    return try Form(definition: String(contentsOf: file, encoding: .utf8), file: name)
  }

  @Test(
    "Exactly that rule speaks, at a cell of a failing equation; the passing figures are without any finding",
    arguments: forms)
  func speaks(name: String) throws {
    let form = try Self.form(name)
    let examples = form.ruleExamples()
    #expect(examples.map(\.rule.id) == form.rules.map(\.id), "every rule has an example")
    for example in examples {
      let rule = example.rule
      #expect(example.findings(.passing) == [], "\(rule.id)")
      // Neither a copy of last year's return nor a jump: other rules than identities have nothing to say either.
      let (now, before) = (example.passing.now, example.passing.before)
      #expect(now != before)
      let jumps = form.cells.filter { cell in
        guard form.measure(of: cell).decimals == 0, let new = now[cell], let old = before[cell] else {
          return false
        }
        return max(new, old) >= 20 && 2 * abs(new - old) > old
      }
      #expect(jumps == [], "\(rule.id)")
      let found = example.findings(.failing)
      #expect(Set(found.map(\.rule)) == [rule], "\(found.map(line))")
      #expect(found.allSatisfy { $0.severity == rule.severity })
      for finding in found {
        let isThere = example.cells.contains { finding.address.covers(form.address(of: $0)) }
        #expect(isThere && !finding.address.row.isEmpty, "\(rule.id) \(finding.address)")
      }
      // Once more in the same process: a check that keeps something from the first file would be found out.
      #expect(example.findings(.failing) == found)
    }
  }

  @Test("The changes are as few as can be, counted by hand")
  func fewest() throws {
    // A row's total must change in two rows, so that both columns still balance; a review's total stands alone. A
    // carry-over changes with what came in that year, each in its row's total too.
    let expected = [
      "申请-总计": 2, "申请-办结": 2, "复议诉讼-总计": 1, "形式-旧行": 0, "收费-量级": 1, "文件-滚动": 1, "申请-平衡": 2, "申请-结转": 4,
    ]
    let examples = Fixture.form.ruleExamples()
    #expect(
      Dictionary(examples.map { ($0.rule.id, $0.changes) }, uniquingKeysWith: { first, _ in first })
        == expected)
    for example in examples {
      #expect(
        differing(example.passing.now, example.failing.now)
          + differing(example.passing.before, example.failing.before) == example.changes)
      #expect((example.failing.now.values + example.failing.before.values).allSatisfy { $0 >= 0 })
    }
  }

  @Test(
    "With one operand blank in each failing equation the rule is silent, and the blank is told",
    arguments: forms)
  func undecided(name: String) throws {
    let form = try Self.form(name)
    for example in form.ruleExamples() {
      let equations = form.equations.filter { form.identities[$0.identity].id == example.rule.id }
      for position in equations.map({ $0.signed.count }).max().map({ 0..<$0 }) ?? 0..<0 {
        var (now, before) = (example.failing.now, example.failing.before)
        for equation in equations {
          let term = equation.signed[position].term
          if term.isLastYear { before[term.cell] = nil } else { now[term.cell] = nil }
        }
        let found = example.findings(now: now, before: before)
        #expect(!found.contains { $0.rule == example.rule }, "\(example.rule.id) \(position)")
        if now != example.failing.now {
          #expect(found.contains { ["值-必填", "未判定"].contains($0.rule.id) }, "\(example.rule.id) \(position)")
        }
      }
    }
  }

  @Test(
    "Not applicable last year where the form allows it leaves the rule undecided, and that is said",
    arguments: forms)
  func notApplicable(name: String) throws {
    let form = try Self.form(name)
    for example in form.ruleExamples() {
      let terms = form.equations.filter { form.identities[$0.identity].id == example.rule.id }.flatMap(
        \.signed
      )
      .map(\.term)
      .filter { $0.isLastYear && form.blank(of: $0.cell).allowsNotApplicable }
      guard !terms.isEmpty else { continue }
      var before = example.failing.before
      for term in terms {
        before[term.cell] = nil
        before.states[Int(term.cell.index)] = .notApplicable
      }
      let found = example.findings(now: example.failing.now, before: before)
      #expect(found.map(\.rule.id) == ["未判定"], "\(found.map(line))")
      #expect(found[0].message.hasPrefix("“\(example.rule.id)”"))
    }
  }

  @Test("The cells that no rule touches, beside the rules about values")
  func unchecked() throws {
    let words = try Self.forms.map { name in
      let form = try Self.form(name)
      return ([name] + form.uncheckedCells.map { form.address(of: $0).description }).joined(separator: "\n  ")
    }
    try compareSnapshot(words.joined(separator: "\n") + "\n", with: "unchecked-cells.txt")
  }

  private func differing(_ one: Figures, _ other: Figures) -> Int {
    one.values.indices.count { one.values[$0] != other.values[$0] || one.states[$0] != other.states[$0] }
  }
}

/// The rule book in the manual, kept current.
@Suite struct RuleBookTests {
  @Test(
    "The committed book is what the program writes; write it anew with `nianbao rules --markdown`",
    arguments: [("Rules.md", 2025), ("Rules-2019.md", 2020)])
  func committed(file: String, year: Int) throws {
    let page = Fixture.package.appendingPathComponent("Sources/Nianbao/Nianbao.docc/\(file)")
    let written = RuleBook(try Sandbox().formInForce(year: year)).markdown()
    #expect(
      written == (try String(contentsOf: page, encoding: .utf8)),
      "in the package folder: .build/debug/nianbao rules --markdown --year \(year) --inputs none > Sources/Nianbao/Nianbao.docc/\(file)"
    )
  }

  @Test("The book lists every rule once, with its example, and escapes what Markdown would take for its own")
  func book() throws {
    #expect(RuleBook.plain("a|b *c* `d` <e> [f]\ng") == #"a\|b \*c\* \`d\` \<e\> \[f\] g"#)
    let box = try Sandbox()
    let markdown = try box.nianbao("rules", "--markdown").output
    #expect(try markdown == RuleBook(box.formInForce()).markdown())
    let headings = markdown.split(separator: "\n")
      .filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) }
    #expect(headings == Rule.book(of: Fixture.form).map(\.id))
    // By Python: every passport of the JSON is whole, and a table has as many bars in each of its lines.
    try box.write("rules.json", try box.nianbao("rules", "--json").output)
    try box.write("rules.md", markdown)
    let script = """
      import json, re, sys
      rules = json.load(open(sys.argv[1] + "/rules.json"))
      print(all(r["hint"] and r["example"] and r["text"] for r in rules), len({r["id"] for r in rules}) == len(rules))
      width = lambda line: len(re.findall(r"(?<!\\\\)\\|", line))
      tables = re.findall(r"(?:^\\|.*\\n)+", open(sys.argv[1] + "/rules.md").read(), re.M)
      print(len(tables), all(len({width(line) for line in table.splitlines()}) == 1 for table in tables))
      """
    #expect(try runPython(script, [box.folder.path]) == "True True\n3 True\n")
  }

  @Test("One way of printing at a time")
  func usage() throws {
    #expect(try Sandbox().nianbao("rules", "--json", "--markdown").status == 64)
  }
}
