/// Cells of a workbook that hold no number to count, told once a table for each of the causes.
struct TroubledCells {
  struct Trouble {
    let cell: Cell
    let place: Place
    let text: String
    let aside: String
  }

  private struct Cause: Hashable, Comparable {
    let table: Int
    let kind: CellKind
    static func < (one: Self, other: Self) -> Bool {
      (one.table, one.kind.rawValue) < (other.table, other.kind.rawValue)
    }
  }

  private var troubles: [Cause: [Trouble]] = [:]

  mutating func add(_ trouble: Trouble, _ kind: CellKind, in table: Int) {
    troubles[Cause(table: table, kind: kind), default: []].append(trouble)
  }

  func findings(_ form: Form, _ file: String) -> [Finding] {
    troubles.sorted { $0.key < $1.key }.map { cause, cells in
      guard cells.count > 1 else { return .noNumber(form, cells[0], cause.kind) }
      return Finding.noNumbers(form, cells, cause.kind).about(cells.map(\.cell))
    }
  }
}

extension Finding {
  /// A cell of a workbook that shows something and holds no number to count.
  fileprivate static func noNumber(_ form: Form, _ trouble: TroubledCells.Trouble, _ kind: CellKind)
    -> Finding
  {
    let (text, aside) = (trouble.text, trouble.aside)
    let problem =
      switch kind {
      case .formulaWithoutResult: "此格是公式，没有存下结果"
      case .externalFormula: "此格的公式取自别的文件"
      case .day where Day.words(serial: text) == text: "显示为日期或时间（实际 \(text)），疑为自动变成日期"
      case .day: "显示为日期“\(Day.words(serial: text))”（实际 \(text)），疑为自动变成日期"
      case .percent: "显示为百分比（实际 \(text)）"
      case .error: "此格是错误值 \(text)"
      case .struck: "此格的“\(shown(text))”划掉了（整格有删除线）"
      case .twice: "文件里这一格写了两次，内容不同（“\(shown(text))”）"
      case .partly: "除去\(shown(aside))，剩下的“\(shown(text))”不是数字"
      case .shownOtherwise where aside.isEmpty: "单元格格式让这一格什么也不显示（实际 \(text)），说不准该不该计"
      case .shownOtherwise: "显示为“\(shown(aside))”（实际 \(text)），说不准该取哪一个"
      case .shown, .shownFormula:
        "显示为“\(shown(text))”（实际 \(aside)），不能按\(form.measure(of: trouble.cell).name)读"
      case .plain, .number, .text, .formula: "“\(shown(text))”不是数字"
      }
    let address = form.address(of: trouble.cell)
    return Finding(
      .notANumber, at: address, place: trouble.place, expected: "数字",
      actual: kind == .formulaWithoutResult ? "公式" : text, "\(form.words(of: address))：\(problem)，没有计入。",
      hint: hint(kind, form.measure(of: trouble.cell)))
  }

  /// Cells of one table in the same trouble.
  fileprivate static func noNumbers(
    _ form: Form, _ troubles: [TroubledCells.Trouble], _ kind: CellKind
  ) -> Finding {
    let problem =
      switch kind {
      case .formulaWithoutResult: "是公式，没有存下结果"
      case .externalFormula: "的公式取自别的文件"
      case .day: "显示为日期，疑为自动变成日期"
      case .percent: "显示为百分比"
      case .error: "是错误值"
      case .struck: "划掉了（整格有删除线）"
      case .twice: "在文件里写了两次，内容不同"
      case .partly: "除去划掉的和上、下标的，剩下的不是数字"
      case .shownOtherwise: "显示的和实际存的不一样，说不准该取哪一个"
      case .shown, .shownFormula: "显示的不能按表上的单位读"
      case .plain, .number, .text, .formula: "不是数字"
      }
    let names = troubles.prefix(3).map { trouble in
      "\(form.lineWords(of: trouble.cell))\(words(of: trouble, kind))"
    }
    let table = form.address(of: troubles[0].cell).table
    let more = troubles.count > 3 ? "等" : ""
    return Finding(
      .notANumber, at: Address(table: table), place: troubles[0].place, expected: "数字",
      actual: "\(troubles.count) 格",
      "\(table)：有 \(troubles.count) 格\(problem)：\(names.joined(separator: "、"))\(more)，都没有计入。",
      hint: hint(kind, form.measure(of: troubles[0].cell)))
  }

  /// What is added to a cell's name among others: what it shows and what it stores.
  private static func words(of trouble: TroubledCells.Trouble, _ kind: CellKind) -> String {
    let (text, aside) = (shown(trouble.text), shown(trouble.aside))
    return switch kind {
    case .formulaWithoutResult, .externalFormula: ""
    case .day, .percent: "“\(kind.shown(trouble.text))”（实际 \(text)）"
    case .shownOtherwise: "“\(aside)”（实际 \(text)）"
    case .shown, .shownFormula: "“\(text)”（实际 \(aside)）"
    case .partly: "“\(text)”（除去\(aside)）"
    case .error: " \(text)"
    case .plain, .number, .text, .formula, .struck, .twice: "“\(text)”"
    }
  }

  private static func hint(_ kind: CellKind, _ measure: Measure) -> String? {
    switch kind {
    case .formulaWithoutResult: "请直接填公式应当算出的数。"
    case .externalFormula: "请直接填数字，公式指向的文件没有一起报来。"
    case .day: "请把单元格格式改为“常规”，再填一遍数字。"
    case .percent: "请把单元格格式改为“常规”，不带百分号重填。"
    case .error: "请查公式错在哪里，直接填正确的数。"
    case .struck: "要报的数请取消删除线，不要的删去；没有发生的填 0。"
    case .twice: "请在 Excel 或 WPS 里打开，核对这一格的数，另存一份再报送。"
    case .partly: "请只留下要报的数，注解写进报告的文字部分。"
    case .shown, .shownFormula, .shownOtherwise: "请把单元格格式改为“常规”，按\(measure.name)重填这个数。"
    case .plain, .number, .text, .formula: nil
    }
  }
}
