/// How far the units of a year's roster are with their returns, on one day.
package struct RosterProgress: Sendable {
  /// In the order of the roster.
  package let units: [UnitProgress]
  package let asOf: Day
  /// Until when units submit that have no day of their own.
  package let due: Day
  /// Whether there is a register of receipts at all.
  package let hasRegister: Bool

  /// The standing of every unit on a day, by the findings of the year with the explanations applied.
  ///
  /// `receipts` is the register; `nil` when there is none.
  package init(_ returns: [UnitReturn], _ findings: [Finding], receipts: Receipts?, due: Day, asOf: Day) {
    let byUnit = Dictionary(grouping: findings.filter { $0.state == .open }, by: \.unit)
    let received = Dictionary(grouping: receipts?.entries ?? [], by: \.unit)
    units = returns.map { sent in
      UnitProgress(
        sent: sent, findings: byUnit[sent.unit.code] ?? [],
        receipts: UnitReceipts(received[sent.unit.code] ?? []), due: sent.unit.due ?? due, asOf: asOf,
        isAccepted: receipts?.decision(on: sent.unit.code)?.act == .accepted)
    }
    self.asOf = asOf
    self.due = due
    hasRegister = receipts != nil
  }

  package func units(_ standing: UnitProgress.Standing) -> [UnitProgress] {
    units.filter { $0.standing == standing }
  }

  package var late: [UnitProgress] { units.filter(\.isLate) }

  /// The counts in one sentence: `应报 12，已收 9，退回 2，未报 1；逾期 3。`.
  package var summary: String {
    let counts = [UnitProgress.Standing.received, .returned, .missing].map {
      "\($0.word) \(units($0).count)"
    }
    let accepted = units.count(where: \.isAccepted)
    let done = accepted > 0 ? "；已验收 \(accepted)" : ""
    return "应报 \(units.count)，\(counts.joined(separator: "，"))；逾期 \(late.count)\(done)。"
  }

  /// The days in words: `截至 2026年1月20日，期限 2026年1月31日，还有 11 天`.
  package var dateWords: String {
    "截至 \(asOf.words)，期限 \(due.words)，\(asOf.words(until: due))"
  }
}

/// One unit's standing: what it sent, what is open about it, when it is due.
package struct UnitProgress: Sendable {
  let sent: UnitReturn
  /// What is open about it.
  package let findings: [Finding]
  package let receipts: UnitReceipts
  package let due: Day
  let asOf: Day
  /// Whether the office accepted it (验收), so that a later file waits.
  package let isAccepted: Bool

  /// What the office has to do about it, in one word.
  package enum Standing: Sendable, Equatable {
    /// Nothing of it is there.
    case missing
    /// It cannot be counted, or errors are open.
    case returned
    case received

    package var word: String {
      switch self {
      case .missing: "未报"
      case .returned: "退回"
      case .received: "已收"
      }
    }
  }

  package var unit: Roster.Unit { sent.unit }
  package var state: UnitReturn.State { sent.state }
  package var files: [String] { sent.files }
  package var errors: Int { findings.count(open: .error) }
  package var warnings: Int { findings.count(open: .warning) }

  package var standing: Standing {
    switch sent.state {
    case .missing: .missing
    case .rejected: .returned
    case .accepted: errors > 0 ? .returned : .received
    }
  }

  /// What stands in its line: `已验收`, or what has to be done.
  package var word: String { isAccepted ? "已验收" : standing.word }

  /// Days left until it is due, below 0 when that day is past; `nil` when nothing more is asked of it.
  package var days: Int? { standing == .received ? nil : asOf.days(until: due) }
  package var isLate: Bool { days.map { $0 < 0 } ?? false }

  /// `还有 11 天`, `今天到期`, `逾期 3 天`; of a unit that is done, `迟报 3 天` when it came too late, else nothing.
  package var dayWords: String {
    if days != nil { return asOf.words(until: due) }
    let late = received.map { due.days(until: $0) } ?? 0
    return late > 0 ? "迟报 \(late) 天" : ""
  }

  /// The days of the first and the last file that was kept; `nil` when the register has none.
  package var received: Day? { receipts.kept.first?.day }
  package var receivedLast: Day? { receipts.kept.last?.day }
}

extension Day {
  /// How far it is from a day that something is due: `还有 11 天`, `今天到期` or `逾期 3 天`.
  func words(until due: Day) -> String {
    let days = days(until: due)
    return days > 0 ? "还有 \(days) 天" : days == 0 ? "今天到期" : "逾期 \(-days) 天"
  }
}
