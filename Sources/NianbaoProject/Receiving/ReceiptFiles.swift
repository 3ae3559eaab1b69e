import Nianbao
import NianbaoExcel

extension Receiving {
  /// Where receipts and returned forms of the year lie.
  package var papers: String { "\(project.out)/receipts/\(project.year)" }

  private func name(of unit: Roster.Unit, _ word: String) -> String {
    "\(papers)/\(BlankForm.fileName("\(unit.code)-\(unit.name)"))-\(word)"
  }

  /// Writes the receipt (回执) of a file that was kept, for the screen and for paper; of a unit's receipts the last one
  /// stands there, the register knows them all.
  ///
  /// - Throws: `FileTrouble`, `DefinitionError`.
  package mutating func writeReceipt(
    _ receipt: Receipt, _ unit: Roster.Unit, at time: String, texts: Int
  ) throws {
    let paper = ReceiptPaper(
      unit: unit, file: receipt.file.fileName, size: receipt.size, sha256: receipt.hash, time: time,
      errors: receipt.findings.count(open: .error), warnings: receipt.findings.count(open: .warning),
      moves: receipt.moves, isReplacement: !receipt.replaced.isEmpty, texts: texts)
    let day = Day(ofTime: time) ?? Day(Clock.today())
    guard let day else { throw FileTrouble(description: "\(time)：不是时间。") }
    let letters = Letters(project.project, project.form, year: project.year, asOf: day)
    let values = letters.receipt(paper)
    let markdown = try project.letter("receipt.md").render(values)
    let page = try project.letter("letter.html").render([
      "title": values["plainTitle"] ?? "", "body": letters.html(markdown),
    ])
    let place = name(of: unit, "回执")
    try Files.replace("\(place).md", with: Array(markdown.utf8))
    try Files.replace("\(place).html", with: Array(page.utf8))
    hasPapers = true
  }

  /// Writes the form as it goes back (退回表) with what is wrong in it.
  ///
  /// It goes to `other` on a form of its own, where that unit filled in another one's; `more` is said besides what was found
  /// in the file.
  ///
  /// - Throws: `FileTrouble`; what the workbook's library refuses.
  package mutating func writeReturn(
    of receipt: Receipt, to other: Roster.Unit? = nil, saying more: [Finding] = []
  ) throws {
    guard let unit = other ?? receipt.owner, let sent = receipt.sent else { return }
    let file = ReturnForm.SentFile(name: receipt.file.fileName, sha256: receipt.hash)
    let blank = try other.map { try blanks().form(of: $0) } ?? blanks().form(for: sent)
    let returned = ReturnForm(
      sent, on: blank, findings: more + (other == nil ? receipt.findings : []), files: [file])
    // It takes the place of no return of its own.
    let word = other == nil ? "退回表" : "退回表-用错了表"
    try Files.replace("\(name(of: unit, word)).xlsx") {
      try BlankWorkbook.write(returned, project.project, to: $0)
    }
    hasPapers = true
  }
}

extension Receiving {
  /// Takes away the form that went back before, once what came is in order.
  package func removeReturn(of unit: Roster.Unit) {
    let path = "\(name(of: unit, "退回表")).xlsx"
    if Files.exists(path) { Files.remove(path) }
  }

  /// Whose file it probably is, where it is named after another unit and would replace what this one sent.
  package func probableOwner(of receipt: Receipt) -> Roster.Unit? {
    guard !receipt.moves.isEmpty, let owner = receipt.owner else { return nil }
    let other = receipt.findings.lazy.compactMap { $0.otherUnit(in: project.roster) }.first
    return other == owner ? nil : other
  }

  /// The name of a file of the same unit that came just before and says something else; `nil` where none did.
  package func rival(of receipt: Receipt) -> String? {
    receipt.moves.isEmpty ? nil : receipt.replaced.lazy.compactMap { keptNow[$0] }.first
  }
}
