extension Rule {
  /// The rules that hold for any form, beside those that a definition declares.
  ///
  /// A hint is given as it stands here unless the message of the case knows better; an example is a message that a
  /// test gets.
  package static let generic: [Rule] = [
    Rule(
      "值-数字", "填的内容能读成数字", severity: .error,
      hint: "只填阿拉伯数字，不带“约”“余”等字；说不准的查清再填，没有发生填 0。",
      example: "{格}：“约12”不是数字，没有计入。"),
    Rule(
      "值-整数", "按件、项计的格是整数", severity: .error,
      hint: "这里按整数计，请查原始记录后重填，不要自行取整。",
      example: "{格}：“1.5”不是整数，这一格按{单位}计，没有计入。"),
    Rule(
      "值-非负", "数字不小于零", severity: .error,
      hint: "请看是否多打了减号；有冲减的，填冲减以后的数。",
      example: "{格}：-2 小于零，没有计入。"),
    answer,
    corrected,
    Rule(
      "值-换算", "数字按表上的单位填", severity: .notice,
      hint: "请核对换算后的数，下次直接按表上的单位填。",
      example: ""),
    Rule(
      "值-公式", "格里填的是数字，不是公式", severity: .notice,
      hint: "请确认公式的结果没有过时；换成直接填的数更稳妥。",
      example: "{表}：有 1 格是公式（{行} {列}），已取存下的结果。"),
    Rule(
      "值-文本", "数字按数字填，不按文本填", severity: .notice,
      hint: "读得对就不必处理；请把单元格格式改为“常规”，以后合计才不会漏算。",
      example: "{格}：填的是文本“０”，已按 0 读取。"),
    Rule(
      "值-批注", "格里只有数字，没有说明", severity: .notice,
      hint: "数不受影响；要说明的情况请写进报告的文字部分。",
      example: "{格}：按 55 计入，旁注“含自然失效29件”已保留。"),
    Rule(
      "名录-缺报", "名录里的单位都已报送", severity: .error,
      hint: "请催报；单位已经撤并的，在名录的“至”里填最后一年。",
      example: "水利局（002）没有报送 2025 年的报表。"),
    Rule(
      "名录-多报", "报送单位都在名录里", severity: .error,
      hint: "请核对文件里的单位代码和名称，与名录写成一样；新设的单位先补进 units.csv。",
      example: "文件写的单位代码 999 不在名录里；名录里叫“教育局”的单位，代码是 001，没有计入。"),
    Rule(
      "名录-重复", "同一格只报一次", severity: .error,
      hint: "请留下最新的一份，其余移出 forms/。",
      example: "有 2 个文件填了同样的格：1.csv、2.csv；内容相同的格计一次。"),
    Rule(
      "名录-年份", "报表的年份就是所在文件夹的年份", severity: .error,
      hint: "发错了文件的请重发今年的；只是年份写错的，改正第一行或标题里的年份。",
      example: "文件写的是 2024 年的报表，这里收的是 2025 年的，没有计入。"),
    Rule(
      "名录-已有", "送查的单位还没有别的文件在 forms/ 里", severity: .notice,
      hint: "新的替换旧的，请把旧文件移出 forms/；新的只补充几张表，请连同旧文件一起核对。",
      example: "教育局在 forms/ 里已有文件：2025/forms/旧.csv。"),
    Rule(
      "读入-编码", "文件是 UTF-8、UTF-16 或 GB18030 文本", severity: .error,
      hint: "请用 Excel 或 WPS 另存为 .xlsx 或“CSV UTF-8（逗号分隔）”再报送。",
      example: "文件既不是 UTF-8、UTF-16，也不是 GB18030 文本，没有读取。"),
    Rule(
      "读入-截断", "文件完整，没有中途断开", severity: .error,
      hint: "多半是拷贝或上传没有完成，请重新发送完整的文件。",
      example: "工作簿不完整，中途断开，整个文件没有计入。"),
    Rule(
      "读入-不识别", "内容是本程序认识的表格", severity: .error,
      hint: "请用下发的空表填写，或发来带表题和表头的法定表格。",
      example: "工作簿设了密码，打不开，没有读取。"),
    Rule(
      "读入-过大", "文件大小在限度以内", severity: .error,
      hint: "年报表只有几十行；请确认发来的是年报表，删去无关内容。",
      example: "文件有 40 MB，超过 32 MB 的限度，没有打开。"),
    Rule(
      "读入-附带", "工作簿里只有数据，没有宏、外部链接和隐藏的行", severity: .notice,
      hint: "数照常读取；请看一遍有没有漏读或不该发出的内容。",
      example: "工作簿里有隐藏的工作表，没有读取。"),
    Rule(
      "版式-缺块", "每张表都在", severity: .error,
      hint: "请从下发的空表补上这张表，没有发生的填 0，表题和表头不要改动。",
      example: "缺少“{表题}”这张表（{表}，{行数} 行）。"),
    Rule(
      "版式-缺行", "表里每一行都在", severity: .error,
      hint: "请照下发的表补上这一行，行名一字不改。",
      example: "{表}：缺少“{行名}”这一行。"),
    Rule(
      "版式-缺列", "表里每一列都在", severity: .error,
      hint: "请照下发的表补上这一列，表头一字不改。",
      example: "{表}：缺少“{列名}”这一列。"),
    Rule(
      "版式-多余", "表里没有不认识的行和列", severity: .warning,
      hint: "表样里没有的请删去，要说明的情况写在表外。",
      example: "{表}：不认识的行“赠书”，没有读取。"),
    Rule(
      "版式-重复", "同一行、同一列只出现一次", severity: .error,
      hint: "请只留正确的一行或一列，删去重复的。",
      example: "{表} {行}：这一行出现了两次（第 5 行和第 6 行），相同的数计一次，不同的数没有计入。"),
    Rule(
      "形式-版本", "用的是当年适用的表样", severity: .error,
      hint: "请用当年下发的空表重报，两版相同的格可以照抄。",
      example: "此表由较新的程序生成（版式 99），读得可能不全。"),
    Rule(
      "区域-基数", "公布的全区数等于各单位的合计", severity: .warning, isWaivable: true,
      hint: "请查是哪个单位的数在公布以后改过；确属口径不同的请书面说明。",
      example: "2025 年 {格} 公布 5，合计 3，相差 2。"),
    staleWaiver,
    staleCorrection,
    otherThanLedger,
    lateRequest,
    badRequest,
    Rule(
      "未判定", "规则所需的格都有数字", severity: .notice,
      hint: "确实不适用的不必处理；漏填的请补上。",
      example: ""),
    Rule(
      "上年-疑点", "上年的文件没有错误", severity: .notice,
      hint: "上年这些数不能作基数和结转，请单位一并改正上年的文件。",
      example: "上年（2024 年）的文件有错误：[值-数字] {格}：“若干”不是数字，没有计入。"),
    Rule(
      "区域-无上年", "有上年的数据可比", severity: .notice,
      hint: "请把上年各单位的报表放进上年的 forms/，或把公布的报告存成 region.csv。",
      example: "没有可用的 2024 年报表，增减和跨年的核对都没有做。"),
    Rule(
      "区域-平衡", "各条勾稽关系在全区汇总数上也成立", severity: .error,
      hint: "各单位的数都平衡，全区却不平：请查名录里撤并、转出的单位，其结转数是否有人承接。",
      example: ""),
    Rule(
      "叙述-地址", "文字里引用的数字地址都存在", severity: .error,
      hint: "地址写成“表/行/列”，三段都用表样里的短名。",
      example: "这里的“{{”或“}}”没有配对。"),
    Rule(
      "叙述-缺节", "需要文字的各节都有文字", severity: .warning,
      hint: "请在 narrative/ 里补写这一节，文件名以节的序号开头。",
      example: "“一、总体情况”没有文字，报告里写作（待填）。"),
    Rule(
      "叙述-个人信息", "文字里没有身份证号和手机号", severity: .warning,
      hint: "年度报告要向社会公布，请删去个人信息。",
      example: "文字里有一个手机号：138****5678。"),
    Rule(
      "文字-一致", "文字里的数与表格一致", severity: .warning, isWaivable: true,
      hint: "请核对后改正文字或表格，使两处一致；说的不是表格里的数时，请写明是什么。",
      example: ""),
    Rule(
      "文字-其中", "文字里“其中”列出的各项加起来等于总数", severity: .warning, isWaivable: true,
      hint: "请核对总数和“其中”的各项；没有列全的请写“等”。",
      example: "文字里写 12 条，其中各项 5 + 4 + 2 = 11，相差 1。"),
    Rule(
      "照抄", "数字和文字不是上年的原样", severity: .warning, isWaivable: true,
      hint: "请确认不是把上年的报表又报了一遍；确实相同的请书面说明。",
      example: "所有的数（其中 12 个不为零）与上年的完全相同。"),
    Rule(
      "台账-行", "台账的每一行都能计数", severity: .warning,
      hint: "不在本年发布的请移到那一年的文件夹；日期写错的改正后再编一次。",
      example: "有 12 行的发布日期不在 2025 年（第 2、3、4、5、6、7、8、9、10、11 行等；头一个是“2024-12-31”），没有计入。"),
    Rule(
      "波动", "与本单位上年相比没有大的变化", severity: .notice,
      hint: "变化属实的不必处理，建议在文字里说明原因。",
      example: "{格}：上年 20，本年 31，增 55.0%。"),
  ]

  static let answer = Rule(
    "值-必填", "每一格都有答复，没有发生填 0", severity: .error, isWaivable: true,
    hint: "没有发生的填 0，有的补上数字；空白不当作零。",
    example: "{格}：没有填。")

  static let corrected = Rule(
    "值-更正", "数字按登记的更正计入", severity: .notice,
    hint: "请通知报送单位在自己的底表里一并改正。",
    example: "{格}：报表填“0”，按更正计“6”（电话核实；张三，2026-01-20）。")

  static let staleWaiver = Rule(
    "说明-失效", "登记的说明仍然对得上", severity: .warning,
    hint: "单位可能已经改正，请删去登记的这一条说明。",
    example: "这一行没有采用：规则“值-非负”不能用说明通过，只能改数。")

  static let staleCorrection = Rule(
    "更正-失效", "登记的更正仍然对得上", severity: .warning,
    hint: "单位可能已经重报；仍要更正的请按现在的数重写一行，否则删去。",
    example: "这一行没有采用：没有写理由。")

  /// The rule book of a form: its own rules first, then the generic ones.
  package static func book(of form: Form) -> [Rule] { form.rules + generic }

  /// What the passport of a generic rule says to do; empty for a rule of a definition.
  static func usualHint(of id: String) -> String { hints[id] ?? "" }

  private static let hints = Dictionary(
    generic.map { ($0.id, $0.hint) }, uniquingKeysWith: { first, _ in first })
}
