/// The passport of a rule: its id, its words, where it comes from, and how much it weighs.
///
/// Each stands once, beside its messages, as a static of `Rule`; those of a form stand in its definition. Two passports
/// with the same id are the same rule.
public struct Rule: Sendable {
  /// The name in findings, waivers and thresholds: `申请-平衡`.
  public let id: String
  /// What must hold, in words: 第一项加第二项之和，等于第三项加第四项之和.
  public let text: String
  /// Where it comes from, as printed in the rule book: 国办公开办函〔2021〕30号 表三, or 本程序 for our own.
  public let source: String
  /// How much its findings weigh, unless a case of it weighs otherwise.
  public private(set) var severity: Severity
  /// What a written explanation, once accepted, does to its findings.
  public let explanation: Explanation
  /// The factor at which a magnitude rule speaks; `nil` for other rules.
  public let ratio: Int64?
  /// Which of them its findings are about, by default what units sent for the year.
  public let subject: Subject
  /// What to do when it fails, in one sentence; empty where the message of the case says it better.
  public let hint: String
  /// A message as it is given, for the rule book; empty where one is made from the definition.
  public let example: String

  /// What becomes of a finding whose unit has explained it in writing (说明).
  public enum Explanation: Sendable {
    /// It is not accepted; only the number can be changed.
    case refused
    /// It settles the finding.
    case settles
    /// It makes the blanks that the finding names count as 0.
    case fillsBlanks
  }

  /// Whose files a finding is about.
  public enum Subject: Sendable {
    /// What units sent for the year, and what follows from it.
    case submissions
    /// What they sent for the year before.
    case lastYear
    /// What the office itself wrote down about the submissions.
    case office
  }

  /// A passport, as it stands beside the messages of its rule.
  ///
  /// - Parameters:
  ///   - id: the name in findings, waivers and thresholds, unique among all rules.
  ///   - text: what must hold, in words.
  ///   - source: the notice or article that asks for it; 本程序 when it is our own.
  ///   - severity: how much its findings weigh.
  ///   - explanation: what an accepted explanation does; by default none is accepted.
  ///   - ratio: the factor at which a magnitude rule speaks; `nil` for other rules.
  ///   - subject: whose files its findings are about.
  ///   - hint: what to do when it fails, in one sentence; empty where the message of the case says it better.
  ///   - example: a message as it is given, for the rule book; empty where one is made from the definition.
  public init(
    _ id: String, _ text: String, source: String = "本程序", severity: Severity,
    explanation: Explanation = .refused, ratio: Int64? = nil, about subject: Subject = .submissions,
    hint: String = "", example: String = ""
  ) {
    self.id = id
    self.text = text
    self.source = source
    self.severity = severity
    self.explanation = explanation
    self.ratio = ratio
    self.subject = subject
    self.hint = hint
    self.example = example
  }

  /// Whether an accepted explanation may settle it.
  public var isWaivable: Bool { explanation != .refused }
}

extension Rule: Hashable, CustomStringConvertible {
  /// Whether both have the same id, whatever else they say.
  public static func == (one: Self, other: Self) -> Bool { one.id == other.id }
  /// Hashes the id alone, as `==` compares it.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// As findings and waivers name it.
  public var description: String { id }
}

extension Rule {
  /// The same rule where a case of it weighs otherwise than usual.
  func weighing(_ severity: Severity) -> Rule {
    var rule = self
    rule.severity = severity
    return rule
  }

  /// Whether two passports of a rule, as two editions of a definition have them, say the same.
  func saysTheSame(as other: Rule) -> Bool {
    text == other.text && source == other.source && severity == other.severity
      && explanation == other.explanation && ratio == other.ratio && hint == other.hint
      && example == other.example
  }
}

/// How much a finding weighs: an error blocks the final report, a warning wants an explanation.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case error = "错误"
  case warning = "警告"
  case notice = "提示"

  private var weight: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
  /// Whether the one weighs less than the other: 提示, 警告, 错误.
  public static func < (one: Self, other: Self) -> Bool { one.weight < other.weight }
}
