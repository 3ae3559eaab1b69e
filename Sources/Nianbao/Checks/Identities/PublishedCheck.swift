/// Compares the figures that the region published for a year (`region.csv`) with the sum of its units' files.
package struct PublishedCheck {
  /// One finding for each cell that differs, or one for all when there are more than three.
  package static func findings(
    published: UnitReturn, summed: Figures, form: Form, year: Int
  ) -> [Finding] {
    let differing = form.cells.filter { cell in
      guard let own = published.figures[cell], let sum = summed[cell] else { return false }
      return own != sum
    }
    let words = { (cell: Cell) in
      "\(form.words(of: cell)) 公布 \(form.text(published.figures[cell] ?? 0, in: cell))，"
        + "合计 \(form.text(summed[cell] ?? 0, in: cell))"
    }
    if differing.count > 3 {
      let place = published.place(of: differing[0]).map { Place(file: $0.file, line: $0.line) }
      return [
        Finding(
          .publishedOtherwise, place: place, expected: "与各单位合计相同", actual: "\(differing.count) 格不同",
          "\(year) 年公布的数有 \(differing.count) 格与各单位合计不同：\(differing.prefix(5).map(words).joined(separator: "；"))"
            + "\(differing.count > 5 ? "等" : "")。")
      ]
    }
    return differing.map { cell in
      Finding(
        .publishedOtherwise, at: form.address(of: cell), place: published.place(of: cell),
        expected: form.text(summed[cell] ?? 0, in: cell),
        actual: form.text(published.figures[cell] ?? 0, in: cell),
        "\(year) 年 \(words(cell))，相差 \(form.text(abs((published.figures[cell] ?? 0) - (summed[cell] ?? 0)), in: cell))。"
      )
    }
  }
}

extension Rule {
  static let publishedOtherwise = Rule(
    "区域-基数", "公布的全区数等于各单位的合计", severity: .warning, explanation: .settles,
    hint: "请查是哪个单位的数在公布以后改过；确属口径不同的请书面说明。",
    example: "2025 年 {格} 公布 5，合计 3，相差 2。")
}
