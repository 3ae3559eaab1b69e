/// The figures that a text speaks of: a unit's or the region's, and their own year before.
package struct TextFigures: Sendable {
  package let form: Form
  package let year: Int
  package let figures: Figures
  /// In the cells of the same form; `nil` when nothing is known of that year.
  package let lastYear: Figures?
  /// 单位代码; empty for the region.
  package let unit: String
  /// Names of other bodies: a number behind one of them is theirs.
  let others: [[Character]]

  package init(
    _ form: Form, year: Int, figures: Figures, lastYear: Figures?, unit: String = "", others: [String] = []
  ) {
    self.form = form
    self.year = year
    self.figures = figures
    self.lastYear = lastYear
    self.unit = unit
    self.others = others.map { Array($0) }
  }

  /// The sum of cells; `nil` when one of them has no number.
  ///
  /// What nobody asks for adds nothing.
  func value(of cells: [Cell], lastYear isLastYear: Bool = false) -> Int64? {
    guard let figures = isLastYear ? lastYear : figures else { return nil }
    var sum: Int64 = 0
    var isKnown = false
    for cell in cells {
      if let value = figures[cell] {
        isKnown = true
        sum = sum &+ value
      } else if figures.state(of: cell) != .notAsked {
        return nil
      }
    }
    return isKnown ? sum : nil
  }

  /// As messages name a sum: `申请 新收 总计 44 加 申请 上年结转 总计 2`; of many cells only the first.
  func operands(_ cells: [Cell], lastYear isLastYear: Bool = false) -> String {
    let figures = isLastYear ? lastYear : figures
    let words = cells.prefix(4).map {
      "\(form.address(of: $0).words) \(figures?[$0].map { value in form.text(value, in: cells[0]) } ?? "")"
    }
    return words.joined(separator: " 加 ") + (cells.count > 4 ? " 等 \(cells.count) 格" : "")
  }
}
