import Nianbao

/// `project.yaml` as a new project begins with it: every key with what it is for, those that are not needed yet as
/// comments.
struct ProjectFileText {
  let region: String
  let year: Int

  var text: String {
    """
    # 项目设置。“#”后面是说明，不起作用；键也可以用中文写（括号里的），每个键只写一次。
    region: \(Self.quoted(region))          # 地区：全称，印在报告的标题里
    year: \(year)              # 年份：编哪一年的报告
    # code: '990321'          # 代码：本地区向上一级报送时用的代码
    # publisher: \(Self.quoted(region + "人民政府办公室"))   # 编制单位：报告由谁编制、公布，表样和函里写“报给谁”
    # contact: 李四           # 联系人：各单位有事找谁，写在催报函里
    # phone: 0730-5200001     # 电话
    # level: 县               # 级别：省、市、县、乡
    # family: xxgk            # 表样：用 Templates/forms 里哪一种报告，不写就是政府信息公开年报

    deadlines:                # 期限
      units: \(year + 1)-01-31       # 报送：各单位报送的期限（条例第四十九条：每年 1 月 31 日前）
      report: \(year + 1)-03-31      # 发布：本级年度报告公布的期限（条例第四十九条：每年 3 月 31 日前）

    # holidays:               # 节假日：国务院办公厅公布的放假安排，用来算二十个工作日的答复期限；不写就不印答复期限
    # 下面的日子只是写法，请照当年公布的写
    #   off: [\(year)-01-01, \(year)-10-01..\(year)-10-08]   # 放假
    #   on: [\(year)-10-11]      # 上班：调休上班的周末

    # kinds:                  # 类型：名录里某一类单位只填哪几张表，不写就填全部
    #   企事业单位: [文件, 申请, 复议诉讼]

    # thresholds:             # 阈值：提醒“数字偏大、变化偏大”的界限，按规则号写，见 nianbao rules
    #   波动: {至少: 20, 百分比: 50}

    # supplements: [补充]     # 补充：另收 Templates/forms 里的补充表
    # ledger: {columns: [栏目]}   # 台账：发布台账另按哪几列计数
    # outputs: [report, internal, xlsx, facts, ledger, findings]   # 输出：build 平常编哪些成果，不写就编全部
    # bulletin: {}            # 通报：通报排名怎么计分，见手册

    """
  }

  /// A text as YAML takes it for one, whatever is in it.
  private static func quoted(_ text: String) -> String {
    text.allSatisfy { $0.isLetter && !$0.isASCII } ? text : "'\(text.replacing("'", with: "''"))'"
  }
}
