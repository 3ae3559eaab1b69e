/// A unit's form as it goes back (退回表): what it sent on this year's form, wrong text included, and what is to be said.
package struct ReturnForm: Sendable {
  /// Its figures are those that were sent; a cell with text that is no plain number is `refused`.
  package let blank: BlankForm
  /// What stands in cells that hold no number.
  package let written: [Cell: String]
  /// Open ones first, the worst first; then those already explained.
  package let findings: [Finding]
  /// What is to be said in each cell that an open finding is about.
  package let marks: [Cell: Mark]
  package let files: [SentFile]
  /// What the unit had declared in place of zeros; its blanks are blank again.
  package let declarations: [HeldDeclaration]
  /// What the unit had written for the report's sections.
  package let texts: SentTexts
  /// What the unit had answered and the office did not take.
  package var refusals: [UnitAnswer] = []
  /// Whether anything that was sent could be counted.
  package let isCounted: Bool

  /// A file as it was sent, for the receipt.
  package struct SentFile: Sendable {
    package let name: String
    package let sha256: String
    /// When it was received, as the register has it; empty when it is not there.
    package let received: String

    package init(name: String, sha256: String, received: String = "") {
      self.name = name
      self.sha256 = sha256
      self.received = received
    }
  }

  /// What is said in one cell.
  package struct Mark: Sendable, Equatable {
    /// Of its worst finding.
    package var severity: Severity
    /// Whether it is probably this cell that is wrong.
    package var isSuspect = false
    /// The numbers of its findings in the list, from 1, with their words.
    package var notes: [String] = []
  }

  /// What becomes of the form, in one word.
  package enum Answer: String, Sendable, CaseIterable {
    case sentBack = "退回"
    case doubtful = "收到，请核实"
    case received = "收到"
  }

  /// The form as it goes back to its unit, with all findings on the unit, of reading and of every check.
  ///
  /// `blank` is the unit's blank form with the tables of `tables(sent:asked:)`.
  package init(_ sent: UnitReturn, on blank: BlankForm, findings: [Finding], files: [SentFile]) {
    let theirs = findings.filter { $0.rule.subject != .office }
    self.findings = theirs.worstFirst()
    self.files = files
    declarations = sent.declarations
    texts = sent.sections
    isCounted = sent.state == .accepted
    (self.blank, written) = isCounted ? Self.filled(blank, sent) : (blank, [:])
    marks = Self.marks(self.findings, blank.form)
  }

  package var answer: Answer {
    if !isCounted || findings.count(open: .error) > 0 { return .sentBack }
    return findings.count(open: .warning) > 0 ? .doubtful : .received
  }

  /// What stands in a finding's box for answers: the last answer to it, and why it was not taken; mostly empty.
  package func refused(_ finding: Finding) -> String {
    let last = refusals.last { $0.rule == finding.rule.id && $0.address == finding.address }
    return last.map { "\(ReturnList.lastAnswer)“\($0.words)”，没有采纳：\($0.reason)" } ?? ""
  }

  /// The tables that are asked of the unit, and those that it answered all the same.
  package static func tables(sent: UnitReturn, asked: Set<Int>, _ form: Form) -> Set<Int> {
    let answered = form.tables.indices.filter { table in
      form.tables[table].cells.contains { sent.figures.states[$0].isAnswer }
    }
    return asked.union(answered)
  }
}

extension ReturnForm {
  /// What stands in the files, before corrections and accepted blanks.
  private static func filled(_ blank: BlankForm, _ sent: UnitReturn) -> (BlankForm, [Cell: String]) {
    var (form, written) = (blank, sent.facts.written)
    form.carried = [:]
    form.figures = sent.figures
    for cell in sent.acceptedBlanks.union(sent.declaredBlanks) { form.figures[cell] = nil }
    for correction in sent.corrections {
      guard let cell = form.form.cell(at: correction.address.description) else { continue }
      restore(correction.from, in: cell, of: &form, &written)
    }
    for cell in written.keys { form.figures.states[Int(cell.index)] = .refused }
    return (form, written)
  }

  private static func restore(
    _ text: String, in cell: Cell, of blank: inout BlankForm, _ written: inout [Cell: String]
  ) {
    if written[cell] != nil { return }
    let measure = blank.form.measure(of: cell)
    switch NumberReading(measure: measure, otherUnits: []).read(text) {
    case .blank: blank.figures[cell] = nil
    case .notApplicable: written[cell] = "/"
    case .number(let value, nil, nil): blank.figures[cell] = value
    case .number, .refused: written[cell] = text
    }
  }

  private static func marks(_ findings: [Finding], _ form: Form) -> [Cell: Mark] {
    var marks: [Cell: Mark] = [:]
    for (position, finding) in findings.enumerated() where finding.state == .open {
      let suspects = Dictionary(grouping: finding.suspects, by: \.cell)
      for cell in Set(form.cells(of: finding)).union(suspects.keys) {
        var mark = marks[cell] ?? Mark(severity: finding.severity)
        var note = "【\(position + 1)】\(finding.severity.toDo)：\(finding.wordsAlone)"
        for suspect in suspects[cell] ?? [] {
          mark.isSuspect = true
          note += "◆最可能错的一格：现为 \(suspect.present)，应为 \(suspect.value)（\(suspect.reason)）。"
        }
        mark.notes.append(note)
        marks[cell] = mark
      }
    }
    return marks
  }
}

extension Severity {
  /// What the unit has to do, as the unit reads it.
  public var toDo: String {
    switch self {
    case .error: "必须改"
    case .warning: "请核实"
    case .notice: "提示"
    }
  }
}

extension Finding {
  /// Message and advice, without the place in the file that was sent.
  public var wordsAlone: String { message + hint }
}
