/// A finding that appeared, went, or stands otherwise.
public struct FindingDifference: Sendable, Equatable {
  public let kind: Kind
  /// As the new side has it; of one that went, as the old side had it.
  public let finding: FindingLine
  /// What was said before; empty of one that appeared.
  public let before: String
  /// What the unit is called; empty of the region.
  public let unit: String
  /// Why it was waived or corrected, by whom and when; empty where nobody says.
  public let reason: String

  public enum Kind: String, Sendable, CaseIterable {
    case appeared, went
    /// It went because a number was corrected.
    case corrected
    case waived
    /// Its explanation no longer holds.
    case reopened
    /// It still stands, about other numbers.
    case changed

    public var word: String {
      switch self {
      case .appeared: "新出现"
      case .went: "已消失"
      case .corrected: "已更正"
      case .waived: "已说明"
      case .reopened: "说明失效"
      case .changed: "数字变了"
      }
    }
  }

  /// In the new side's order, then those that went in the old side's; `nil` where a side does not say.
  static func all(_ old: ComparedSide, _ new: ComparedSide) -> [FindingDifference]? {
    guard let before = old.findings, let after = new.findings else { return nil }
    if old.year != new.year { return nil }
    let known = Dictionary(grouping: before, by: \.key)
    var counts: [[String]: Int] = [:]
    var result: [FindingDifference] = []
    let name = { (code: String) in new.unitName(code) ?? old.unitName(code) ?? code }
    for finding in after {
      let number = counts[finding.key, default: 0]
      counts[finding.key] = number + 1
      let earlier = known[finding.key].flatMap { number < $0.count ? $0[number] : nil }
      guard let kind = kind(earlier, finding) else { continue }
      result.append(
        FindingDifference(
          kind: kind, finding: finding, before: earlier?.message ?? "", unit: name(finding.unit),
          reason: kind == .waived ? new.reason(of: finding) : ""))
    }
    let corrections = Self.corrections(old, new)
    var seen: [[String]: Int] = [:]
    for finding in before {
      let number = seen[finding.key, default: 0]
      seen[finding.key] = number + 1
      if number < counts[finding.key, default: 0] { continue }
      let correction =
        finding.address.table.isEmpty
        ? nil : corrections[finding.unit, default: []].first { finding.address.covers($0.address) }
      result.append(
        FindingDifference(
          kind: correction == nil ? .went : .corrected, finding: finding, before: finding.message,
          unit: name(finding.unit),
          reason: correction.map { ComparedSide.signed($0.reason, $0.by, $0.date) } ?? ""))
    }
    return result
  }

  /// The corrections that only the new side has, by unit.
  static func corrections(_ old: ComparedSide, _ new: ComparedSide) -> [String: [Correction]] {
    let known = Set(old.corrections.map(\.key))
    return Dictionary(grouping: new.corrections.filter { !known.contains($0.key) }, by: \.unit)
  }

  /// `nil` where nothing differs that a reader would want to know: a line that moved is none.
  private static func kind(_ old: FindingLine?, _ new: FindingLine) -> Kind? {
    guard let old else { return .appeared }
    if old.isOpen != new.isOpen { return old.isOpen ? .waived : .reopened }
    return old.actual == new.actual && old.expected == new.expected ? nil : .changed
  }
}

extension ComparedSide {
  /// Why a finding is waived.
  fileprivate func reason(of finding: FindingLine) -> String {
    let waiver = waivers.first {
      $0.rule == finding.rule && $0.unit == finding.unit && $0.address.covers(finding.address)
    }
    return waiver.map { Self.signed($0.reason, $0.by, $0.date) } ?? ""
  }

  fileprivate static func signed(_ reason: String, _ by: String, _ date: String) -> String {
    [reason, by, date].filter { !$0.isEmpty }.joined(separator: "，")
  }
}

extension FindingLine {
  /// What makes two findings the same one.
  fileprivate var key: [String] { [rule, unit, table, row, column] }
}

extension Correction {
  /// What makes two corrections the same one.
  fileprivate var key: [String] { [unit, address.table, address.row, address.column, to] }
}
