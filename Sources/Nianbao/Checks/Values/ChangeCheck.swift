/// Tells figures that changed much against the unit's own year before, to be looked at: up to three cells of a table
/// each by itself, more as one.
struct ChangeCheck {
  /// The key in `project.yaml` for the size from which a figure is looked at.
  static let least = "\(Rule.largeChange)/至少"

  let form: Form
  let thresholds: [String: Int64]

  /// The findings on cells that changed much, without those whose size has been told already.
  func findings(on sent: UnitReturn, lastYear: UnitReturn?, told: Set<Cell>) -> [Finding] {
    guard let lastYear, lastYear.state == .accepted else { return [] }
    return form.tables.flatMap { table -> [Finding] in
      let changed = table.allCells.filter {
        !told.contains($0) && !form.blank(of: $0).isSigned
          && isLarge(sent.figures[$0], lastYear.figures[$0], $0)
      }
      if changed.count > 3 { return [folded(changed, table, sent, lastYear)] }
      return changed.map { single($0, sent, lastYear) }
    }
  }

  /// Whether the larger of both years is big enough and the change is more than the percentage of last year's.
  private func isLarge(_ now: Int64?, _ before: Int64?, _ cell: Cell) -> Bool {
    guard let now, let before, now != before else { return false }
    let least = Int128(thresholds[Self.least] ?? 20)
    let scale = Int128.ten(to: form.measure(of: cell).decimals)
    return Int128(max(now.magnitude, before.magnitude)) >= least * scale
      && Int128((Int128(now) - Int128(before)).magnitude) * 100
        > Int128(thresholds[Rule.largeChange.id] ?? 50) * Int128(before.magnitude)
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
      "\(address.words)：\(words(cell, sent, lastYear))。")
    finding.cells = [cell]
    return finding
  }

  private func folded(_ cells: [Cell], _ table: Table, _ sent: UnitReturn, _ lastYear: UnitReturn) -> Finding
  {
    let listed = cells.map { cell in
      let address = form.address(of: cell)
      let (now, before) = (sent.figures[cell] ?? 0, lastYear.figures[cell] ?? 0)
      return "\(address.row) \(address.column) \(form.text(before, in: cell))→\(form.text(now, in: cell))"
    }
    var finding = Finding(
      .largeChange, unit: sent.unit.code, at: Address(table: table.id), place: sent.place(of: cells[0]),
      expected: "与上年相近", actual: "\(cells.count) 格变化大",
      "\(table.id)：有 \(cells.count) 格比上年变化大（上年→本年）：\(listed.joined(separator: "；"))。")
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
