/// A finding that appeared, went, or stands otherwise.
package struct FindingDifference: Sendable, Equatable {
  package let kind: Kind
  /// As the new side has it; of one that went, as the old side had it.
  package let finding: FindingLine
  /// What was said before; empty of one that appeared.
  package let before: String
  /// What the unit is called; empty of the region.
  package let unit: String
  /// Why it needs nothing more, in a word and for the reason that was given; `nil` of one that is open.
  package let settlement: Settlement?

  /// How a finding was settled.
  package struct Settlement: Sendable, Equatable {
    /// `waived`: it was explained; `corrected`: the number was.
    package let kind: Kind
    /// By whom and when, too; empty where nobody says.
    package let reason: String

    /// In one phrase: `已说明：上年更正，张三，2026-02-03`.
    package var words: String { kind.word + (reason.isEmpty ? "" : "：\(reason)") }
  }

  package enum Kind: String, Sendable, CaseIterable {
    case appeared, went
    /// It went because a number was corrected.
    case corrected
    case waived
    /// Its explanation no longer holds.
    case reopened
    /// It still stands, about other numbers or with another severity.
    case changed

    package var word: String {
      switch self {
      case .appeared: "新出现"
      case .went: "已消失"
      case .corrected: "已更正"
      case .waived: "已说明"
      case .reopened: "说明失效"
      case .changed: "变了"
      }
    }
  }

  /// In the new side's order, then those that went in the old side's; `nil` where a side does not say.
  static func all(_ old: ComparedSide, _ new: ComparedSide) -> [FindingDifference]? {
    guard let before = old.findings, let after = new.findings else { return nil }
    if old.year != new.year { return nil }
    let partners = FindingPairs(before, after)
    var result: [FindingDifference] = []
    let name = { (code: String) in new.unitName(code) ?? old.unitName(code) ?? code }
    for (position, finding) in after.enumerated() {
      let earlier = partners.before[position].map { before[$0] }
      guard let kind = kind(earlier, finding) else { continue }
      result.append(
        FindingDifference(
          kind: kind, finding: finding, before: earlier?.message ?? "", unit: name(finding.unit),
          settlement: finding.isOpen ? nil : new.settlement(of: finding)))
    }
    let corrections = Self.corrections(old, new)
    for finding in partners.gone.map({ before[$0] }) {
      let correction =
        finding.address.table.isEmpty
        ? nil : corrections[finding.unit, default: []].first { finding.address.covers($0.address) }
      result.append(
        FindingDifference(
          kind: correction == nil ? .went : .corrected, finding: finding, before: finding.message,
          unit: name(finding.unit),
          settlement: correction.map { Settlement(kind: .corrected, reason: $0.signed) }))
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
    return old.isSame(as: new) && old.severity == new.severity ? nil : .changed
  }
}

extension ComparedSide {
  /// How a finding that is not open was settled: by explanations, or by a correction of its cell.
  fileprivate func settlement(of finding: FindingLine) -> FindingDifference.Settlement {
    let about = waivers.filter { $0.rule.id == finding.rule && $0.unit == finding.unit }
    let exact = about.filter { $0.address.covers(finding.address) && $0.actual == finding.actual }
    // Several that accept blanks may share one finding.
    let shared = about.filter {
      $0.rule.explanation == .fillsBlanks
        && ($0.address.covers(finding.address) || finding.address.covers($0.address))
    }
    let own = exact.isEmpty ? shared : exact
    let correction = corrections.last { $0.unit == finding.unit && $0.address == finding.address }
    if own.isEmpty, let correction { return .init(kind: .corrected, reason: correction.signed) }
    let reasons = own.map { Self.signed($0.reason, $0.by, $0.date) }
    return .init(kind: .waived, reason: reasons.distinct.joined(separator: "；"))
  }
}

extension Correction {
  fileprivate var signed: String { ComparedSide.signed(reason, by, date) }
}

/// Which finding of one side is which of the other's: of one rule, unit and place, and about the same.
private struct FindingPairs {
  /// For each finding of the new side the one before; `nil` for a new one.
  private(set) var before: [Int?]
  /// Those of the old side that nobody follows, in their order.
  let gone: [Int]

  init(_ old: [FindingLine], _ new: [FindingLine]) {
    before = [Int?](repeating: nil, count: new.count)
    var free = Dictionary(grouping: old.indices, by: { old[$0].key })
    for position in new.indices {
      let own = new[position]
      guard let place = free[own.key]?.firstIndex(where: { old[$0].isSame(as: own) }) else { continue }
      before[position] = free[own.key]?.remove(at: place)
    }
    // What is left of a place is the same finding about something else only where there is no choice.
    let rest = Dictionary(grouping: new.indices.filter { [before] in before[$0] == nil }, by: { new[$0].key })
    for (key, positions) in rest where positions.count == 1 && free[key]?.count == 1 {
      before[positions[0]] = free[key]?.removeFirst()
    }
    gone = free.values.joined().sorted()
  }
}

extension FindingLine {
  /// Where two findings must agree to be the same one.
  fileprivate var key: [String] { [rule, unit, table, row, column] }
  fileprivate func isSame(as other: FindingLine) -> Bool {
    actual == other.actual && expected == other.expected
  }
}

extension Correction {
  /// What makes two corrections the same one.
  fileprivate var key: [String] { [unit, address.table, address.row, address.column, to] }
}
