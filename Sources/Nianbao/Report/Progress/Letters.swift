/// The values that templates of letters to units take; every text of others is made safe for Markdown.
package struct Letters {
  private let project: Project
  private let form: Form
  private let year: Int
  private let asOf: Day

  package init(_ project: Project, _ form: Form, year: Int, asOf: Day) {
    self.project = project
    self.form = form
    self.year = year
    self.asOf = asOf
  }

  /// `青禾县2025年政府信息公开工作年度报告催报函`, safe in Markdown and plain.
  func titles(_ kind: String, about: Bool = false) -> [String: Any] {
    let plain = "\(about ? "关于" : "")\(project.region)\(year)年\(form.title)\(kind)"
    return ["title": Markdown.cell(plain), "plainTitle": plain]
  }

  /// What every letter may say.
  var common: [String: Any] {
    let publisher = project.publisher.isEmpty ? project.region : project.publisher
    return [
      "region": Markdown.cell(project.region), "year": year, "formTitle": Markdown.cell(form.title),
      "basis": Markdown.cell(form.basis), "source": Markdown.cell(form.source),
      "publisher": Markdown.cell(publisher), "asOf": asOf.words,
      "hasOfficeContact": !project.contact.isEmpty || !project.phone.isEmpty,
      "officeContact": Self.contact(project.contact, project.phone),
    ]
  }

  /// What a letter to one unit may say.
  func values(for one: UnitProgress) -> [String: Any] {
    let own: [String: Any] = [
      "code": Markdown.cell(one.unit.code), "name": Markdown.start(one.unit.name), "due": one.due.words,
      "isLate": one.isLate, "isDueToday": one.days == 0, "isAhead": one.days.map { $0 > 0 } ?? false,
      "days": abs(one.days ?? 0), "isMissing": one.standing == .missing,
      "isRejected": one.state == .rejected, "isReturned": one.standing == .returned,
      "isReceived": one.standing == .received, "errors": one.errors, "warnings": one.warnings,
      "hasErrors": one.errors > 0, "hasWarnings": one.warnings > 0,
      "sentBack": one.receipts.returned.count, "hasSentBack": !one.receipts.returned.isEmpty,
      "hasSentBackDay": one.receipts.returned.last?.day != nil,
      "sentBackDay": one.receipts.returned.last?.day?.words ?? "",
      "errorList": findings(of: one, .error), "warningList": findings(of: one, .warning),
      "hasUnitContact": !one.unit.contact.isEmpty || !one.unit.phone.isEmpty,
      "unitContact": Self.contact(one.unit.contact, one.unit.phone),
    ]
    return own.merging(common) { own, _ in own }
  }

  /// 催报函: nothing of the unit is there.
  package func reminder(to one: UnitProgress) -> [String: Any] {
    values(for: one).merging(titles("催报函")) { own, _ in own }
  }

  /// 整改通知: what it sent must be put right.
  package func rectification(to one: UnitProgress) -> [String: Any] {
    values(for: one).merging(titles("整改通知")) { own, _ in own }
  }

  /// A letter's Markdown as the body of a page.
  package func html(_ markdown: String) -> String {
    Markdown.titled(markdown, name: PageText.escaped(form.title))
  }

  /// Whom to ask, such as `张三，电话 0730-5200001`; one of the two may be empty.
  private static func contact(_ person: String, _ phone: String) -> String {
    [person, phone.isEmpty ? "" : "电话 \(phone)"].filter { !$0.isEmpty }.map(Markdown.cell)
      .joined(separator: "，")
  }

  private func findings(of one: UnitProgress, _ severity: Severity) -> [[String: Any]] {
    let findings = one.findings.filter { $0.severity == severity }
    return findings.enumerated().map { position, finding in
      let (words, file) = (form.printedPlace(of: finding.address), finding.place?.file ?? "")
      let line = finding.place.map { $0.line > 0 && $0.sheet.isEmpty ? " 第 \($0.line) 行" : "" } ?? ""
      return [
        "number": position + 1, "rule": Markdown.cell(finding.rule.id), "hasPlace": !words.isEmpty,
        "place": Markdown.cell(words), "message": Markdown.cell(finding.sentence),
        "hint": Markdown.cell(finding.hint), "hasFile": !file.isEmpty,
        "file": Markdown.cell(file.fileName + line),
      ]
    }
  }
}
