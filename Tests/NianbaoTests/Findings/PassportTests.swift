import Testing

@testable import Nianbao

/// The passports of the rules: whole, distinct, in plain Chinese, and true to the messages of the style sheet.
@Suite struct PassportTests {
  /// The definitions whose rule books are given to people.
  static let forms = ["xxgk-2021", "xxgk-2019", "yaodian"]

  @Test("Every rule of the book has a message here, or examples made from the definition", arguments: forms)
  func complete(name: String) throws {
    let form = try RuleExampleTests.form(name)
    let said = Set(
      try MessageTests.goldens.flatMap { try $0.found() }.map(\.rule.id) + form.ruleExamples().map(\.rule.id))
    #expect(
      Rule.book(of: form).map(\.id).filter { !said.contains($0) } == [], "add its input and message above")
  }

  @Test(
    "Every rule has words, something to do, and an example; no two the same thing to do", arguments: forms)
  func passports(name: String) throws {
    let form = try RuleExampleTests.form(name)
    let takesOtherUnits = form.cells.contains { !form.measure(of: $0).conversions.isEmpty }
    for entry in RuleBook(form).entries where takesOtherUnits || entry.rule.id != "值-换算" {
      #expect(
        !entry.rule.text.isEmpty && !entry.rule.hint.isEmpty && !entry.example.isEmpty, "\(entry.rule.id)")
      #expect(!entry.example.contains("{格}") && !entry.example.contains("{表}"), "\(entry.example)")
    }
    let hints = Dictionary(grouping: Rule.book(of: form), by: \.hint).filter { $0.value.count > 1 }
    #expect(hints.mapValues { $0.map(\.id) } == [:])
  }

  @Test("Every passport of the sources is in the list, and its id is typed nowhere else")
  func list() throws {
    let files = try FolderOrderTests.files(in: "")
    let passports = files.flatMap { file in
      file.text.matches(of: /static let (\w+) = Rule\(\s*"([^"]+)"/).map { (name: $0.1, id: String($0.2)) }
    }
    #expect(passports.map(\.id).sorted() == Rule.generic.map(\.id).sorted())
    #expect(Set(passports.map(\.id)).count == passports.count && Rule.generic.first?.id == "值-数字")
    let typed = files.flatMap { $0.text.split(separator: "\"") }
    // What cannot be judged is also the word for a verdict.
    for (name, id) in passports where id != "未判定" {
      #expect(typed.count { $0 == id } == 1, "\(id) is the passport .\(name); use that")
    }
    // Besides these only the definition makes rules, or names one that it lacks.
    let makers = files.filter { file in
      file.text.matches(of: /\bRule\(/).count > file.text.matches(of: /static let \w+ = Rule\(/).count
    }
    #expect(Set(makers.map(\.name)) == ["DefinitionReader.swift", "Form.swift", "TableReader.swift"])
  }

  @Test(
    "Every finding of the style sheet has a rule of the book, and weighs as its passport says but for four cases"
  )
  func weights() throws {
    let book = Rule.generic + Fixture.form.rules + Fixture.older.rules + (try smallForm().rules)
    var otherwise: Set<String> = []
    for finding in try MessageTests.goldens.flatMap({ try $0.found() }) {
      let rule = try #require(book.first { $0 == finding.rule }, "\(finding.rule)")
      if rule.severity != finding.severity { otherwise.insert("\(rule) \(finding.severity.rawValue)") }
    }
    // A ledger without its columns is lost as a whole; one application of another year is no fault.
    // Codes that Excel destroyed are lost too, and a file that holds no figures is no loss.
    #expect(otherwise == ["台账-申请 错误", "台账-申请 提示", "台账-合计 警告", "台账-行 错误", "项目-未读 提示"])
  }

  @Test("No two rules tell a person to do the same")
  func hints() throws {
    let told = Dictionary(grouping: try MessageTests.goldens.flatMap { try $0.found() }, by: \.hint)
    for (hint, findings) in told {
      #expect(
        !hint.isEmpty && Set(findings.map(\.rule.id)).count == 1, "\(hint) \(Set(findings.map(\.rule.id)))")
    }
  }

  @Test("The style sheet prints as the terminal does, which adds the unit")
  func terminal() throws {
    let box = try Sandbox()
    try box.write("Inputs/2025/forms/001.csv", try Sending.text(["许可/行政许可/数量": "-2"]))
    let printed = try box.nianbao("check", "Inputs/2025/forms/001.csv").errors.split(separator: "\n")
    let golden = try #require(MessageTests.values.first { $0.says.contains("值-非负") })
    #expect(
      printed.map { String($0).replacing("Inputs/2025/forms/001.csv", with: "a.csv") } == [
        "\(golden.says)（教育局）"
      ])
  }

  @Test("The examples of the passports are messages from above")
  func examples() throws {
    let findings = try MessageTests.goldens.flatMap { try $0.found() }
    let forms = [Fixture.form, try smallForm()]
    for rule in Rule.generic where !rule.example.isEmpty {
      let said = findings.filter { $0.rule == rule }
      let isSaid = said.contains { finding in
        // What names several cells is told as far as it is the same of all.
        forms.contains { form in
          let example = rule.example(at: finding.address, in: form)
          return example.hasSuffix("…")
            ? finding.message.hasPrefix(example.dropLast()) : example == finding.message
        }
      }
      #expect(isSaid, "\(rule.id)：\(rule.example)")
    }
  }

  @Test("No English and no jargon in a Chinese sentence")
  func language() throws {
    #expect(Self.foreign(in: "请去掉 BOM，看 Inputs/2025/a.csv 里的 {{a/b/c}} 和 succeeds。") == ["BOM", "succeeds"])
    for finding in try MessageTests.goldens.flatMap({ try $0.found() }) {
      #expect(Self.foreign(in: finding.sentence + finding.hint) == [], "\(finding.sentence)\(finding.hint)")
    }
    for name in Self.forms {
      for entry in RuleBook(try RuleExampleTests.form(name)).entries {
        #expect(
          Self.foreign(in: "\(entry.rule.text)。\(entry.rule.hint)。\(entry.example)") == [], "\(entry.rule.id)"
        )
      }
    }
  }

  /// Words of Latin letters other than names of files, folders, formats and programs, and places in sheets.
  private static func foreign(in text: String) -> [String] {
    let names = [
      "UTF-8", "UTF-16", "GB18030", "CSV", "Excel", "WPS", "Office", "Word", "MB", "PDF", "Big5", "GBK",
    ]
    let plain = text.replacing(/\{\{[^{}]*\}\}/, with: "").replacing(/[\w\/-]*\.[a-z]+/, with: "")
      .replacing(/U\+[0-9A-F]+|[0-9.]+E\+?[0-9]+/, with: "")
      .replacing(/[A-Za-z0-9\/]+\//, with: "").replacing(/![A-Z]+[0-9]+/, with: "").replacing(
        /#[A-Z0-9\/]+!/, with: ""
      ).replacing(/[0-9.]+[Ee]\+[0-9]+|U\+[0-9A-F]+/, with: "")
    return plain.matches(of: /[A-Za-z][A-Za-z0-9-]*/).map { String($0.0) }.filter { !names.contains($0) }
  }
}
