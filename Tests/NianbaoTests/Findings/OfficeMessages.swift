@testable import Nianbao

/// What is said of the office's own lines and texts, and of figures beside those of the year before.
extension MessageTests {
  /// What the office has written down.
  static let office: [Golden] = [
    Golden(
      "登记了文件-滚动的说明，报表里没有这条意见",
      says: "2025/waivers.csv:2:1: 警告: [说明-失效] “文件-滚动”文件 规章 有效的说明对不上了：现在没有这条意见。单位可能已经改正，请删去登记的这一条说明。"
    ) { try Sending.office(waivers: "文件-滚动,001,文件,规章,有效,3,清理文件,张三,2026-01-20\n") },
    Golden(
      "说明写了不能说明的规则",
      says: "2025/waivers.csv:2:1: 警告: [说明-失效] 这一行没有采用：规则“值-非负”不能用说明通过，只能改数。请在 waivers.csv 里改正或删去这一行。"
    ) { try Sending.office(waivers: "值-非负,001,,,,-2,没有,张三,\n") },
    Golden(
      "更正许可 5 为 6，报表填 0",
      says:
        "2025/corrections.csv:2:1: 警告: [更正-失效] 许可 行政许可 数量：更正写的原数是“5”，报表里现在是“0”，更正没有采用。单位可能已经重报；仍要更正的请按现在的数重写一行，否则删去。"
    ) { try Sending.office(corrections: "001,许可,行政许可,数量,5,6,电话核实,张三,2026-01-20\n") },
    Golden(
      "更正没有写理由",
      says: "2025/corrections.csv:2:1: 警告: [更正-失效] 这一行没有采用：没有写理由。请在 corrections.csv 里改正或删去这一行。"
    ) { try Sending.office(corrections: "001,许可,行政许可,数量,0,6,,张三,\n") },
    Golden(
      "同一格更正两次",
      says: """
        2025/corrections.csv:2:1: 提示: [值-更正] 这一行更正为“5”，第 3 行又更正了这一格，以那一行为准。先前的更正留作记录，不必删去。
        2025/corrections.csv:3:1: 提示: [值-更正] 许可 行政许可 数量：报表填“0”，按更正计“6”（电话核实；张三，2026-01-21）。请通知报送单位在自己的底表里一并改正。
        """
    ) {
      try Sending.office(corrections: "001,许可,行政许可,数量,0,5,电话核实,张三,\n001,许可,行政许可,数量,0,6,电话核实,张三,2026-01-21\n")
    },
    Golden(
      "说明的规则写错了",
      says: "2025/waivers.csv:2:1: 警告: [说明-失效] 这一行没有采用：没有叫“文件-滚懂”的规则，是否应为“文件-滚动”。请在 waivers.csv 里改正或删去这一行。"
    ) { try Sending.office(waivers: "文件-滚懂,001,文件,规章,有效,3,清理文件,张三,\n") },
    Golden(
      "更正许可 0 为 6",
      says:
        "2025/corrections.csv:2:1: 提示: [值-更正] 许可 行政许可 数量：报表填“0”，按更正计“6”（电话核实；张三，2026-01-20）。请通知报送单位在自己的底表里一并改正。"
    ) { try Sending.office(corrections: "001,许可,行政许可,数量,0,6,电话核实,张三,2026-01-20\n") },
  ]

  /// The year before, and the whole region.
  static let years: [Golden] = [
    Golden(
      "上年规范性文件 有效填“/”",
      says: "a.csv:1:1: 提示: [未判定] “文件-滚动”无法判断：上年 文件 规范性文件 有效没有数字。上年没有这个单位的数，不必处理；若应当有，请补上年的报表。"
    ) { try Sending.typed(["文件/规范性文件/有效": "2"], lastYear: ["文件/规范性文件/有效": "/"]) },
    Golden(
      "上年许可填“若干”",
      says:
        "a.csv:8:2: 提示: [上年-疑点] 上年（2024 年）的文件有错误：[值-数字] 许可 行政许可 数量：“若干”不是数字，没有计入。上年这些数不能作基数和结转，请单位一并改正上年的文件。"
    ) { try LastYearNotices.findings(doubts: Sending.typed(["许可/行政许可/数量": "若干"]), year: 2024) },
    Golden(
      "没有上年",
      says:
        "2025:1:1: 提示: [区域-无上年] 没有可用的 2024 年报表，增减和跨年的核对都没有做。有上年各单位报表的，放进 2024/forms/；只有公布的报告，存成 2024/region.csv，再编一次。"
    ) { [LastYearNotices.noLastYear(year: 2024, place: Place(file: "2025"))] },
    Golden(
      "上年只有公布的报告",
      says: "2025:1:1: 提示: [区域-无上年] 没有 2024 年各单位的报表，增减与公布的报告相比，跨年的核对只在全区做。明年各单位就有自己的上年数，不必处理。"
    ) { [LastYearNotices.onlyPublished(year: 2024, place: Place(file: "2025"))] },
    Golden(
      "上年用的是 2019 年版的表",
      says: "2021:1:1: 提示: [未判定] 2020 年用的是国办公开办函〔2019〕60号的表，没有可比的数，“文件-滚动”今年不核对。表样换版的头一年都是这样，明年就能核对，不必处理。"
    ) {
      try [LastYearNotices.otherEdition(Sending.succession(), year: 2020, place: Place(file: "2021"))]
        .compactMap(\.self)
    },
    Golden(
      "上年是另一版的表，定义里没有说怎样对应",
      says: "2025:1:1: 提示: [区域-无上年] 2024 年用的是另一版的表，定义里没有说明两版怎样对应，增减和跨年的核对都没有做。请在新版的表样定义里写明哪些格与上一版相同。"
    ) { [LastYearNotices.noLastYear(year: 2024, place: Place(file: "2025"), isOtherForm: true)] },
    Golden(
      "公布的许可比合计多 2",
      says: "a.csv:8:2: 警告: [区域-基数] 2025 年 许可 行政许可 数量 公布 5，合计 3，相差 2。请查是哪个单位的数在公布以后改过；确属口径不同的请书面说明。"
    ) {
      try PublishedCheck.findings(
        published: Sending.sheet(["许可/行政许可/数量": "5"]).sent,
        summed: Sending.sheet(["许可/行政许可/数量": "3"]).sent.figures, form: Sending.form, year: 2025)
    },
    Golden(
      "单位都平衡，全区的上年结转下年却多 3",
      says:
        "2025:1:1: 错误: [区域-平衡] 全区 申请 自然人：上年报告的结转下年 3，上年结转 0，相差 3。（申请-结转）各单位的数都平衡，全区却不平：请查名录里撤并、转出的单位，其结转数是否有人承接。"
    ) { try Sending.region() },
    Golden(
      "上年的招商局撤了，带着 3 件结转",
      says:
        "2025:1:1: 错误: [区域-平衡] 全区 申请 自然人：上年报告的结转下年 3，上年结转 0，相差 3。（申请-结转）上年计入、今年不在名录里的有 招商局；若有承接关系，请在名录的“前身”里写明。"
    ) { try Sending.region(gone: ["招商局"]) },
    Golden(
      "收费填“24252.311082”，上年是 24.25",
      says:
        "a.csv:15:2: 警告: [收费-量级] 收费 行政事业性收费 金额：本年 24252.311082 万元，上年 24.25 万元，相差 1000 倍以上。请对照财政票据核对收费金额，看是否把元填成了万元；确有大幅增减的书面说明。"
    ) { try Sending.typed(["收费/行政事业性收费/金额": "24252.311082"], lastYear: ["收费/行政事业性收费/金额": "24.25"]) },
    Golden(
      "（六）其他处理只填了一行",
      says:
        "本年.csv:38:1: 警告: [形式-旧行] 申请：“（六）其他处理”只有一行数，是上一版的填法；已读作 其他处理，同组其余 2 行不再要求。请把（六）其他处理按逾期不补正、逾期不缴费、其他三行分开填；实在分不清的书面说明。"
    ) { (Fixture.form.ruleExamples().first { $0.lone != nil })?.findings(.failing) ?? [] },
  ]

  /// The office's texts.
  static let texts: [Golden] = [
    Golden(
      "新收{{申请/新收/合计}}件",
      says:
        "2025/narrative/1.md:1:3: 错误: [叙述-地址] “{{申请/新收/合计}}”不是表样里的地址，是否应为“{{申请/新收/总计}}”。地址写成“表/行/列”，三段都用表样里的短名。"
    ) { try Sending.narrative("新收{{申请/新收/合计}}件。") },
    Golden(
      "括号没有关上",
      says: "2025/narrative/1.md:1:3: 错误: [叙述-地址] 这里的“{{”或“}}”没有配对。地址要写在同一行的一对“{{”“}}”里；不是地址的请删去花括号。"
    ) { try Sending.narrative("新收{{申请/新收/总计件。") },
    Golden(
      "第一部分没有文字",
      says: "2025/narrative/1-总体情况.md:1:1: 警告: [叙述-缺节] “一、总体情况”没有文字，报告里写作（待填）。请写在 2025/narrative/1-总体情况.md。"
    ) { try Sending.narrative("") },
  ]

  /// What the texts say of the figures, and the figures beside last year's.
  static let statements: [Golden] = [
    Golden(
      "写着收到 155 件，新收是 154",
      says:
        "2025/narrative/1.md:1:12: 警告: [文字-一致] 文字写“收到”155 件，按“新收”是 154 件（申请 新收 总计 154），相差 1。请改成 154 件，表格错了的改表格；叙述里写成 {{申请/新收/总计}}，就总与表格一致。"
    ) { try Sending.written("共收到政府信息公开申请155件。") },
    Golden(
      "收办 160 件",
      says:
        "2025/narrative/1.md:1:11: 警告: [文字-一致] 文字写“收办”160 件，按“收办”是 154 件（申请 新收 总计 154 加 申请 上年结转 总计 0），相差 6。请改成 154 件，表格错了的改表格；说的不是表格里的数时，请写明是什么。"
    ) { try Sending.written("收办政府信息公开申请160件。") },
    Golden(
      "12 条，其中 5 + 4 + 2",
      says:
        "2025/narrative/1.md:1:5: 警告: [文字-其中] 文字里写 12 条，其中各项 5 + 4 + 2 = 11，相差 1。请核对总数和“其中”的各项；没有列全的请写“等”。"
    ) { try Sending.written("发布信息12条（其中公告5条、通知4条、解读2条）。") },
    Golden(
      "手机号",
      says: "2025/narrative/1.md:1:5: 警告: [叙述-个人信息] 文字里有一个手机号：138****5678。年度报告要向社会公布，请删去个人信息。"
    ) { try Sending.written("咨询请打13812345678。") },
    Golden(
      "许可 20 → 31",
      says: "a.csv:8:2: 提示: [波动] 许可 行政许可 数量：上年 20，本年 31，增 55.0%。变化属实的不必处理，建议在文字里说明原因。"
    ) {
      try Sending.typed(["许可/行政许可/数量": "31"], lastYear: ["许可/行政许可/数量": "20"])
    },
    Golden(
      "五格比上年变化大",
      says:
        "a.csv:4:2: 提示: [波动] 文件：有 4 格比上年变化大（上年→本年）：规章 制发 0→30；规章 废止 0→30；规范性文件 制发 0→40；规范性文件 废止 0→40。变化属实的不必处理，建议在文字里说明原因。"
    ) {
      try Sending.typed(
        ["文件/规范性文件/制发": "40", "文件/规范性文件/废止": "40", "文件/规章/制发": "30", "文件/规章/废止": "30"],
        lastYear: [:])
    },
    Golden(
      "十二格不为零，都与上年相同",
      says: "a.csv:1:1: 警告: [照抄] 所有的数（其中 12 个不为零）与上年的完全相同。请确认不是把上年的报表又报了一遍；确实相同的请书面说明。"
    ) {
      // Sound in both years: nothing came or went, and every total is its one part.
      var cells = ["许可/行政许可/数量": "7", "处罚强制/行政处罚/数量": "8", "处罚强制/行政强制/数量": "9"]
      cells.merge(["收费/行政事业性收费/金额": "1.5", "文件/规章/有效": "5", "文件/规范性文件/有效": "6"]) { $1 }
      for row in ["行政复议", "直接起诉", "复议后起诉"] {
        for column in ["维持", "总计"] { cells["复议诉讼/\(row)/\(column)"] = "3" }
      }
      return try Sending.typed(cells, lastYear: cells)
    },
    Golden(
      "收费填“242500”，上年是 24",
      says:
        "a.csv:15:2: 警告: [收费-量级] 收费 行政事业性收费 金额：本年 242500 万元，上年 24 万元，相差 1000 倍以上。最可能的改法：“行政事业性收费 金额”由 242500 改为 24.25（可能是按元填的）。请对照财政票据核对收费金额，看是否把元填成了万元；确有大幅增减的书面说明。"
    ) {
      try Sending.typed(["收费/行政事业性收费/金额": "242500"], lastYear: ["收费/行政事业性收费/金额": "24"])
    },
  ]
}
