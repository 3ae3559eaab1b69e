/// The figures that a text speaks of: a unit's or the region's, and their own year before.
package struct TextFigures: Sendable {
  package let form: Form
  package let year: Int
  package let figures: Figures
  /// In the cells of the same form; `nil` when nothing is known of that year.
  package let lastYear: Figures?
  /// 单位代码; empty for the region.
  package let unit: String
  /// The body whose figures they are; empty when it is not known.
  let name: String
  /// Names of other bodies: a number behind one of them is theirs.
  var others: OtherBodies
  /// The own name, and that of the place whose government it is.
  let own: Lexicon<Bool>

  package init(
    _ form: Form, year: Int, figures: Figures, lastYear: Figures?, unit: String = "", name: String = "",
    others: [String] = []
  ) {
    self.form = form
    self.year = year
    self.figures = figures
    self.lastYear = lastYear
    self.unit = unit
    self.name = name
    self.others = OtherBodies(names: Lexicon(others))
    own = Lexicon([name, name.hasSuffix("人民政府") ? String(name.dropLast(4)) : name])
  }

  /// The sum of cells; `nil` when one of them has no number.
  ///
  /// What nobody asks for adds nothing.
  func value(of cells: [Cell], lastYear isLastYear: Bool = false) -> Int64? {
    guard let figures = isLastYear ? lastYear : figures else { return nil }
    var sum: Int64 = 0
    var isKnown = false
    for cell in cells {
      if let value = figures[cell] ?? total(cell, in: figures) {
        isKnown = true
        sum = sum &+ value
      } else if figures.state(of: cell) != .notAsked {
        return nil
      }
    }
    return isKnown ? sum : nil
  }

  /// What the parts of a blank total add up to; `nil` for other cells, or when one of the parts is blank too.
  private func total(_ total: Cell, in figures: Figures) -> Int64? {
    let parts = figures.state(of: total) == .notAsked ? [] : form.parts(of: total)
    var sum: Int64 = 0
    for part in parts {
      guard let value = figures[part.cell] else { return nil }
      sum = sum &+ value
    }
    return parts.isEmpty ? nil : sum
  }

  /// As messages name a sum: `申请 新收 总计 44 加 申请 上年结转 总计 2`; of many cells only the first.
  func operands(_ cells: [Cell], lastYear isLastYear: Bool = false) -> String {
    let words = cells.prefix(4).map {
      "\(form.words(of: $0)) \(value(of: [$0], lastYear: isLastYear).map { value in form.text(value, in: cells[0]) } ?? "")"
    }
    return words.joined(separator: " 加 ") + (cells.count > 4 ? " 等 \(cells.count) 格" : "")
  }
}

/// Names of bodies other than the one whose text is read.
struct OtherBodies: Sendable {
  /// Those of all bodies, made once for all of their texts.
  let names: Lexicon<Bool>
  /// The own name: what is contained in it is no other's.
  var own = ""

  /// How long the longest name is that begins at a position of a text; `nil` when there is none.
  func name(at position: Int, of text: [Character]) -> Int? {
    names.words(at: position, of: text).last {
      !own.contains(String(text[position..<(position + $0.count)]))
    }?.count
  }
}
