extension Rule {
  /// The rules that hold for any form, beside those that a definition declares.
  public static let generic: [Rule] = [
    Rule("值-数字", "填的内容能读成数字", severity: .error),
    Rule("值-整数", "件数是整数", severity: .error),
    Rule("值-非负", "数字不小于零", severity: .error),
    answer,
    corrected,
    Rule("值-换算", "数字带了别的单位，已换算", severity: .notice),
    Rule("值-公式", "格里是公式，已取存下的结果", severity: .notice),
    Rule("值-文本", "数字是按文本填的，已读成数字", severity: .notice),
    Rule("值-批注", "数字旁带了说明，已保留", severity: .notice),
    Rule("名录-缺报", "名录里的单位都已报送", severity: .error),
    Rule("名录-多报", "报送单位都在名录里", severity: .error),
    Rule("名录-重复", "同一格只报一次", severity: .error),
    Rule("名录-年份", "报表的年份就是所在文件夹的年份", severity: .error),
    Rule("名录-已有", "送查的单位在 forms 里已有文件", severity: .notice),
    Rule("读入-编码", "文件是 UTF-8、UTF-16（带 BOM）或 GB18030 文本", severity: .error),
    Rule("读入-截断", "文件完整，没有中途断开", severity: .error),
    Rule("读入-不识别", "内容是本程序认识的表格", severity: .error),
    Rule("读入-过大", "文件大小在限度以内", severity: .error),
    Rule("读入-附带", "工作簿里只有数据，没有宏、外部链接和隐藏的行", severity: .notice),
    Rule("版式-缺块", "每张表都在", severity: .error),
    Rule("版式-缺行", "表里每一行都在", severity: .error),
    Rule("版式-缺列", "表里每一列都在", severity: .error),
    Rule("版式-多余", "表里没有不认识的行和列", severity: .warning),
    Rule("版式-重复", "同一行、同一列只出现一次", severity: .error),
    Rule("形式-版本", "用的是当年适用的表样", severity: .error),
    Rule("区域-基数", "公布的全区数等于各单位的合计", severity: .warning, isWaivable: true),
    staleWaiver,
    staleCorrection,
    Rule("未判定", "规则所需的格没有数字，无法判断", severity: .notice),
    Rule("上年-疑点", "上年的文件没有错误", severity: .notice),
    Rule("区域-无上年", "有上年的数据可比", severity: .notice),
    Rule("区域-平衡", "各条勾稽关系在全区汇总数上也成立", severity: .error),
    Rule("叙述-地址", "文字里引用的数字地址都存在", severity: .error),
    Rule("叙述-缺节", "需要文字的各节都有文字", severity: .warning),
    Rule("叙述-个人信息", "文字里没有身份证号和手机号", severity: .warning),
    Rule("文字-一致", "文字里的数与表格一致", severity: .warning, isWaivable: true),
    Rule("文字-其中", "文字里“其中”列出的各项加起来等于总数", severity: .warning, isWaivable: true),
    Rule("照抄", "数字和文字不是上年的原样", severity: .warning, isWaivable: true),
    Rule("波动", "与本单位上年相比没有大的变化", severity: .notice),
  ]

  static let answer = Rule("值-必填", "每一格都有答复，没有发生填 0", severity: .error, isWaivable: true)
  static let corrected = Rule("值-更正", "数字按登记的更正计入", severity: .notice)
  static let staleWaiver = Rule("说明-失效", "登记的说明仍然对得上", severity: .warning)
  static let staleCorrection = Rule("更正-失效", "登记的更正仍然对得上", severity: .warning)

  /// The rule book of a form: its own rules first, then the generic ones.
  public static func book(of form: Form) -> [Rule] { form.rules + generic }
}
