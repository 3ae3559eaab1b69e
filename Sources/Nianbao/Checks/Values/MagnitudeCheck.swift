/// Compares the size of certain cells with last year's, and with like units': a thousandfold difference is a slip
/// between units of money.
struct MagnitudeCheck {
  private let form: Form
  /// The cells whose size is looked at, the rule by which, and how many times the other number is too much.
  private let asked: [(cell: Cell, rule: Rule, ratio: Int64)]
  /// What units of each 类型 answered this year, where they answered more than 0, in ascending order.
  private let peers: [String: [Cell: [Int64]]]

  /// So many other units of the same 类型 make a median worth comparing with.
  static let fewestPeers = 5

  init(form: Form, thresholds: [String: Int64], peers units: [UnitReturn]) {
    self.form = form
    asked = form.cells.compactMap { cell in
      form.blank(of: cell).magnitudeRule.map { position in
        let rule = form.rules[position]
        return (cell, rule, thresholds[rule.id] ?? rule.ratio ?? 1000)
      }
    }
    var peers: [String: [Cell: [Int64]]] = [:]
    for sent in units where sent.state == .accepted && !sent.unit.kind.isEmpty {
      for (cell, _, _) in asked {
        if let value = sent.figures[cell], value > 0 {
          peers[sent.unit.kind, default: [:]][cell, default: []].append(value)
        }
      }
    }
    self.peers = peers.mapValues { $0.mapValues { $0.sorted() } }
  }

  func findings(on sent: UnitReturn, lastYear: UnitReturn?) -> [Finding] {
    asked.compactMap { cell, rule, ratio in
      guard let now = sent.figures[cell], now > 0 else { return nil }
      if lastYear?.state == .accepted, let before = lastYear?.figures[cell], before > 0,
        now.isFar(from: before, ratio)
      {
        return .magnitude(rule, cell, now, (before, "上年"), ratio, sent, form)
      }
      guard let (median, count) = median(of: cell, besides: now, like: sent.unit),
        now.isFar(from: median, ratio)
      else { return nil }
      return .magnitude(rule, cell, now, (median, "同类 \(count) 个单位的中位数"), ratio, sent, form)
    }
  }

  /// The median of the other units of the same 类型, of two in the middle the mean, and how many they are.
  private func median(of cell: Cell, besides own: Int64, like unit: Roster.Unit) -> (Int64, Int)? {
    guard let all = peers[unit.kind]?[cell] else { return nil }
    // Thousands of units are compared with each other: the own number is stepped over where it stands.
    let place = all.firstPosition(notBelow: own)
    let hasOwn = place < all.count && all[place] == own
    let count = all.count - (hasOwn ? 1 : 0)
    guard count >= Self.fewestPeers else { return nil }
    let other = { (position: Int) in all[hasOwn && position >= place ? position + 1 : position] }
    let (upper, lower) = (other(count / 2), other((count - 1) / 2))
    return (lower + (upper - lower) / 2, count)
  }
}

extension Finding {
  fileprivate static func magnitude(
    _ rule: Rule, _ cell: Cell, _ now: Int64, _ base: (value: Int64, words: String), _ ratio: Int64,
    _ sent: UnitReturn, _ form: Form
  ) -> Finding {
    let address = form.address(of: cell)
    let name = form.measure(of: cell).name
    let (nowText, baseText) = (form.text(now, in: cell), form.text(base.value, in: cell))
    var finding = Finding(
      rule, unit: sent.unit.code, at: address, place: sent.place(of: cell),
      expected: baseText, actual: nowText,
      "\(form.words(of: address))：本年 \(nowText) \(name)，\(base.words) \(baseText) \(name)，相差 \(ratio) 倍以上。",
      hint: rule.hint.isEmpty ? "请核对是否把别的单位当成了\(name)；确有其事的请书面说明。" : rule.hint)
    finding.cells = [cell]
    finding.suspects = form.measure(of: cell).slips(of: now, near: base.value, ratio).map { unit, value in
      Suspect(
        cell, at: address, present: nowText, value: form.text(value, in: cell), reason: "可能是按\(unit)填的",
        choice: 1)
    }
    if !finding.suspects.isEmpty { finding.hint = finding.suspects.advice(all: 1, form) + finding.hint }
    return finding
  }
}

extension Measure {
  /// The number that a value was meant to be if it was given in another unit, where that is near another number.
  fileprivate func slips(of value: Int64, near other: Int64, _ ratio: Int64) -> [(unit: String, value: Int64)]
  {
    let meant = conversions.sorted { $0.key < $1.key }.compactMap { unit, power -> (String, Int64)? in
      let factor = Int64.ten(to: abs(power))
      let (product, overflow) = value.multipliedReportingOverflow(by: factor)
      if power < 0 { return value % factor == 0 ? (unit, value / factor) : nil }
      return overflow ? nil : (unit, product)
    }
    return Array(meant.filter { !$0.1.isFar(from: other, ratio) }.prefix(1))
  }
}

extension [Int64] {
  /// Where, in ascending order, the first number stands that is not below another; the end where none is.
  fileprivate func firstPosition(notBelow number: Int64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Int64 {
  /// Whether one of two numbers above 0 is so many times the other, or more.
  fileprivate func isFar(from other: Int64, _ ratio: Int64) -> Bool {
    Int128(Swift.max(self, other)) >= Int128(Swift.min(self, other)) * Int128(ratio)
  }
}
