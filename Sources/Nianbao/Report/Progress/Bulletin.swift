/// The office's ranking of its units (通报): how each did in every part, and who came last.
///
/// Points are tenths, exact. A part worth W points gives:
/// - timeliness: W when the first file kept came on the due day or earlier, W/10 less for each day after it; 0 when
///   nothing is there. Earlier is not better.
/// - first: W when the very first file, kept or sent back, had no error; else 0.
/// - errors: W when no error is open, W/10 less for each; 0 when nothing of the unit counts.
/// - resubmissions: W when nothing was sent back or replaced, W/5 less for each time; 0 when nothing is there.
/// No part goes below 0. Equal points share a rank, and the next rank is as far on as there are units (1, 2, 2, 4).
/// A part that needs the register is left out for everyone when the register is silent about a unit that has
/// submitted: what nobody wrote down is not guessed, and nobody is ranked by a part that another is spared. Where there
/// is no register at all, nobody knows when anything came, and nobody is ranked.
package struct Bulletin: Sendable {
  package let progress: RosterProgress
  package let rules: BulletinRules
  /// The parts that were scored, in the order of the table.
  package let parts: [BulletinRules.Part]
  /// The parts left out because the register is silent.
  package let leftOut: [BulletinRules.Part]
  /// The submitted units that the register is silent about.
  package let unregistered: [UnitProgress]
  /// By rank, equal ones in the order of the roster; none where there is no register.
  package let lines: [Line]

  /// One unit's points.
  package struct Line: Sendable {
    package let unit: UnitProgress
    package fileprivate(set) var rank: Int
    package let scores: [Score]
    package var total: Int { scores.map(\.tenths).reduce(0, +) }
  }

  /// The points of one part, in tenths, and the fact they follow from.
  package struct Score: Sendable, Equatable {
    package let tenths: Int
    package let reason: String
  }

  package init(_ progress: RosterProgress, _ rules: BulletinRules) {
    let weighted = BulletinRules.Part.allCases.filter { rules.weights[$0, default: 0] > 0 }
    unregistered = progress.units.filter { $0.state != .missing && !$0.isRegistered }
    let isSilent = !unregistered.isEmpty
    let parts = progress.hasRegister ? weighted.filter { !isSilent || !$0.needsReceipts } : []
    self.progress = progress
    self.rules = rules
    self.parts = parts
    leftOut = progress.hasRegister ? weighted.filter { isSilent && $0.needsReceipts } : []
    let scored = (progress.hasRegister ? progress.units : []).map { unit in
      Line(unit: unit, rank: 0, scores: parts.map { unit.score($0, weight: rules.weights[$0, default: 0]) })
    }
    lines = Self.ranked(scored)
  }

  /// The points of a unit that did everything right, in tenths.
  package var full: Int { parts.map { rules.weights[$0, default: 0] * 10 }.reduce(0, +) }

  /// Of those that are late the ones in the last places, ties at the boundary included; nobody with full marks.
  ///
  /// Before the deadline nobody is late.
  package var last: [Line] {
    let late = lines.filter(\.unit.isLate)
    guard rules.last > 0, let boundary = late.suffix(rules.last).first?.total else { return [] }
    return late.filter { $0.total <= boundary && $0.total < full }
  }

  private static func ranked(_ lines: [Line]) -> [Line] {
    let sorted = lines.enumerated().sorted {
      ($1.element.total, $0.offset) < ($0.element.total, $1.offset)
    }.map(\.element)
    return sorted.map { line in
      var line = line
      line.rank = 1 + sorted.count { $0.total > line.total }
      return line
    }
  }

  /// `38.5`, and `40` where there is no half point to show.
  package static func text(tenths: Int) -> String {
    tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }
}

extension UnitProgress {
  /// Whether the register says when its first file was kept and what was wrong with the first one.
  fileprivate var isRegistered: Bool { received != nil && receipts.entries.first?.errors != nil }

  fileprivate func score(_ part: BulletinRules.Part, weight: Int) -> Bulletin.Score {
    if state == .missing { return Bulletin.Score(tenths: 0, reason: "未报") }
    switch part {
    case .timeliness:
      let late = received?.days(since: due) ?? 0
      let words = late > 0 ? "迟 \(late) 天" : late == 0 ? "当天" : "早 \(-late) 天"
      return Bulletin.Score(tenths: weight * max(0, 10 - max(0, late)), reason: words)
    case .first:
      let isClean = receipts.entries.first?.errors == 0
      return Bulletin.Score(tenths: isClean ? weight * 10 : 0, reason: isClean ? "是" : "否")
    case .errors:
      if state == .rejected { return Bulletin.Score(tenths: 0, reason: "未能计入") }
      return Bulletin.Score(tenths: weight * max(0, 10 - errors), reason: "\(errors) 处")
    case .resubmissions:
      let times = receipts.resubmissions
      return Bulletin.Score(tenths: weight * 2 * max(0, 5 - times), reason: "\(times) 次")
    }
  }
}

extension Day {
  fileprivate func days(since other: Day) -> Int { other.days(until: self) }
}
