/// The passport of a rule: its id, its words, where it comes from, and how much it weighs.
package struct Rule: Sendable, Equatable {
  package let id: String
  package let text: String
  package let source: String
  package let severity: Severity
  /// Whether an accepted explanation may settle it.
  package let isWaivable: Bool
  /// The factor at which a magnitude rule speaks; `nil` for other rules.
  package let ratio: Int64?
  /// What to do when it fails, in one sentence; empty where the message of the case says it better.
  package let hint: String
  /// A message as it is given, for the rule book; empty where one is made from the definition.
  package let example: String

  package init(
    _ id: String, _ text: String, source: String = "本程序", severity: Severity, isWaivable: Bool = false,
    ratio: Int64? = nil, hint: String = "", example: String = ""
  ) {
    (self.id, self.text, self.source) = (id, text, source)
    (self.severity, self.isWaivable, self.ratio) = (severity, isWaivable, ratio)
    (self.hint, self.example) = (hint, example)
  }
}

/// How much a finding weighs: an error blocks the final report, a warning wants an explanation.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case error = "错误"
  case warning = "警告"
  case notice = "提示"

  private var weight: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
  package static func < (one: Self, other: Self) -> Bool { one.weight < other.weight }
}
