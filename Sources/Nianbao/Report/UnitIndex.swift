/// The page on which a region shows its units' reports side by side (公开晾晒): state, main figures, links.
public struct UnitIndex {
  private let report: Report
  /// The units' own reports by their codes.
  private let own: [String: Report]
  private let hasPages: Bool
  private let hasSheets: Bool

  /// - Parameters:
  ///   - units: their own reports.
  ///   - hasPages: whether the units' `report.html` are there to link to.
  ///   - hasSheets: whether their `report.xlsx` are.
  public init(region report: Report, units: [Report], hasPages: Bool, hasSheets: Bool) {
    own = Dictionary(units.map { ($0.project.code, $0) }, uniquingKeysWith: { first, _ in first })
    (self.report, self.hasPages, self.hasSheets) = (report, hasPages, hasSheets)
  }

  /// The values of its template.
  public var values: [String: Any] {
    let form = report.form
    return [
      "title": "\(report.project.region)各单位\(report.year)年\(form.title)", "year": report.year,
      "region": report.project.region, "all": report.units.count,
      "hasPages": hasPages, "hasSheets": hasSheets, "published": report.units.count - report.missing.count,
      "open": report.missing.count,
      "quantities": form.spokenQuantities.map { quantity -> [String: Any] in
        ["id": quantity.id, "unit": form.measure(of: quantity)?.name ?? ""]
      },
      "units": report.units.map(unit),
    ]
  }

  private func unit(_ sent: UnitReturn) -> [String: Any] {
    let form = report.form
    let errors = own[sent.unit.code]?.findings.count(open: .error) ?? 0
    let state =
      switch sent.state {
      case .missing: "未报"
      case .rejected: "未能计入"
      case .accepted: errors > 0 ? "草稿，错误 \(errors)" : "无错误"
      }
    return [
      "code": sent.unit.code, "name": sent.unit.name, "kind": sent.unit.kind, "state": state,
      "isReported": sent.state == .accepted, "isClean": sent.state == .accepted && errors == 0,
      "link": sent.unit.code.addingPercentEncoding,
      "values": form.spokenQuantities.map { quantity -> [String: Any] in
        guard let value = form.value(of: quantity, in: sent.figures) else { return ["text": ""] }
        return ["text": form.measure(of: quantity)?.text(value) ?? ""]
      },
    ]
  }
}

extension Form {
  /// The main quantities, which texts have words for; the others only help phrases to say a sum.
  public var spokenQuantities: [Quantity] { quantities.filter { !$0.words.isEmpty } }

  /// The cells that a quantity sums. An address without a column stands for the row's total, or for the whole row
  /// where it has none.
  public func cells(of quantity: Quantity) -> [Cell] {
    quantity.addresses.flatMap { address -> [Cell] in
      if let cell = cell(at: address) { return [cell] }
      let row = cells.filter { self.address(of: $0).matches("\(address)/*") }
      let totals = row.filter { cell in
        tables[blank(of: cell).table].columns[blank(of: cell).column].isTotal
      }
      return totals.isEmpty ? row : totals
    }
  }

  /// The sum, or `nil` when one of its cells has no number.
  public func value(of quantity: Quantity, in figures: Figures) -> Int64? {
    let values = cells(of: quantity).map { figures[$0] }
    return values.contains(nil) || values.isEmpty ? nil : values.compactMap { $0 }.reduce(0, +)
  }

  /// The unit of measure of its cells.
  public func measure(of quantity: Quantity) -> Measure? { cells(of: quantity).first.map { measure(of: $0) } }
}

extension String {
  /// Safe in a link: everything but letters and digits of ASCII, `-`, `_` and `.` is percent-encoded.
  fileprivate var addingPercentEncoding: String {
    utf8.map { byte in
      let isPlain =
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || [0x2D, 0x2E, 0x5F].contains(byte)
      let hex = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
    }.joined()
  }
}
