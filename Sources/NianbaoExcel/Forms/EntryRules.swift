import Nianbao

/// What may be typed into the cells of the blank form, and the words that say so, from the definition alone.
struct EntryRules {
  private let blank: BlankForm

  init(_ blank: BlankForm) { self.blank = blank }

  /// Cells of one key have one rule.
  struct Key: Hashable {
    /// The first such cell; a cell that carries over is alone.
    let cell: Cell
  }

  func key(of cell: Cell) -> Key {
    let own = blank.form.blank(of: cell)
    let first = blank.form.cells.first { other in
      let one = blank.form.blank(of: other)
      return blank.carried[other] == nil && one.table == own.table && one.measure == own.measure
        && one.isSigned == own.isSigned && one.allowsNotApplicable == own.allowsNotApplicable
    }
    return Key(cell: blank.carried[cell] == nil ? first ?? cell : cell)
  }

  /// What may be typed into the cells of a key; `name` is the first cell of the block on its sheet.
  func entry(for key: Key, at name: String) -> Entry {
    let own = blank.form.blank(of: key.cell)
    let decimals = own.measure.decimals
    if let value = blank.carried[key.cell] { return carried(value, own.measure) }
    // Excel keeps fifteen digits.
    let limit = Double.ten(to: 15 - decimals) - 1
    var entry = Entry(
      title: "单位：\(own.measure.name)", prompt: prompt(own), error: error(own), isWhole: decimals == 0,
      range: (own.isSigned ? -limit : 0)...limit)
    if own.allowsNotApplicable {
      let lowest = own.isSigned ? "" : ",\(name)>=0"
      let fits = "ABS(\(name))<=\(Int64(limit))\(lowest),ROUND(\(name),\(decimals))=\(name)"
      entry.formula = "=IF(ISNUMBER(\(name)),AND(\(fits)),\(name)=\"/\")"
    }
    return entry
  }

  private func carried(_ value: Int64, _ measure: Measure) -> Entry {
    let text = measure.text(value)
    return Entry(
      title: "单位：\(measure.name)", prompt: "已按上年报告填好：\(text)。与实际不符时可以改，请另附说明。",
      error: "上年报告的数是 \(text)。确实要改吗？改了请另附说明。", isWhole: measure.decimals == 0,
      range: measure.double(value)...measure.double(value), isWarning: true)
  }

  private func prompt(_ own: Blank) -> String {
    "填\(kind(own))。没有发生填 0，不要留空\(own.allowsNotApplicable ? "；不适用填 /" : "")。"
  }

  private func error(_ own: Blank) -> String {
    "此格只能填\(kind(own))，不带单位、逗号、空格\(own.allowsNotApplicable ? "；不适用填 /" : "")。"
  }

  /// `0 或正整数`; `数字，以万元为单位，最多 6 位小数`.
  private func kind(_ own: Blank) -> String {
    let sign = own.isSigned ? "，可以是负数" : ""
    if own.measure.decimals == 0 { return own.isSigned ? "整数\(sign)" : " 0 或正整数" }
    return "以\(own.measure.name)为单位的数\(sign)，最多 \(own.measure.decimals) 位小数"
  }
}

/// A block of cells on a sheet.
struct Rectangle {
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>

  struct Place: Hashable, Comparable {
    let row: Int
    let column: Int

    static func < (one: Self, other: Self) -> Bool { (one.row, one.column) < (other.row, other.column) }
  }

  /// Blocks that cover the places exactly: each as wide, then as high as it can be.
  static func covering(_ places: [Place]) -> [Rectangle] {
    var rest = Set(places)
    var result: [Rectangle] = []
    for first in places.sorted() where rest.contains(first) {
      var (right, low) = (first.column, first.row)
      while rest.contains(Place(row: first.row, column: right + 1)) { right += 1 }
      let columns = first.column...right
      while columns.allSatisfy({ rest.contains(Place(row: low + 1, column: $0)) }) { low += 1 }
      let block = Rectangle(rows: first.row...low, columns: columns)
      for row in block.rows { for column in columns { rest.remove(Place(row: row, column: column)) } }
      result.append(block)
    }
    return result
  }
}
