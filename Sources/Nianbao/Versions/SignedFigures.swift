/// What the files of a final version say of the region: the base of next year's report.
package enum Signed {
  /// The region's figures in `summary.csv`, in the cells of that year's form; a cell that the file lacks is absent.
  ///
  /// Lines that only an earlier edition of the form has are passed over: they are sums of others.
  ///
  /// - Returns: `nil` when the file is no such table or holds something that is no number.
  package static func figures(summary data: [UInt8], form: Form) -> Figures? {
    guard let table = try? HeaderTable(data), table.position("value") != nil else { return nil }
    var figures = Figures(cellCount: form.cellCount)
    for record in table.lines {
      guard let cell = form.cell(at: table.address(of: record).description) else { continue }
      let text = table.text("value", of: record)
      let value = form.measure(of: cell).value(text.utf8)
      if value == nil, !text.isEmpty { return nil }
      figures[cell] = value
    }
    return figures
  }

  /// What the ledgers counted by `ledger.csv`, by dimension and key; `nil` when the file is no such table.
  package static func ledger(_ data: [UInt8]) -> [String: [String: Int64]]? {
    guard let table = try? HeaderTable(data), table.position("count") != nil else { return nil }
    var counts: [String: [String: Int64]] = [:]
    for record in table.lines {
      guard let count = Int64(table.text("count", of: record)) else { return nil }
      counts[table.text("dimension", of: record), default: [:]][
        CSVText.unguarded(table.text("key", of: record))] = count
    }
    return counts
  }
}

extension HeaderTable {
  /// The address in the columns `table`, `row` and `column`.
  func address(of record: Int) -> Address {
    Address(
      table: text("table", of: record), row: text("row", of: record), column: text("column", of: record))
  }
}

extension Measure {
  /// The value that `text` wrote, read from its bytes; `nil` when they are no number or keep too many decimals.
  func value(_ digits: some Collection<UInt8>) -> Int64? {
    var value: Int64 = 0
    var (decimals, isNegative, hasDigit) = (-1, false, false)
    for (position, byte) in digits.enumerated() {
      switch byte {
      case 0x30...0x39:
        let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
        let (sum, isPast) = product.addingReportingOverflow(Int64(byte &- 0x30))
        if isTooLarge || isPast { return nil }
        (value, hasDigit) = (sum, true)
        if decimals >= 0 { decimals += 1 }
      case UInt8(ascii: "-") where position == 0: isNegative = true
      case UInt8(ascii: ".") where decimals < 0 && hasDigit: decimals = 0
      default: return nil
      }
    }
    let missing = self.decimals - max(0, decimals)
    guard hasDigit, decimals != 0, missing >= 0 else { return nil }
    let (scaled, isTooLarge) = value.multipliedReportingOverflow(by: .ten(to: missing))
    return isTooLarge ? nil : isNegative ? -scaled : scaled
  }
}
