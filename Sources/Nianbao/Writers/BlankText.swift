extension BlankForm {
  /// The blank of the report's texts: their headings, and the figures that may be put into them.
  ///
  /// ```
  /// ## 一、总体情况
  ///
  /// ### （一）主动公开
  ///
  /// （待填）
  ///
  /// - 新收：{{申请/新收/总计}}件
  /// ```
  public func markdown() -> String {
    var lines = [
      "# \(Markdown.cell(title))（文字部分）", "",
      "<!-- 请写在各个标题下面，换掉“\(Narrative.pending)”。双花括号里的是表中的数，编报告时自动填入，可以移到句子里用，也可以删去。 -->",
    ]
    var places = figurePlaces
    for section in form.sections where section.isText {
      lines += ["", "## \(section.number)、\(section.title)"]
      for part in section.parts { lines += ["", "### \(part)", "", Narrative.pending] }
      if section.parts.isEmpty { lines += ["", Narrative.pending] }
      if !places.isEmpty { lines += [""] + places }
      places = []
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether the unit has to answer the cell, so that a sentence may count on it.
  private func isAsked(_ cell: Cell) -> Bool {
    let table = form.blank(of: cell).table
    return tables.contains(table) && !form.tables[table].isOptional
  }

  /// `- 新收：{{申请/新收/总计}}件`, one line a quantity of the definition whose tables apply to the unit.
  private var figurePlaces: [String] {
    form.spokenQuantities.compactMap { quantity in
      let cells = form.cells(of: quantity)
      guard !cells.isEmpty, cells.allSatisfy(isAsked) else {
        return nil
      }
      let places = cells.map { "{{\(form.address(of: $0))}}\(form.measure(of: $0).name)" }
      return "- \(quantity.id)：\(places.joined(separator: "，加"))"
    }
  }
}
