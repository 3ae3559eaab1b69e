/// Tells figures that changed much against the unit's own year before, to be looked at: up to three cells of a table
/// each by itself, more as one.
struct ChangeCheck {
  /// The key in `project.yaml` for the size from which a figure is looked at.
  static let least = "\(Rule.largeChange)/至少"

  private let form: Form
  /// The cells that are looked at, by table.
  private let asked: [[Cell]]
  /// The size from which each cell is looked at, in its smallest unit.
  private let least: [Int128]
  /// Percent of last year's.
  private let most: Int128

  init(_ form: Form, _ thresholds: [String: Int64]) {
    self.form = form
    asked = form.tables.map { $0.allCells.filter { !form.blank(of: $0).isSigned } }
    let size = Int128(thresholds[Self.least] ?? 20)
    least = form.cells.map { size * Int128.ten(to: form.measure(of: $0).decimals) }
    most = Int128(thresholds[Rule.largeChange.id] ?? 50)
  }

  /// The findings on cells that changed much, without those whose size has been told already.
  func findings(on sent: UnitReturn, lastYear: UnitReturn?, told: Set<Cell>) -> [Finding] {
    guard let lastYear, lastYear.state == .accepted else { return [] }
    let (now, before) = (sent.figures, lastYear.figures)
    var findings: [Finding] = []
    for (table, cells) in zip(form.tables, asked) {
      let changed = cells.filter { isLarge(now, before, $0) && !told.contains($0) }
      if changed.count > 3 {
        findings.append(folded(changed, table, sent, lastYear))
      } else {
        findings += changed.map { single($0, sent, lastYear) }
      }
    }
    return findings
  }

  /// Whether the larger of both years is big enough and the change is more than the percentage of last year's.
  private func isLarge(_ now: Figures, _ before: Figures, _ cell: Cell) -> Bool {
    let index = Int(cell.index)
    guard now.values[index] != before.values[index], now.states[index] == .number,
      before.states[index] == .number
    else { return false }
    let (value, base) = (now.values[index], before.values[index])
    return Int128(max(value.magnitude, base.magnitude)) >= least[index]
      && Int128((Int128(value) - Int128(base)).magnitude) * 100 > most * Int128(base.magnitude)
  }

  private func words(_ cell: Cell, _ sent: UnitReturn, _ lastYear: UnitReturn) -> String {
    let (now, before) = (sent.figures[cell] ?? 0, lastYear.figures[cell] ?? 0)
    let size =
      before == 0 ? "" : "，\(now > before ? "增" : "减") \(percent(abs(now - before), of: abs(before)))"
    return "上年 \(form.text(before, in: cell))，本年 \(form.text(now, in: cell))\(size)"
  }

  private func percent(_ change: Int64, of base: Int64) -> String {
    "\(TextNumber.percent(change, of: base, decimals: 1))%"
  }

  private func single(_ cell: Cell, _ sent: UnitReturn, _ lastYear: UnitReturn) -> Finding {
    let address = form.address(of: cell)
    var finding = Finding(
      .largeChange, unit: sent.unit.code, at: address, place: sent.place(of: cell),
      expected: form.text(lastYear.figures[cell] ?? 0, in: cell),
      actual: form.text(sent.figures[cell] ?? 0, in: cell),
      "\(form.words(of: address))：\(words(cell, sent, lastYear))。")
    finding.cells = [cell]
    return finding
  }

  private func folded(_ cells: [Cell], _ table: Table, _ sent: UnitReturn, _ lastYear: UnitReturn) -> Finding
  {
    let listed = cells.map { cell in
      let (now, before) = (sent.figures[cell] ?? 0, lastYear.figures[cell] ?? 0)
      return "\(form.lineWords(of: cell)) \(form.text(before, in: cell))→\(form.text(now, in: cell))"
    }
    var finding = Finding(
      .largeChange, unit: sent.unit.code, at: Address(table: table.id), place: sent.place(of: cells[0]),
      expected: "与上年相近", actual: "\(cells.count) 格变化大",
      "\(table.name)：有 \(cells.count) 格比上年变化大（上年→本年）：\(listed.joined(separator: "；"))。")
    finding.cells = cells
    return finding
  }
}

extension Rule {
  static let largeChange = Rule(
    "波动", "与本单位上年相比没有大的变化", severity: .notice,
    hint: "变化属实的不必处理，建议在文字里说明原因。",
    example: "{格}：上年 20，本年 31，增 55.0%。")
}
