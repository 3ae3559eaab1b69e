/// Puts the office's decisions into the facts of one unit: corrections first, then blanks accepted as 0.
///
/// Of several corrections of one cell the last line counts, and the others are told.
struct Amending {
  let form: Form
  let unit: Roster.Unit
  let hasFile: Bool
  private(set) var facts: Facts
  private(set) var findings: [Finding]
  private(set) var corrections: [Correction] = []
  private(set) var acceptedBlanks: Set<Cell> = []

  init(form: Form, unit: Roster.Unit, hasFile: Bool, facts: Facts, findings: [Finding]) {
    self.form = form
    self.unit = unit
    self.hasFile = hasFile
    self.facts = facts
    self.findings = findings
  }

  /// - Parameter amendments: those of the unit alone.
  mutating func apply(_ amendments: Amendments) {
    let own = amendments.corrections
    if !own.isEmpty {
      let numbers = NumberReading.all(of: form)
      let last = Dictionary(own.map { ($0.address, $0) }, uniquingKeysWith: { _, later in later })
      for correction in own {
        if let later = last[correction.address], later != correction {
          findings.append(.superseded(correction, by: later))
        } else {
          apply(correction, numbers)
        }
      }
    }
    guard hasFile else { return }
    for waiver in amendments.waivers where waiver.rule.explanation == .fillsBlanks { accept(waiver) }
  }

  private mutating func apply(_ correction: Correction, _ numbers: [NumberReading]) {
    guard let cell = form.cell(at: correction.address.description) else { return }
    let index = Int(cell.index)
    guard hasFile else {
      return findings.append(
        .unusable(
          .staleCorrection, unit.code, correction.address, correction.place, correction.to,
          "\(unit.name)没有可用的报表"))
    }
    guard says(correction.from, cell, numbers[index]) else {
      let found = form.printed(cell, facts, findings)
      return findings.append(.stale(correction, found: found.isEmpty ? "空白" : found, unit, form))
    }
    let (state, value): (CellState, Int64)
    switch numbers[index].read(correction.to) {
    case .number(let number, _, _) where number >= 0 || form.blank(of: cell).isSigned:
      state = .number
      value = number
    case .notApplicable where form.blank(of: cell).allowsNotApplicable: (state, value) = (.notApplicable, 0)
    default:
      return findings.append(
        .unusable(
          .staleCorrection, unit.code, correction.address, correction.place, correction.to,
          "“\(Finding.shown(correction.to))”不能填在这一格"))
    }
    let applied = correction.saying(form.printed(cell, facts, findings))
    for position in findings.indices where findings[position].address == correction.address {
      findings[position].state = .waived
    }
    findings.append(.corrected(applied, form))
    corrections.append(applied)
    facts.figures.states[index] = state
    facts.figures.values[index] = value
  }

  /// Whether the file says in the cell what the correction was given for.
  private func says(_ from: String, _ cell: Cell, _ number: NumberReading) -> Bool {
    let reading = number.read(from == "空白" ? "" : from)
    switch facts.figures.state(of: cell) {
    case .absent, .blank, .notAsked: return reading == .blank
    case .notApplicable: return reading == .notApplicable
    case .number:
      guard case .number(let value, _, _) = reading else { return false }
      return value == facts.figures[cell]
    case .refused: return form.printed(cell, facts, findings) == Label.trimmed(from)
    }
  }

  private mutating func accept(_ waiver: Waiver) {
    for cell in form.cells where waiver.address.covers(form.address(of: cell)) {
      let isBlank = facts.figures.state(of: cell) == .blank && ["", "空白"].contains(waiver.actual)
      let isMark =
        facts.figures.state(of: cell) == .notApplicable && !form.blank(of: cell).allowsNotApplicable
        && waiver.actual == "不适用"
      guard isBlank || isMark else { continue }
      facts.figures[cell] = 0
      if isMark { facts.keep("/", for: cell) }
      acceptedBlanks.insert(cell)
    }
  }
}

extension Form {
  /// What a file says in a cell: a number, `/`, the text that could not be counted as its finding quotes it; empty for
  /// a blank.
  fileprivate func printed(_ cell: Cell, _ facts: Facts, _ findings: [Finding]) -> String {
    switch facts.figures.state(of: cell) {
    case .number: return facts.figures[cell].map { text($0, in: cell) } ?? ""
    case .notApplicable: return "/"
    case .absent, .blank, .notAsked: return ""
    case .refused:
      let address = address(of: cell)
      return findings.first { $0.address == address && $0.state == .open }.map { Label.trimmed($0.actual) }
        ?? ""
    }
  }
}

extension UnitReturn {
  /// What the unit's files say in a cell, as a correction quotes it; empty for a blank.
  public func printed(_ cell: Cell, _ form: Form) -> String { form.printed(cell, facts, findings) }
}

extension Correction {
  /// The correction with the words that the file has.
  fileprivate func saying(_ printed: String) -> Correction {
    Correction(
      unit: unit, address: address, from: printed, to: to, reason: reason, by: by, date: date, place: place)
  }
}

extension Rule {
  static let corrected = Rule(
    "值-更正", "数字按登记的更正计入", severity: .notice,
    hint: "请通知报送单位在自己的底表里一并改正。",
    example: "{格}：报表填“0”，按更正计“6”（电话核实；张三，2026-01-20）。")
}

extension Finding {
  fileprivate static func stale(
    _ correction: Correction, found: String, _ unit: Roster.Unit, _ form: Form
  ) -> Finding {
    let from = correction.from.isEmpty ? "空白" : correction.from
    return Finding(
      .staleCorrection, unit: unit.code, at: correction.address, place: correction.place,
      expected: from, actual: found,
      "\(form.words(of: correction.address))：更正写的原数是“\(shown(from))”，报表里现在是“\(shown(found))”，更正没有采用。")
  }

  fileprivate static func superseded(_ correction: Correction, by later: Correction) -> Finding {
    Finding(
      .corrected, unit: correction.unit, at: correction.address, place: correction.place, expected: later.to,
      actual: correction.to,
      "这一行更正为“\(shown(correction.to))”，第 \(later.place.line) 行又更正了这一格，以那一行为准。",
      hint: "先前的更正留作记录，不必删去。")
  }

  fileprivate static func corrected(_ correction: Correction, _ form: Form) -> Finding {
    let from = correction.from.isEmpty ? "空白" : correction.from
    let who = [correction.by, correction.date].filter { !$0.isEmpty }.joined(separator: "，")
    return Finding(
      .corrected, at: correction.address, place: correction.place, expected: correction.to,
      actual: from,
      "\(form.words(of: correction.address))：报表填“\(shown(from))”，按更正计“\(shown(correction.to))”"
        + "（\(shown(correction.reason))\(who.isEmpty ? "" : "；\(shown(who))")）。")
  }
}
