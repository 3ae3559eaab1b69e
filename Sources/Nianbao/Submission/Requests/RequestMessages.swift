/// Why a line of an application ledger does not count, or not as it stands; in the order they are told.
enum RequestFault: Int, Sendable, Comparable {
  case scientificUnit, unknownUnit, tooManyFields, received, finished, order, applicant, result, twice,
    otherYear
  case openWithResult, noNumber, extended

  static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

  /// The lines of one file with this fault.
  struct Lines: Sendable {
    private(set) var count = 0
    private(set) var first: [Int] = []
    private(set) var units: Set<String> = []
    /// An unknown word that is much like a label; other words are not repeated, they may be a person's name.
    private(set) var near: Likeness?

    struct Likeness: Sendable {
      let word: String
      let label: String
    }

    mutating func add(_ line: Int, _ unit: String, word: String, near label: String?) {
      count += 1
      if first.count < 10 { first.append(line) }
      if units.count < 2 { units.insert(unit) }
      if near == nil, let label { near = Likeness(word: word, label: label) }
    }

    /// `第 3、5 行`, or the first ten of more.
    var words: String {
      "第 \(first.map { String($0) }.joined(separator: "、")) 行" + (count > first.count ? "等" : "")
    }
  }

  /// What is wrong, what came of it, and what to do.
  fileprivate func words(_ year: Int) -> (trouble: String, hint: String?) {
    switch self {
    case .scientificUnit: ("的单位代码\(LostDigits.cause)，没有计入", LostDigits.cure("申请台账，把单位代码一列"))
    case .unknownUnit:
      ("的单位代码不在 \(year) 年的名录里，没有计入", "请改正单位代码，与 units.csv 写成一样。")
    case .tooManyFields: ("的字段比表头多，没有计入", "文字里有逗号的，请给整个字段加上引号。")
    case .received: ("没有收到日期或日期不对，没有计入", nil)
    case .finished: ("的办结日期不是日期，没有计入", nil)
    case .order: ("的办结日期早于收到日期，没有计入", "请对照登记和答复文书，改正其中一个日期。")
    case .applicant: ("的申请人类型是空的或不认识，没有计入", "申请人类型请写表样里的列名，一字不差。")
    case .result: ("已办结，办理结果却是空的或不认识，没有计入", "办理结果请写表样里的行名，一字不差。")
    case .twice: ("的编号前面已经有了，只计第一次", "同一件申请只留一行；不是同一件的，请改正编号。")
    case .otherYear: ("是上年以前办结或 \(year) 年以后收到的，不计入 \(year) 年", "不必处理。")
    case .openWithResult: ("有办理结果却没有办结日期，按没有办结计", "已经办结的，请补上办结日期。")
    case .noNumber: ("没有编号，照样计入，有没有重复查不出来", "请补上编号。")
    case .extended: ("的延期既不是“是”“否”，也不是日期，按没有延期算期限", "延期请写“是”或“否”，或写延期到哪一天。")
    }
  }

  fileprivate var rule: Rule {
    switch self {
    case .otherYear: .requestOfOtherYear
    case .scientificUnit: .unreadRequests
    default: .badRequest
    }
  }
}

/// The rules about application ledgers (台账-*).
extension Rule {
  static let otherThanLedger = Rule(
    "台账-表", "报表的数与申请台账逐件统计的一致", severity: .error, explanation: .settles,
    hint: "报表的数照报表计；请对照台账逐件核对，改正报表或台账，口径不同的书面说明。",
    example: "{表}：报表与台账（2025/requests/a.csv）有 2 格不同：…")

  static let lateRequest = Rule(
    "台账-超期", "申请在法定期限内答复（二十个工作日，延长一次不超过二十个工作日）", source: "国务院令第711号 第三十三条",
    severity: .warning,
    hint: "请核对收到和办结的日期；补正、征求第三方意见的时间不算在内，确实超期的尽快答复。",
    example: "台账里有 1 件超过法定期限：“2025-1”（2025-03-03 收到，期限 2025-03-31，2025-04-01 办结，迟 1 个工作日）。")

  static let badRequest = Rule(
    "台账-申请", "申请台账的每一行都能计入", severity: .warning,
    hint: "日期请写成 2025-01-31，没有办结的办结日期留空。",
    example: "台账里有 1 行没有收到日期或日期不对，没有计入（第 2 行）。")

  /// Where nothing of the file can be counted, it weighs as any other file that is lost.
  static let unreadRequests = badRequest.weighing(.error)

  /// An application of another year counts there; nothing is to be done about it here.
  static let requestOfOtherYear = badRequest.weighing(.notice)
}

extension Finding {
  /// Lines of one file with the same fault.
  static func badRequests(_ fault: RequestFault, _ lines: RequestFault.Lines, _ file: String, year: Int)
    -> Finding
  {
    let (trouble, hint) = fault.words(year)
    let near = lines.near.map { "；“\(shown($0.word))”是否应为“\($0.label)”" } ?? ""
    return Finding(
      fault.rule, unit: lines.units.count == 1 ? lines.units.first ?? "" : "",
      place: Place(file: file, line: lines.first.first ?? 1), actual: "\(lines.count) 行",
      "台账里有 \(lines.count) 行\(trouble)（\(lines.words)）\(near)。", hint: hint)
  }

  /// The form's figures beside those that the ledger counts.
  static func otherThanLedger(
    _ cells: [Cell], _ facts: (sent: Facts, counted: Facts), in ledger: UnitRequests, _ form: Form,
    place: Place
  ) -> Finding {
    let text = { (facts: Facts, cell: Cell) in facts.figures[cell].map { form.text($0, in: cell) } ?? "" }
    let address = form.address(of: cells[0])
    let listed = cells.prefix(5).map { cell in
      "\(form.lineWords(of: cell)) 报表 \(text(facts.sent, cell))、台账 \(text(facts.counted, cell))"
    }
    let more = cells.count > listed.count ? "；另有 \(cells.count - listed.count) 格" : ""
    return Finding(
      .otherThanLedger, at: address, place: place, expected: text(facts.counted, cells[0]),
      actual: text(facts.sent, cells[0]),
      "\(form.words(of: Address(table: address.table)))：报表与台账（\(ledger.place?.file ?? "")）有 \(cells.count) 格不同：\(listed.joined(separator: "；"))\(more)。"
    ).about(cells)
  }

  /// Applications past their term.
  static func late(
    _ late: LateRequests, _ unit: Roster.Unit, _ table: Table, year: Int, hasCalendar: Bool
  ) -> Finding {
    let listed = late.first.map { one in
      let name = one.number.isEmpty ? "第 \(one.place.line) 行" : "“\(shown(one.number))”"
      let end = one.finished.map { "\($0) 办结" } ?? "到年底未办结"
      // Without the holidays neither the term's end nor how far it is past is known.
      let term = hasCalendar ? "期限 \(one.due)，" : ""
      let days = hasCalendar && one.days > 0 ? "，迟 \(one.days) 个工作日" : ""
      return "\(name)（\(one.received) 收到，\(term)\(end)\(days)）"
    }
    let more = late.count > listed.count ? "；另有 \(late.count - listed.count) 件" : ""
    let how = hasCalendar ? "超过法定期限" : "可能超过法定期限（没有 \(year) 年的节假日，只按周末估算）"
    let hint =
      hasCalendar
      ? nil : "请先在 project.yaml 的“节假日”里写上放假和调休的日子，再看有没有超期；补正、征求第三方意见的时间不算在内。"
    return Finding(
      .lateRequest, unit: unit.code, at: Address(table: table.id), place: late.first.first?.place,
      expected: "\(table.counting?.days ?? 0) 个工作日以内", actual: "\(late.count) 件",
      "台账里有 \(late.count) 件\(how)：\(listed.joined(separator: "；"))\(more)。", hint: hint)
  }
}

extension Finding {
  static func noCountedTable(_ form: Form, _ file: String, count: Int) -> Finding {
    Finding(
      .badRequest, place: Place(file: file, line: 1), actual: "\(count) 个文件",
      "\(form.title)没有由申请台账统计的表，requests/ 里的 \(count) 个文件没有读取。",
      hint: "请把文件移出 requests/，或在表样定义里写明哪张表由台账统计。")
  }

  static func noLedger(_ file: String, _ header: RequestHeader) -> Finding {
    let lost = header.lost.joined(separator: "、")
    return Finding(
      .unreadRequests, place: Place(file: file, line: header.line),
      expected: RequestReader.columns.joined(separator: "、"), actual: "缺少 \(lost)",
      "台账的表头缺少 \(lost)，整个文件没有读取。",
      hint: "表头请写“\(RequestReader.columns.joined(separator: ","))”。")
  }

  /// A ledger whose numbers a spreadsheet has shortened, so that nobody can tell one application from another.
  static func lostNumbers(_ lines: [(line: Int, text: String)], _ file: String) -> Finding {
    let places = lines.prefix(10).map { String($0.line) }.joined(separator: "、")
    return Finding(
      .unreadRequests, place: Place(file: file, line: lines[0].line), expected: "完整的编号",
      actual: lines[0].text,
      "台账里有 \(lines.count) 行的编号\(LostDigits.cause)（第 \(places) 行\(lines.count > 10 ? "等" : "")，例如“\(shown(lines[0].text))”），分不清哪几行是同一件，整个文件没有计入。",
      hint: LostDigits.cure("申请台账，把编号一列"))
  }

  /// A column of an application ledger that nothing reads, although one much like it would be.
  static func unusedColumn(_ column: RequestLines.LikeColumn, _ file: String, line: Int) -> Finding {
    Finding(
      Rule.badRequest.weighing(.notice), place: Place(file: file, line: line), expected: column.meant,
      actual: column.name, "台账的“\(shown(column.name))”一列没有使用，是否应为“\(column.meant)”。",
      hint: "是延期的，请把列名改成“\(column.meant)”；不是的不必处理。")
  }

  static func cutLedger(_ file: String, line: Int) -> Finding {
    Finding(
      .cutFile, place: Place(file: file, line: line), expected: "完整的文件", actual: "第 \(line) 行断开",
      "台账在第 \(line) 行中途断开，整个文件没有计入。")
  }

  static func tooLargeLedger(_ file: String, size: Int) -> Finding {
    var finding = tooLarge(file, size: size)
    finding.hint = "请按月或按单位把台账分成几个文件。"
    return finding
  }
}
