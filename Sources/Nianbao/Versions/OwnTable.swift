/// A table that a build writes, read back by the names of its columns.
struct OwnTable {
  private let table: HeaderTable
  private let file: String

  /// Reads a table that has a certain column, as every such table does; messages call it `file`.
  ///
  /// - Throws: `UnreadableSide` when it is no such table.
  init(_ data: [UInt8], file: String, with column: String) throws(UnreadableSide) {
    self.file = file
    let read: HeaderTable?
    do {
      read = try HeaderTable(data)
    } catch let missing as MissingConverter {
      throw UnreadableSide(description: "\(file)：\(missing)")
    } catch {
      throw UnreadableSide(description: "\(file)：不是本程序写的表。")
    }
    guard let read, read.position(column) != nil else {
      throw UnreadableSide(description: "\(file)：不是本程序写的表。")
    }
    table = read
  }

  /// One line below the header.
  struct Line {
    fileprivate let table: HeaderTable
    fileprivate let record: Int
    fileprivate let file: String
  }

  var lines: [Line] { table.lines.map { Line(table: table, record: $0, file: file) } }
}

extension OwnTable.Line {
  /// Empty where there is no such column.
  func text(_ column: String) -> String { table.unmarked(column, of: record) }

  func number(_ column: String, _ read: (String) -> Int64?) throws(UnreadableSide) -> Int64 {
    let text = table.text(column, of: record)
    guard let number = read(text) else {
      throw UnreadableSide(description: "\(file)：“\(Finding.shown(text))”不是数字。")
    }
    return number
  }

  /// `nil` where nothing is written.
  func numberIfAny(_ column: String, _ read: (String) -> Int64?) throws(UnreadableSide) -> Int64? {
    table.text(column, of: record).isEmpty ? nil : try number(column, read)
  }

  var address: Address { Address(table: text("table"), row: text("row"), column: text("column")) }

  /// How the growth is shown that stands in `growth_pct` and `growth_kind`.
  var growth: String {
    (Growth.Kind(rawValue: text("growth_kind")) ?? .noValue).words(percent: text("growth_pct"))
  }
}

/// A side of a comparison that cannot be read: one sentence.
public struct UnreadableSide: Error, CustomStringConvertible {
  /// What is wrong with which file, one Chinese sentence for the terminal.
  public let description: String
}

/// One of the region's figures, as `summary.csv` has it.
struct SummaryLine {
  let cell: Cell
  let figure: ComparedSide.RegionFigure

  /// Reads `summary.csv` in the cells of a form.
  ///
  /// Lines that only an earlier edition of the form has are passed over: they are sums of others.
  static func read(_ data: [UInt8], file: String, form: Form) throws(UnreadableSide) -> [SummaryLine] {
    var lines: [SummaryLine] = []
    for line in try OwnTable(data, file: file, with: "value").lines {
      guard let cell = form.cell(at: line.address.description) else { continue }
      let measure = form.measure(of: cell)
      let sum = { (text: String) in measure.value(text.utf8).flatMap { Sums.isExact($0) ? $0 : nil } }
      let figure = ComparedSide.RegionFigure(
        value: try line.numberIfAny("value", sum), prior: try line.numberIfAny("prior", sum),
        growth: line.growth)
      lines.append(SummaryLine(cell: cell, figure: figure))
    }
    return lines
  }
}

extension ComparedSide.LedgerLine {
  /// Reads `ledger.csv`.
  package static func read(_ data: [UInt8], file: String) throws(UnreadableSide) -> [Self] {
    var lines: [Self] = []
    for line in try OwnTable(data, file: file, with: "count").lines {
      // Counts of items: never below 0, and no more than can be added up.
      let count = { (text: String) in Int64(text).flatMap { (0...1_000_000_000_000).contains($0) ? $0 : nil }
      }
      lines.append(
        Self(
          dimension: line.text("dimension"), key: line.text("key"), count: try line.number("count", count),
          prior: try line.numberIfAny("prior", count), growth: line.growth))
    }
    return lines
  }
}

extension ComparedSide.UnitStatus {
  /// Reads `status.csv`.
  package static func read(_ data: [UInt8], file: String) throws(UnreadableSide) -> [Self] {
    try OwnTable(data, file: file, with: "unit").lines.map { line in
      Self(
        code: line.text("unit"), name: line.text("name"), state: line.text("state"),
        files: line.text("file").split(separator: ";").map { String($0) })
    }
  }
}
