/// What the files of a final version say of the region: the base of next year's report.
package enum Signed {
  /// The region's figures in `summary.csv`, in the cells of that year's form; a cell that the file lacks is absent.
  package static func figures(
    summary data: [UInt8], file: String, form: Form
  ) throws(UnreadableSide) -> Figures {
    var figures = Figures(cellCount: form.cellCount)
    for line in try SummaryLine.read(data, file: file, form: form) { figures[line.cell] = line.figure.value }
    return figures
  }

  /// What the ledgers counted by `ledger.csv`, by dimension and key.
  package static func ledger(
    _ data: [UInt8], file: String
  ) throws(UnreadableSide) -> [String: [String: Int64]] {
    var counts: [String: [String: Int64]] = [:]
    for line in try ComparedSide.LedgerLine.read(data, file: file) {
      counts[line.dimension, default: [:]][line.key] = line.count
    }
    return counts
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
        value = sum
        hasDigit = true
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
