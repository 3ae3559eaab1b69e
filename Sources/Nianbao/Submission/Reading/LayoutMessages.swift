/// The rules about tables, their rows and their columns (版式-*), and about the unit and the year that are stated.
extension Rule {
  static let missingTable = Rule(
    "版式-缺块", "每张表都在", severity: .error,
    hint: "请从下发的空表补上这张表，没有发生的填 0，表题和表头不要改动。",
    example: "缺少“{表题}”这张表（{行数} 行）。")

  static let missingRow = Rule(
    "版式-缺行", "表里每一行都在", severity: .error,
    hint: "请照下发的表补上这一行，行名一字不改。",
    example: "{表}：缺少“{行名}”这一行。")

  static let missingColumn = Rule(
    "版式-缺列", "表里每一列都在", severity: .error,
    hint: "请照下发的表补上这一列，表头一字不改。",
    example: "{表}：缺少“{列名}”这一列。")

  static let surplus = Rule(
    "版式-多余", "表里没有不认识的行和列", severity: .warning,
    hint: "表样里没有的请删去，要说明的情况写在表外。",
    example: "{表}：不认识的行“赠书”，没有读取。")

  static let writtenTwice = Rule(
    "版式-重复", "同一行、同一列只出现一次", severity: .error,
    hint: "请只留正确的一行或一列，删去重复的。",
    example: "{表} {行}：这一行出现了两次（第 5 行和第 6 行），相同的数计一次，不同的数没有计入。")

  static let strayReturn = Rule(
    "名录-多报", "报送单位都在名录里", severity: .error,
    hint: "请核对文件里的单位代码和名称，与名录写成一样；新设的单位先补进 units.csv。",
    example: "文件写的单位代码 999 不在名录里；名录里叫“教育局”的单位，代码是 001，没有计入。")

  static let otherYear = Rule(
    "名录-年份", "报表的年份就是所在文件夹的年份", severity: .error,
    hint: "发错了文件的请重发今年的；只是年份写错的，改正第一行或标题里的年份。",
    example: "文件写的是 2024 年的报表，这里收的是 2025 年的，没有计入。")
}

extension Finding {
  static func missingTable(_ form: Form, _ table: Int, stray: String?, _ place: Place) -> Finding {
    let owner = form.tables[table]
    let found = stray.map { "；有不认识的表题“\(shown($0))”，是否应为“\(owner.title)”" } ?? ""
    return Finding(
      .missingTable, at: Address(table: owner.id), place: place,
      expected: "\(owner.rows.count) 行 \(owner.columns.count) 列", actual: stray ?? "没有",
      "缺少“\(owner.title)”这张表（\(owner.rows.count) 行）\(found)。",
      hint: stray == nil ? nil : "请把这一行的表题改成“\(owner.title)”，整张表就能读了。")
  }

  /// A group that the form splits into rows, printed as one.
  static func oldRow(
    _ form: Form, _ table: Int, _ group: Group, _ row: Int, others: Int, _ place: Place
  ) -> Finding {
    let owner = form.tables[table]
    let rule = form.rule(named: group.alone?.rule ?? "")
    return Finding(
      rule, at: Address(table: owner.id, row: owner.rows[row].id),
      place: place, expected: "\(others + 1) 行", actual: "1 行",
      "\(owner.name)：“\(group.label)”只有一行数，是上一版的填法；已读作“\(owner.rows[row].printed)”，同组其余 \(others) 行不再要求。",
      hint: rule.hint.isEmpty ? "请按\(form.source)分 \(others + 1) 行填写；分不清的请书面说明。" : rule.hint)
  }

  /// Addresses of the tidy layout that the form does not have, all in one finding.
  static func unknownAddresses(
    _ strangers: [StrangeAddress], _ form: Form, _ file: String
  ) -> Finding {
    let first = strangers[0]
    let near = Label.nearest(to: first.address, among: form.cells.map { form.address(of: $0).description })
    let names = strangers.prefix(5).map { "“\(shown($0.address))”（第 \($0.line) 行）" }.joined(separator: "、")
    return Finding(
      .surplus, place: Place(file: file, line: first.line), expected: near ?? "表样里的地址",
      actual: first.address,
      "有 \(strangers.count) 个地址不在表样里，没有读取：\(names)\(strangers.count > 5 ? "等" : "")"
        + "\(near.map { "；第一个是否应为“\($0)”" } ?? "")。",
      hint: "表、行、列请用表样里的短名，facts.csv 里可以查到。")
  }

  /// Lines of the tidy layout with a field too many: most likely a thousands comma without quotes.
  static func surplus(
    _ lines: [SurplusField], _ form: Form, _ file: String, field: Int
  ) -> Finding {
    let address = form.address(of: lines[0].cell)
    let more = lines.count > 1 ? "这样的共 \(lines.count) 行，" : ""
    return Finding(
      .notANumber, at: address, place: Place(file: file, line: lines[0].line, field: field),
      expected: "和表头一样多的格", actual: lines[0].text,
      "\(form.words(of: address))：这一行比表头多出“\(shown(lines[0].text))”，不知道哪一格是数，\(more)没有计入。",
      hint: "数字里的千位逗号请去掉，或给整格加上引号。")
  }

  /// What is not told one by one any more.
  static func more(_ rule: Rule, _ count: Int, _ file: String) -> Finding {
    Finding(
      rule, place: Place(file: file, line: 1), expected: "年报表", actual: "另有 \(count) 处",
      "这样的还有 \(count) 处，没有一一列出。", hint: "请确认发来的是年报表，删去重复和无关的内容。")
  }

  static func badYear(_ text: String, _ place: Place) -> Finding {
    Finding(
      .otherYear, place: place, expected: "年份", actual: text, "“\(shown(text))”不是年份，写着它的各行没有计入。",
      hint: "年份请写四位数字，例如 2025。")
  }

  /// A sheet of a workbook of several units that names none of them.
  static func unnamedSheet(_ reading: Reading, _ names: [String]) -> Finding {
    Finding(
      .strayReturn, place: reading.place(1), expected: "单位名称", actual: "没有写明",
      "这个工作簿里有 \(names.count) 个单位的工作表（\(names.prefix(3).joined(separator: "、"))\(names.count > 3 ? "等" : "")），工作表“\(shown(reading.sheet))”没有写明是哪个单位的，没有计入。",
      hint: "请在这张工作表的标题里写明单位，或用单位名称作工作表的名字。")
  }

  /// A file whose year cannot be understood.
  static func unclearYear(_ text: String, _ place: Place) -> Finding {
    Finding(
      .otherYear, place: place, expected: "一个年份", actual: text,
      "文件写的年份“\(shown(text))”看不出是哪一年，没有计入。", hint: "年份请写四位数字，例如 2025；一份报表只写一个年份。")
  }

  /// Cells that a tidy file names more than once, all in one finding.
  static func twiceCells(_ again: [RepeatedLine], _ form: Form, _ file: String, field: Int) -> Finding {
    let first = again[0]
    let address = form.address(of: first.cell)
    let differing = again.filter(\.isOther).map(\.cell)
    let names = differing.prefix(3).map { form.words(of: $0) }.joined(separator: "、")
    let said =
      again.count == 1
      ? "\(form.words(of: address))：这一格在文件里出现了两次（第 \(first.earlier) 行和第 \(first.line) 行）"
      : "从第 \(first.line) 行起有 \(again.count) 行与前面的行写的是同样的格（第一处 \(form.words(of: address)) 在第 \(first.earlier) 行已有），像是粘贴了两遍"
    let counted =
      differing.isEmpty
      ? "数都相同，计一次" : "相同的数计一次，不同的 \(differing.count) 格没有计入（\(names)\(differing.count > 3 ? "等" : "")）"
    return Finding(
      .writtenTwice, at: again.count == 1 ? address : Address(table: ""),
      place: Place(file: file, line: first.line, field: field),
      expected: "每格一行", actual: "\(again.count) 行重复", "\(said)；\(counted)。", hint: "请删去多余的行。"
    ).about(differing)
  }

  /// Cells that have no column of their own although their row and column exist elsewhere in the table.
  static func missingCells(_ cells: [Cell], _ stranger: Stranger?, _ form: Form, _ place: Place) -> Finding {
    let addresses = cells.map { form.address(of: $0) }
    let names = addresses.prefix(5).map { "\($0.row) \($0.column)" }.joined(separator: "、")
    let more = cells.count > 5 ? "等 \(cells.count) 格" : ""
    let found = stranger.map { "；有不认识的列“\(shown($0.label))”" } ?? ""
    return Finding(
      .missingColumn, at: cells.count == 1 ? addresses[0] : Address(table: addresses[0].table),
      place: stranger.map { Place(file: place.file, line: $0.line, field: $0.field) } ?? place,
      expected: names, actual: stranger?.label ?? "没有",
      "\(addresses[0].table)：找不到 \(names)\(more)的表头\(found)。", hint: "请照下发的表改正这几格上面的表头。"
    ).about(cells)
  }

  /// One finding for each missing row or column, or one for all when there are more than three.
  static func missing(
    _ axis: Identity.Axis, _ missing: [Int], of table: Int, _ form: Form,
    taken: [Int: Stranger], _ place: Place
  ) -> [Finding] {
    let owner = form.tables[table]
    let headings = axis == .row ? owner.rows : owner.columns
    let (rule, word) = axis == .row ? (Rule.missingRow, "行") : (.missingColumn, "列")
    if missing.count > 3 {
      let names = missing.map { headings[$0].printed }.joined(separator: "、")
      return [
        Finding(
          rule, at: Address(table: owner.id), place: place, expected: "\(headings.count) \(word)",
          actual: "\(headings.count - missing.count) \(word)",
          "\(owner.name)：应有 \(headings.count) \(word)，缺少 \(missing.count) \(word)：\(names)。",
          hint: rule.hint.replacing("这一", with: "这些")
        ).about(
          owner.allCells.filter {
            missing.contains(axis == .row ? form.blank(of: $0).row : form.blank(of: $0).column)
          })
      ]
    }
    return missing.map { position in
      let heading = headings[position]
      let stranger = taken[position]
      let found = stranger.map { "；有不认识的\(word)“\(shown($0.label))”，是否应为“\(heading.label)”" } ?? ""
      return Finding(
        rule,
        at: axis == .row
          ? Address(table: owner.id, row: heading.id) : Address(table: owner.id, column: heading.id),
        place: stranger.map { Place(file: place.file, line: $0.line, field: $0.field) } ?? place,
        expected: heading.label, actual: stranger?.label ?? "没有",
        "\(owner.name)：缺少“\(heading.label)”这一\(word)\(found)。",
        hint: stranger == nil
          ? rule.hint
          : "请把\(axis == .row ? "行名" : "表头")“\(shown(stranger?.label ?? ""))”改成“\(heading.label)”，一字不差。")
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
        .surplus, at: Address(table: owner.id),
        place: Place(file: file, line: stranger.line, field: stranger.field), expected: "表样里的\(word)",
        actual: stranger.label, "\(owner.name)：不认识的\(word)“\(shown(stranger.label))”\(near)，没有读取。\(more)",
        hint: near.isEmpty ? nil : "写错的请照表样改正；自己加的\(word)请删去。")
    }
  }
}

extension Finding {
  static func twice(_ form: Form, _ table: Int, _ row: Int, lines: (Int, Int), _ file: String) -> Finding {
    let owner = form.tables[table]
    return Finding(
      .writtenTwice, at: Address(table: owner.id, row: owner.rows[row].id),
      place: Place(file: file, line: lines.1, field: 1), expected: "一行", actual: "第 \(lines.0)、\(lines.1) 行",
      "\(owner.name) \(owner.rows[row].printed)：这一行出现了两次（第 \(lines.0) 行和第 \(lines.1) 行），相同的数计一次，不同的数没有计入。",
      hint: "请删去多余的一行。")
  }

  private static func names(of rows: [Int], in table: Table) -> String {
    rows.prefix(5).map { table.rows[$0].printed }.joined(separator: "、") + (rows.count > 5 ? "等" : "")
  }

  /// Rows in which a thousands comma without quotes has cut a number in two.
  static func cutInTwo(
    _ form: Form, _ table: Int, _ rows: [Int], _ text: String, _ place: Place
  ) -> Finding {
    let owner = form.tables[table]
    let names = names(of: rows, in: owner)
    let which = rows.count == 1 ? "整行" : "\(names) \(rows.count) 行"
    return Finding(
      .notANumber, at: Address(table: owner.id, row: rows.count == 1 ? owner.rows[rows[0]].id : ""),
      place: place, expected: "一格一个数", actual: text,
      "\(owner.name) \(owner.rows[rows[0]].printed)：“\(shown(text))”像是一个数被千位逗号断成了两格，这一行比表头多出一格，\(which)没有计入。",
      hint: "数字里的千位逗号请去掉，或给整格加上引号。")
  }

  static func underNoHeading(
    _ form: Form, _ table: Int, _ rows: [Int], _ text: String, _ place: Place
  ) -> Finding {
    let owner = form.tables[table]
    let names = names(of: rows, in: owner)
    let which = rows.count == 1 ? "这一行的数可能错了列，整行" : "\(names) \(rows.count) 行的数可能错了列，这些行"
    return Finding(
      .notANumber, at: Address(table: owner.id, row: rows.count == 1 ? owner.rows[rows[0]].id : ""),
      place: place,
      expected: "每个数都在一列的表头下面", actual: text,
      "\(owner.name) \(owner.rows[rows[0]].printed)：“\(shown(text))”上面没有列名，\(which)没有计入。",
      hint: "数字里的千位逗号请去掉；表头错位的，请让每个数落在自己的列名下面。")
  }

  /// Lines of numbers below the one that a table has.
  static func moreLines(
    _ form: Form, _ table: Int, _ more: (line: Int, count: Int), _ file: String
  ) -> Finding {
    let (owner, count, place) = (form.tables[table], more.count, Place(file: file, line: more.line))
    if count == 1 {
      return Finding(
        .writtenTwice, at: Address(table: owner.id), place: place, expected: "一行数", actual: "两行数",
        "\(owner.name)：表头下面有两行数，相同的数计一次，不同的数没有计入。", hint: "表头下面请只留正确的一行数。")
    }
    return Finding(
      .writtenTwice, at: Address(table: owner.id), place: place, expected: "一行数", actual: "\(count + 1) 行数",
      "\(owner.name)：表头下面应当只有一行数，送来的有 \(count + 1) 行，多半是把别的表贴在了这里，或者一格一行贴了进来；相同的数计一次，不同的数没有计入。",
      hint: "请在这张表里重填一行；贴错地方的数请填回它自己的表。")
  }

  static func twiceColumn(_ form: Form, _ table: Int, _ column: Int, _ place: Place) -> Finding {
    let owner = form.tables[table]
    return Finding(
      .writtenTwice, at: Address(table: owner.id, column: owner.columns[column].id), place: place,
      expected: "一列", actual: "两列", "\(owner.name)：表头里“\(owner.columns[column].label)”出现了两次，只读了左边一列。",
      hint: "请核对表头，改正写错的那一列。")
  }
}
