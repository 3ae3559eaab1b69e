extension Finding {
  static func missingTable(_ form: Form, _ table: Int, stray: String?, _ place: Place) -> Finding {
    let owner = form.tables[table]
    let found = stray.map { "；有不认识的表题“\(shown($0))”，是否应为“\(owner.title)”" } ?? ""
    return Finding(
      .error, "版式-缺块", at: Address(table: owner.id), place: place,
      expected: "\(owner.rows.count) 行 \(owner.columns.count) 列", actual: stray ?? "没有",
      "缺少“\(owner.title)”这张表（\(owner.id)，\(owner.rows.count) 行）\(found)。",
      hint: "请补上这张表；没有发生的填 0，表题和表头不要改动。")
  }

  /// Cells that have no column of their own although their row and column exist elsewhere in the table.
  static func missingCells(_ cells: [Cell], _ stranger: Stranger?, _ form: Form, _ place: Place) -> Finding {
    let addresses = cells.map { form.address(of: $0) }
    let names = addresses.prefix(5).map { "\($0.row) \($0.column)" }.joined(separator: "、")
    let more = cells.count > 5 ? "等 \(cells.count) 格" : ""
    let found = stranger.map { "；有不认识的列“\(shown($0.label))”" } ?? ""
    return Finding(
      .error, "版式-缺列", at: cells.count == 1 ? addresses[0] : Address(table: addresses[0].table),
      place: stranger.map { Place(file: place.file, line: $0.line, field: $0.field) } ?? place,
      expected: names, actual: stranger?.label ?? "没有",
      "\(addresses[0].table)：找不到 \(names)\(more)的表头\(found)。", hint: "请照下发的表改正表头，一字不改。")
  }

  /// One finding for each missing row or column, or one for all when there are more than three.
  static func missing(
    _ axis: Identity.Axis, _ missing: [Int], of table: Int, _ form: Form,
    taken: [Int: Stranger], _ place: Place
  ) -> [Finding] {
    let owner = form.tables[table]
    let headings = axis == .row ? owner.rows : owner.columns
    let (rule, word) = axis == .row ? ("版式-缺行", "行") : ("版式-缺列", "列")
    let hint = axis == .row ? "请照下发的表补上这一行，行名一字不改。" : "请照下发的表补上这一列，表头一字不改。"
    if missing.count > 3 {
      let names = missing.map { headings[$0].id }.joined(separator: "、")
      return [
        Finding(
          .error, rule, at: Address(table: owner.id), place: place, expected: "\(headings.count) \(word)",
          actual: "\(headings.count - missing.count) \(word)",
          "\(owner.id)：应有 \(headings.count) \(word)，缺少 \(missing.count) \(word)：\(names)。",
          hint: hint.replacing("这一", with: "这些"))
      ]
    }
    return missing.map { position in
      let heading = headings[position]
      let stranger = taken[position]
      let found = stranger.map { "；有不认识的\(word)“\(shown($0.label))”，是否应为“\(heading.label)”" } ?? ""
      return Finding(
        .error, rule,
        at: axis == .row
          ? Address(table: owner.id, row: heading.id) : Address(table: owner.id, column: heading.id),
        place: stranger.map { Place(file: place.file, line: $0.line, field: $0.field) } ?? place,
        expected: heading.label, actual: stranger?.label ?? "没有",
        "\(owner.id)：缺少“\(heading.label)”这一\(word)\(found)。", hint: hint)
    }
  }

  /// One finding for each row or column that the form does not have, or one for all when there are many.
  static func strangers(_ strangers: [Stranger], _ form: Form, _ file: String) -> [Finding] {
    let shownFirst = strangers.count > 10 ? Array(strangers.prefix(1)) : strangers
    return shownFirst.map { stranger in
      let owner = form.tables[stranger.table]
      let word = stranger.axis == .row ? "行" : "列"
      let candidates = (stranger.axis == .row ? owner.rows : owner.columns).map(\.label)
      let near = Label.nearest(to: stranger.label, among: candidates).map { "，与“\($0)”相近" } ?? ""
      let more =
        strangers.count > 10
        ? "这样的行列共 \(strangers.count) 处，在第 \(strangers.prefix(10).map { String($0.line) }.joined(separator: "、")) 行等。"
        : ""
      return Finding(
        .warning, "版式-多余", at: Address(table: owner.id),
        place: Place(file: file, line: stranger.line, field: stranger.field), expected: "表样里的\(word)",
        actual: stranger.label, "\(owner.id)：不认识的\(word)“\(shown(stranger.label))”\(near)，没有读取。\(more)",
        hint: "自己加的\(word)请删去，需要说明的写在第六部分。")
    }
  }
}
