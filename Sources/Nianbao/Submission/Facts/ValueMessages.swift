/// The rules about what is written in a cell (值-*).
extension Rule {
  static let notANumber = Rule(
    "值-数字", "填的内容能读成数字", severity: .error,
    hint: "只填阿拉伯数字，不带“约”“余”等字；说不准的查清再填，没有发生填 0。",
    example: "{格}：“约12”不是数字，没有计入。")

  static let notWhole = Rule(
    "值-整数", "按件、项计的格是整数", severity: .error,
    hint: "这里按整数计，请查原始记录后重填，不要自行取整。",
    example: "{格}：“1.5”不是整数，这一格按{单位}计，没有计入。")

  static let negative = Rule(
    "值-非负", "数字不小于零", severity: .error,
    hint: "请看是否多打了减号；有冲减的，填冲减以后的数。",
    example: "{格}：-2 小于零，没有计入。")

  static let converted = Rule(
    "值-换算", "数字按表上的单位填", severity: .notice,
    hint: "请核对换算后的数，下次直接按表上的单位填。")

  static let formula = Rule(
    "值-公式", "格里填的是数字，不是公式", severity: .notice,
    hint: "请确认公式的结果没有过时；换成直接填的数更稳妥。",
    example: "{表}：有 1 格是公式（{行} {列}），已取存下的结果。")

  static let typedAsText = Rule(
    "值-文本", "数字按数字填，不按文本填", severity: .notice,
    hint: "读得对就不必处理；请把单元格格式改为“常规”，以后合计才不会漏算。",
    example: "{格}：填的是文本“０”，已按 0 读取。")

  static let scientific = Rule(
    "值-科学计数", "数字写全每一位，不用科学计数法", severity: .warning,
    hint: "请查原始记录，把每一位数字填全；在 Excel 里先把这一格的格式改为“常规”或“数值”再另存。",
    example: "{格}：“1.23E+05”是科学计数法，后几位可能已经丢失，暂按 123000 计入。")

  static let otherSign = Rule(
    "值-货币符号", "带货币符号的格，数也是按表上的单位填的", severity: .warning,
    hint: "请对照票据核对；单位没有弄错的，把单元格格式改为“常规”，不带货币符号。",
    example: "{格}：显示为“¥3”，货币符号表示元，这一格的单位是{单位}，已按 3 {单位}计入。")

  static let remark = Rule(
    "值-批注", "格里只有数字，没有说明", severity: .notice,
    hint: "数不受影响；要说明的情况请写进报告的文字部分。",
    example: "{格}：按 55 计入，旁注“含自然失效29件”已保留。")
}

extension Finding {
  static func refused(
    _ form: Form, _ cell: Cell, _ text: String, _ refusal: CellReading.Refusal, _ place: Place
  ) -> Finding {
    let address = form.address(of: cell)
    let measure = form.measure(of: cell)
    let (rule, expected, problem, hint): (Rule, String, String, String?)
    switch refusal {
    case .notANumber:
      rule = .notANumber
      expected = "数字"
      problem = "“\(shown(text))”不是数字"
      hint = text.hasPrefix("=") ? "填的是公式的文字，请改填它算出的数。" : nil
    case .otherUnit(let unit):
      rule = .notANumber
      expected = measure.name
      problem = "“\(shown(text))”的单位是\(unit)，这一格的单位是\(measure.name)"
      hint = "请换算成\(measure.name)再填，只填数字，不写单位。"
    case .notWhole:
      rule = .notWhole
      expected = "整数"
      problem = "“\(shown(text))”不是整数，这一格按\(measure.name)计"
      hint = nil
    case .tooManyDecimals:
      rule = .notANumber
      expected = "最多 \(measure.decimals) 位小数"
      problem = "“\(shown(text))”换成\(measure.name)后小数超过 \(measure.decimals) 位"
      hint = "请四舍五入到 \(measure.decimals) 位小数再填。"
    case .tooLarge:
      rule = .notANumber
      expected = "合理大小的数"
      problem = "“\(shown(text))”大得不合情理"
      hint = "请核对位数，看是不是多打了几个零。"
    }
    return Finding(
      rule, at: address, place: place, expected: expected, actual: text,
      "\(form.words(of: address))：\(problem)，没有计入。", hint: hint)
  }

  /// Cells of a table that hold formulas, whose stored results are counted.
  static func formulas(_ form: Form, _ cells: [Cell], _ facts: Facts, _ file: String) -> Finding {
    let place = facts.places[Int(cells[0].index)]
    let address = form.address(of: cells[0])
    return Finding(
      .formula, at: cells.count == 1 ? address : Address(table: address.table),
      place: Place(file: file, line: Int(place.line), field: Int(place.field)), expected: "填的数",
      actual: "\(cells.count) 格公式",
      "\(form.words(of: Address(table: address.table)))：有 \(cells.count) 格是公式（\(names(cells, form))），已取存下的结果。"
    )
  }

  /// Cells of a table whose numbers were typed as text.
  static func typed(
    _ form: Form, _ cells: [TypedCell], _ facts: Facts
  ) -> Finding {
    let first = cells[0]
    let address = form.address(of: first.cell)
    let value = facts.figures[first.cell].map { form.text($0, in: first.cell) } ?? ""
    let more = cells.count > 1 ? "这样的共 \(cells.count) 格：\(names(cells.map(\.cell), form))。" : ""
    return Finding(
      .typedAsText, at: cells.count == 1 ? address : Address(table: address.table), place: first.place,
      expected: value, actual: first.text,
      "\(form.words(of: address))：填的是文本“\(shown(first.text))”，已按 \(value) 读取。\(more)")
  }

  /// Cells of a table in scientific notation, whose last digits may be lost.
  static func scientific(_ form: Form, _ cells: [TypedCell], _ facts: Facts) -> Finding {
    let first = cells[0]
    let address = form.address(of: first.cell)
    let value = facts.figures[first.cell].map { form.text($0, in: first.cell) } ?? ""
    let more = cells.count > 1 ? "这样的共 \(cells.count) 格：\(names(cells.map(\.cell), form))。" : ""
    return Finding(
      .scientific, at: cells.count == 1 ? address : Address(table: address.table), place: first.place,
      expected: "写全的数字", actual: first.text,
      "\(form.words(of: address))：“\(shown(first.text))”是科学计数法，后几位可能已经丢失，暂按 \(value) 计入。\(more)")
  }

  static func names(_ cells: [Cell], _ form: Form) -> String {
    let names = cells.prefix(3).map(form.lineWords)
    return names.joined(separator: "、") + (cells.count > 3 ? "等" : "")
  }

  static func negative(_ form: Form, _ cell: Cell, _ value: Int64, _ place: Place) -> Finding {
    let address = form.address(of: cell)
    let text = form.text(value, in: cell)
    return Finding(
      .negative, at: address, place: place, expected: "不小于 0", actual: text,
      "\(form.words(of: address))：\(text) 小于零，没有计入。")
  }

  static func remark(
    _ form: Form, _ cell: Cell, _ value: Int64, _ remark: String, _ text: String, _ place: Place
  ) -> Finding {
    let address = form.address(of: cell)
    return Finding(
      .remark, at: address, place: place, expected: form.text(value, in: cell), actual: text,
      "\(form.words(of: address))：按 \(form.text(value, in: cell)) 计入，旁注“\(shown(remark))”已保留。")
  }

  static func converted(
    _ form: Form, _ cell: Cell, _ value: Int64, _ unit: String, _ text: String, _ place: Place
  ) -> Finding {
    let address = form.address(of: cell)
    let own = form.measure(of: cell).name
    return Finding(
      .converted, at: address, place: place, expected: form.text(value, in: cell), actual: text,
      "\(form.words(of: address))：“\(shown(text))”已由\(unit)换算成 \(form.text(value, in: cell)) \(own)。")
  }
}
