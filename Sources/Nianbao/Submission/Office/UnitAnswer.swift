/// What a unit answered to a finding in the workbook that it got back (答复), and what the office made of it: a line of
/// `answers.csv`.
///
/// ```
/// unit,rule,cell,number,words,file,state,reason,by,date
/// 001,波动,申请/新收/自然人,120,全年集中受理,001-教育局.xlsx,,,,
/// ```
package struct UnitAnswer: Sendable, Equatable {
  /// 单位代码, the rule's id, and the place of the finding.
  package let unit, rule: String
  package let address: Address
  /// What the finding said stands there.
  package let number: String
  /// The unit's own words, and the file in which it sent them.
  package let words, file: String
  package var state: State
  /// Why it was refused, who decided, and when; empty while it is open.
  package var reason, by, date: String

  /// What the office made of it.
  package enum State: String, Sendable {
    case open = ""
    case accepted = "采纳"
    case refused = "不采纳"
  }

  package init(
    unit: String, rule: String, address: Address, number: String, words: String, file: String,
    state: State = .open, reason: String = "", by: String = "", date: String = ""
  ) {
    self.unit = unit
    self.rule = rule
    self.address = address
    self.number = number
    self.words = words
    self.file = file
    self.state = state
    self.reason = reason
    self.by = by
    self.date = date
  }

  package static let columns = [
    "unit", "rule", "cell", "number", "words", "file", "state", "reason", "by", "date",
  ]

  /// Its line, by column.
  package var fields: [String: String] {
    [
      "unit": unit, "rule": rule, "cell": address.description, "number": number, "words": words, "file": file,
      "state": state.rawValue, "reason": reason, "by": by, "date": date,
    ]
  }

  /// From a line of the file; a state that nobody writes is an open one.
  package init(_ line: [String: String]) {
    let text = { (column: String) in line[column] ?? "" }
    self.init(
      unit: text("unit"), rule: text("rule"), address: Address(path: text("cell")), number: text("number"),
      words: text("words"), file: text("file"), state: State(rawValue: text("state")) ?? .open,
      reason: text("reason"), by: text("by"), date: text("date"))
  }

  /// Whether it is the same answer, whatever became of it.
  package func isSame(as other: UnitAnswer) -> Bool {
    unit == other.unit && rule == other.rule && address == other.address && number == other.number
      && words == other.words
  }
}
