extension Form {
  /// The main quantities, which texts have words for; the others only help phrases to say a sum.
  public var spokenQuantities: [Quantity] { quantities.filter { !$0.words.isEmpty } }

  /// The cells that a quantity sums.
  ///
  /// An address without a column stands for the row's total, or for the whole row where it has none.
  public func cells(of quantity: Quantity) -> [Cell] {
    quantity.addresses.flatMap { address -> [Cell] in
      if let cell = cell(at: address) { return [cell] }
      let row = cells(ofRow: address)
      let totals = row.filter { cell in
        tables[blank(of: cell).table].columns[blank(of: cell).column].isTotal
      }
      return totals.isEmpty ? row : totals
    }
  }

  /// The cells of a row by `table/row`; none when there is no such row.
  func cells(ofRow address: String) -> [Cell] {
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let table = tables.first(where: { $0.id == parts[0] }),
      let row = table.rows.firstIndex(where: { $0.id == parts[1] })
    else { return [] }
    return table.cells(ofRow: row)
  }

  /// The sum, or `nil` when one of its cells has no number.
  public func value(of quantity: Quantity, in figures: Figures) -> Int64? {
    let values = cells(of: quantity).map { figures[$0] }
    return values.contains(nil) || values.isEmpty ? nil : values.compactMap { $0 }.reduce(0, +)
  }

  /// The unit of measure of its cells.
  public func measure(of quantity: Quantity) -> Measure? {
    cells(of: quantity).first.map { measure(of: $0) }
  }
}
