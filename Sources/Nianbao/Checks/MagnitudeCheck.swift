/// Compares the size of certain cells with last year's: a thousandfold change is a slip between units of money.
struct MagnitudeCheck {
  let form: Form
  let rules: [String: Rule]
  let thresholds: [String: Int64]

  func findings(on sent: UnitReturn, lastYear: UnitReturn?) -> [Finding] {
    guard let lastYear, lastYear.state == .accepted else { return [] }
    return form.cells.compactMap { cell in
      guard let id = form.blank(of: cell).magnitudeRule, let rule = rules[id],
        let now = sent.figures[cell], let before = lastYear.figures[cell], now > 0, before > 0
      else { return nil }
      let ratio = thresholds[id] ?? rule.ratio ?? 1000
      let (larger, smaller) = (max(now, before), min(now, before))
      guard larger / ratio >= smaller else { return nil }
      return .magnitude(rule, cell, now, before, ratio, sent, form)
    }
  }
}

extension Finding {
  fileprivate static func magnitude(
    _ rule: Rule, _ cell: Cell, _ now: Int64, _ before: Int64, _ ratio: Int64, _ sent: UnitReturn,
    _ form: Form
  ) -> Finding {
    let address = form.address(of: cell)
    let name = form.measure(of: cell).name
    let (nowText, beforeText) = (form.text(now, in: cell), form.text(before, in: cell))
    return Finding(
      rule.severity, rule.id, unit: sent.unit.code, at: address, place: sent.place(of: cell),
      expected: beforeText,
      actual: nowText,
      "\(address.words)：本年 \(nowText) \(name)，上年 \(beforeText) \(name)，相差 \(ratio) 倍以上。",
      hint: rule.hint.isEmpty ? "请核对是否把别的单位当成了\(name)；确有其事的请书面说明。" : rule.hint)
  }
}
