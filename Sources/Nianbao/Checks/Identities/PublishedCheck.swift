/// Compares the figures that the region published for a year (`region.csv`) with the sum of its units' files.
package struct PublishedCheck {
  static let rule = "区域-基数"

  /// One finding for each cell that differs, or one for all when there are more than three.
  package static func findings(
    published: UnitReturn, summed: Figures, form: Form, year: Int
  ) -> [Finding] {
    let differing = form.cells.filter { cell in
      guard let own = published.figures[cell], let sum = summed[cell] else { return false }
      return own != sum
    }
    let words = { (cell: Cell) in
      "\(form.address(of: cell).words) 公布 \(form.text(published.figures[cell] ?? 0, in: cell))，"
        + "合计 \(form.text(summed[cell] ?? 0, in: cell))"
    }
    if differing.count > 3 {
      let place = published.place(of: differing[0]).map { Place(file: $0.file, line: $0.line) }
      return [
        Finding(
          .warning, rule, place: place, expected: "与各单位合计相同", actual: "\(differing.count) 格不同",
          "\(year) 年公布的数有 \(differing.count) 格与各单位合计不同：\(differing.prefix(5).map(words).joined(separator: "；"))"
            + "\(differing.count > 5 ? "等" : "")。")
      ]
    }
    return differing.map { cell in
      Finding(
        .warning, rule, at: form.address(of: cell), place: published.place(of: cell),
        expected: form.text(summed[cell] ?? 0, in: cell),
        actual: form.text(published.figures[cell] ?? 0, in: cell),
        "\(year) 年 \(words(cell))，相差 \(form.text(abs((published.figures[cell] ?? 0) - (summed[cell] ?? 0)), in: cell))。"
      )
    }
  }
}
