import Foundation

@testable import Nianbao

extension Sending {
  static let ledgerHeader = "单位代码,编号,收到日期,申请人类型,办理结果,办结日期,延期\n"

  /// The State Council's calendar of 2025.
  static let holidays = """
    off: [2025-01-01, 2025-01-28..2025-02-04, 2025-04-04..2025-04-06, 2025-05-01..2025-05-05, 2025-05-31..2025-06-02, 2025-10-01..2025-10-08]
    on: [2025-01-26, 2025-02-08, 2025-04-27, 2025-09-28, 2025-10-11]
    """

  static func calendar(_ yaml: String = holidays) throws -> WorkCalendar {
    let project =
      "region: 试验县\nyear: 2025\nholidays:\n" + yaml.split(separator: "\n").map { "  \($0)\n" }.joined()
    return try Project.read(project, file: "project.yaml").project.calendar
  }

  /// Application ledgers of the county whose roster is 001 教育局 and 002 水利局, by name.
  static func ledger(
    _ files: [(name: String, content: SubmissionFile.Content)], form: Form = form, year: Int = 2025,
    calendar: WorkCalendar = WorkCalendar()
  ) -> RequestLedger {
    let files = files.map { file in
      SubmissionFile(file: "\(year)/requests/\(file.name)", path: file.name) { file.content }
    }
    return decoded {
      try RequestLedger(reading: files, form: form, roster: roster, year: year, calendar: calendar)
    }
  }

  static func ledger(
    _ lines: String, header: String = ledgerHeader, form: Form = form, year: Int = 2025,
    calendar: WorkCalendar = WorkCalendar()
  ) -> RequestLedger {
    ledger(
      [("a.csv", .bytes(Array((header + lines).utf8)))], form: form, year: year, calendar: calendar)
  }

  /// What is said of a ledger's lines.
  static func requests(_ lines: String, holidays: String? = nil) throws -> [Finding] {
    let ledger = ledger(lines, calendar: try holidays.map(calendar) ?? WorkCalendar())
    return ledger.findings + ledger.units.values.flatMap(\.findings)
  }

  /// The same beside a form that says 0 but for some cells.
  static func form(_ cells: [String: String], beside lines: String) throws -> [Finding] {
    try county(form: text(cells), ledger: ledger(lines)).findings
  }

  /// What 教育局 sent: its form, or none, and its ledger.
  static func county(form text: String?, ledger: RequestLedger, form: Form = form, year: Int = 2025)
    -> UnitReturn
  {
    let files = text.map { text in [SubmissionFile(file: "a.csv", path: "a.csv") { .bytes(Array(text.utf8)) }]
    }
    var plan = ReadingPlan(form, roster: roster, year: year)
    plan.requests = ledger
    return decoded { try Returns(reading: files ?? [], plan) }.units[0]
  }

  /// The form with 0 everywhere, without the table that the ledger counts.
  static func withoutTable(_ form: Form = form, year: Int = 2025) throws -> String {
    guard let table = form.countedTable.map({ form.tables[$0] }) else {
      throw CocoaError(.coderValueNotFound)
    }
    var lines = zeros(year: year, form: form).split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("\(table.title),") }) else {
      throw CocoaError(.coderValueNotFound)
    }
    lines.removeSubrange(start...(start + table.rows.count + 1))
    return lines.joined(separator: "\n")
  }
}

extension MessageTests {
  /// What is said of application ledgers.
  static let requests: [Golden] = [
    Golden(
      "台账 1 件未办结，报表只填了结转下年",
      says:
        "a.csv:18:2: 错误: [台账-表] 依申请公开：报表与台账（2025/requests/a.csv）有 2 格不同：一、本年新收政府信息公开申请数量 自然人 报表 0、台账 1；一、本年新收政府信息公开申请数量 总计 报表 0、台账 1。报表的数照报表计；请对照台账逐件核对，改正报表或台账，口径不同的书面说明。"
    ) {
      try Sending.form(
        ["申请/结转下年/自然人": "1", "申请/结转下年/总计": "1"], beside: "001,1,2025-12-20,自然人,,,\n")
    },
    Golden(
      "台账 1 件未办结，报表填 0",
      says:
        "a.csv:18:2: 错误: [台账-表] 依申请公开：报表与台账（2025/requests/a.csv）有 4 格不同：一、本年新收政府信息公开申请数量 自然人 报表 0、台账 1；四、结转下年度继续办理 自然人 报表 0、台账 1；一、本年新收政府信息公开申请数量 总计 报表 0、台账 1；四、结转下年度继续办理 总计 报表 0、台账 1。报表的数照报表计；请对照台账逐件核对，改正报表或台账，口径不同的书面说明。"
    ) { try Sending.form([:], beside: "001,1,2025-12-20,自然人,,,\n") },
    Golden(
      "三月三日收到，没有节假日的月份，四月一日办结",
      says:
        "2025/requests/a.csv:2:1: 警告: [台账-超期] 台账里有 1 件超过法定期限：“2025-1”（2025-03-03 收到，期限 2025-03-31，2025-04-01 办结，迟 1 个工作日）。请核对收到和办结的日期；补正、征求第三方意见的时间不算在内，确实超期的尽快答复。"
    ) {
      try Sending.requests("001,2025-1,2025-03-03,自然人,予以公开,2025-04-01,\n", holidays: Sending.holidays)
    },
    Golden(
      "没有节假日",
      says:
        "2025/requests/a.csv:2:1: 警告: [台账-超期] 台账里有 1 件可能超过法定期限（没有 2025 年的节假日，只按周末估算）：第 2 行（2025-03-03 收到，2025-04-01 办结）。请先在 project.yaml 的“节假日”里写上放假和调休的日子，再看有没有超期；补正、征求第三方意见的时间不算在内。"
    ) {
      try Sending.requests("001,,2025-03-03,自然人,予以公开,2025-04-01,\n").filter { $0.rule.id == "台账-超期" }
    },
    Golden(
      "没有收到日期",
      says:
        "2025/requests/a.csv:2:1: 警告: [台账-申请] 台账里有 1 行没有收到日期或日期不对，没有计入（第 2 行）。日期请写成 2025-01-31，没有办结的办结日期留空。"
    ) { try Sending.requests("001,1,,自然人,,,\n") },
    Golden(
      "单位代码不在名录里",
      says:
        "2025/requests/a.csv:2:1: 警告: [台账-申请] 台账里有 1 行的单位代码不在 2025 年的名录里，没有计入（第 2 行）。请改正单位代码，与 units.csv 写成一样。"
    ) { try Sending.requests("999,1,2025-12-20,自然人,,,\n") },
    Golden(
      "申请人类型错一个字，另一行写了姓名",
      says:
        "2025/requests/a.csv:2:1: 警告: [台账-申请] 台账里有 2 行的申请人类型是空的或不认识，没有计入（第 2、3 行）；“商业企亚”是否应为“商业企业”。申请人类型请写表样里的列名，一字不差。"
    ) { try Sending.requests("001,1,2025-12-20,张三,,,\n001,2,2025-12-20,商业企亚,,,\n") },
    Golden(
      "已办结，没有办理结果",
      says:
        "2025/requests/a.csv:2:1: 警告: [台账-申请] 台账里有 1 行已办结，办理结果却是空的或不认识，没有计入（第 2 行）。办理结果请写表样里的行名，一字不差。"
    ) { try Sending.requests("001,1,2025-03-03,自然人,,2025-03-10,\n") },
    Golden(
      "十二行办结早于收到",
      says:
        "2025/requests/a.csv:2:1: 警告: [台账-申请] 台账里有 12 行的办结日期早于收到日期，没有计入（第 2、3、4、5、6、7、8、9、10、11 行等）。请对照登记和答复文书，改正其中一个日期。"
    ) {
      try Sending.requests(
        (1...12).map { "001,\($0),2025-03-03,自然人,予以公开,2025-03-02,\n" }.joined())
    },
    Golden(
      "办结日期写成待定",
      says: "2025/requests/a.csv:2:1: 警告: [台账-申请] 台账里有 1 行的办结日期不是日期，没有计入（第 2 行）。日期请写成 2025-01-31，没有办结的办结日期留空。"
    ) { try Sending.requests("001,1,2025-03-03,自然人,予以公开,待定,\n") },
    Golden(
      "同一编号两行",
      says: "2025/requests/a.csv:3:1: 警告: [台账-申请] 台账里有 1 行的编号前面已经有了，只计第一次（第 3 行）。同一件申请只留一行；不是同一件的，请改正编号。"
    ) { try Sending.requests("001,1,2025-12-20,自然人,,,\n001,1,2025-12-20,自然人,,,\n") },
    Golden(
      "上年办结的和下年收到的",
      says:
        "2025/requests/a.csv:2:1: 提示: [台账-申请] 台账里有 2 行是上年以前办结或 2025 年以后收到的，不计入 2025 年（第 2、3 行）。不必处理。"
    ) { try Sending.requests("001,1,2024-03-03,自然人,予以公开,2024-03-10,\n001,2,2026-01-04,自然人,,,\n") },
    Golden(
      "有结果没有办结日期",
      says: "2025/requests/a.csv:2:1: 警告: [台账-申请] 台账里有 1 行有办理结果却没有办结日期，按没有办结计（第 2 行）。已经办结的，请补上办结日期。"
    ) { try Sending.requests("001,1,2025-12-20,自然人,予以公开,,\n") },
    Golden(
      "没有编号",
      says: "2025/requests/a.csv:2:1: 警告: [台账-申请] 台账里有 1 行没有编号，照样计入，有没有重复查不出来（第 2 行）。请补上编号。"
    ) { try Sending.requests("001,,2025-12-20,自然人,,,\n") },
    Golden(
      "延期写成看情况",
      says:
        "2025/requests/a.csv:2:1: 警告: [台账-申请] 台账里有 1 行的延期既不是“是”“否”，也不是日期，按没有延期算期限（第 2 行）。延期请写“是”或“否”，或写延期到哪一天。"
    ) { try Sending.requests("001,1,2025-12-20,自然人,,,看情况\n") },
    Golden(
      "一行多了一个逗号",
      says: "2025/requests/a.csv:2:1: 警告: [台账-申请] 台账里有 1 行的字段比表头多，没有计入（第 2 行）。文字里有逗号的，请给整个字段加上引号。"
    ) { try Sending.requests("001,1,2025-12-20,自然人,,,否,张三\n") },
    Golden(
      "表头缺少收到日期和办结日期",
      says:
        "2025/requests/a.csv:1:1: 错误: [台账-申请] 台账的表头缺少 收到日期、办结日期，整个文件没有读取。表头请写“单位代码,编号,收到日期,申请人类型,办理结果,办结日期”。"
    ) { Sending.ledger("001,1\n", header: "单位代码,编号,申请人类型,办理结果\n").findings },
    Golden(
      "台账在引号里断开",
      says: "2025/requests/a.csv:2:1: 错误: [读入-截断] 台账在第 2 行中途断开，整个文件没有计入。多半是拷贝或上传没有完成，请重新发送完整的文件。"
    ) { Sending.ledger("001,1,2025-12-20,\"自然").findings },
    Golden(
      "40 MB 的台账",
      says: "2025/requests/a.csv:1:1: 错误: [读入-过大] 文件有 40 MB，超过 32 MB 的限度，没有打开。请按月或按单位把台账分成几个文件。"
    ) { Sending.ledger([("a.csv", .tooLarge(size: 40 << 20))]).findings },
    Golden(
      "台账是工作簿",
      says:
        "2025/requests/a.xlsx:1:1: 错误: [读入-不识别] 台账只读取 .csv、.txt、.tsv，这个文件没有读取。请另存为“CSV UTF-8（逗号分隔）”；不是台账的请移出 requests/。"
    ) { Sending.ledger([("a.xlsx", .known(.workbook))]).findings },
    Golden(
      "表样没有由台账统计的表",
      says:
        "2025/requests/a.csv:1:1: 警告: [台账-申请] 图书馆年报没有由申请台账统计的表，requests/ 里的 1 个文件没有读取。请把文件移出 requests/，或在表样定义里写明哪张表由台账统计。"
    ) { Sending.ledger("001,1,2025-12-20,自然人,,,\n", form: try smallForm()).findings },
  ]
}
