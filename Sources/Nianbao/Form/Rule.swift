/// The passport of a rule: its id, its words, where it comes from, and how much it weighs.
public struct Rule: Sendable, Equatable {
  public let id: String
  public let text: String
  public let source: String
  public let severity: Severity
  /// Whether an accepted explanation may settle it.
  public let isWaivable: Bool
  /// The factor at which a magnitude rule speaks; `nil` for other rules.
  public let ratio: Int64?
  /// What to do when it fails, in one sentence; empty where the message of the case says it better.
  public let hint: String
  /// A message as it is given, for the rule book; empty where one is made from the definition.
  public let example: String

  public init(
    _ id: String, _ text: String, source: String = "本程序", severity: Severity, isWaivable: Bool = false,
    ratio: Int64? = nil, hint: String = "", example: String = ""
  ) {
    (self.id, self.text, self.source) = (id, text, source)
    (self.severity, self.isWaivable, self.ratio) = (severity, isWaivable, ratio)
    (self.hint, self.example) = (hint, example)
  }
}

/// How much a finding weighs: an error blocks the final report, a warning wants an explanation.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case error = "错误"
  case warning = "警告"
  case notice = "提示"

  private var weight: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
  public static func < (one: Self, other: Self) -> Bool { one.weight < other.weight }
}
