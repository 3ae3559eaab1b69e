import Foundation
import Testing

@testable import Nianbao

/// The style sheet of the messages: what was sent, and every word that is said of it, as the terminal prints it.
///
/// Say where, what is there, what should be, by how much, and what to do; in the words of the form. A rule of the rule
/// book without a line here is refused: add the input and its message to the table it belongs to.
@Suite struct MessageTests {
  struct Golden: Sendable {
    let input: String
    let says: String
    let found: @Sendable () throws -> [Finding]

    init(_ input: String, says: String, _ found: @escaping @Sendable () throws -> [Finding]) {
      (self.input, self.says, self.found) = (input, says, found)
    }
  }

  /// What is typed into a cell.
  static let values: [Golden] = [
    Golden(
      "申请 新收 自然人填“约12”",
      says: "a.csv:18:2: 错误: [值-数字] 申请 新收 自然人：“约12”不是数字，没有计入。只填阿拉伯数字，不带“约”“余”等字；说不准的查清再填，没有发生填 0。"
    ) { try Sending.typed(["申请/新收/自然人": "约12"]) },
    Golden(
      "申请 新收 自然人填“=3+4”",
      says: "a.csv:18:2: 错误: [值-数字] 申请 新收 自然人：“=3+4”不是数字，没有计入。填的是公式的文字，请改填它算出的数。"
    ) { try Sending.typed(["申请/新收/自然人": "=3+4"]) },
    Golden(
      "收费填“3件”",
      says: "a.csv:15:2: 错误: [值-数字] 收费 行政事业性收费 金额：“3件”的单位是件，这一格的单位是万元，没有计入。请换算成万元再填，只填数字，不写单位。"
    ) { try Sending.typed(["收费/行政事业性收费/金额": "3件"]) },
    Golden(
      "收费填“0.12345678”",
      says: "a.csv:15:2: 错误: [值-数字] 收费 行政事业性收费 金额：“0.12345678”换成万元后小数超过 6 位，没有计入。请四舍五入到 6 位小数再填。"
    ) { try Sending.typed(["收费/行政事业性收费/金额": "0.12345678"]) },
    Golden(
      "许可填二十位数",
      says: "a.csv:8:2: 错误: [值-数字] 许可 行政许可 数量：“12345678901234567890”大得不合情理，没有计入。请核对位数，看是不是多打了几个零。"
    ) { try Sending.typed(["许可/行政许可/数量": "12345678901234567890"]) },
    Golden(
      "许可填“1.5”",
      says: "a.csv:8:2: 错误: [值-整数] 许可 行政许可 数量：“1.5”不是整数，这一格按件计，没有计入。这里按整数计，请查原始记录后重填，不要自行取整。"
    ) { try Sending.typed(["许可/行政许可/数量": "1.5"]) },
    Golden(
      "许可填“-2”",
      says: "a.csv:8:2: 错误: [值-非负] 许可 行政许可 数量：-2 小于零，没有计入。请看是否多打了减号；有冲减的，填冲减以后的数。"
    ) { try Sending.typed(["许可/行政许可/数量": "-2"]) },
    Golden(
      "许可留空",
      says: "a.csv:8:2: 错误: [值-必填] 许可 行政许可 数量：没有填。没有发生的填 0，有的补上数字；空白不当作零。"
    ) { try Sending.typed(["许可/行政许可/数量": ""]) },
    Golden(
      "处罚、强制都留空",
      says: "a.csv:11:2: 错误: [值-必填] 处罚强制：整张表全空。请逐格补填，没有发生的填 0，空白不当作零。"
    ) { try Sending.typed(["处罚强制/行政处罚/数量": "", "处罚强制/行政强制/数量": ""]) },
    Golden(
      "申请里四格留空",
      says: "a.csv:18:2: 错误: [值-必填] 申请：有 4 格没有填：新收（自然人、总计）；重复申请（其他）；结转下年（自然人）。请逐格补填，没有发生的填 0，空白不当作零。"
    ) { try Sending.typed(["申请/新收/自然人": "", "申请/新收/总计": "", "申请/重复申请/其他": "", "申请/结转下年/自然人": ""]) },
    Golden(
      "申请 新收 自然人填“/”",
      says: "a.csv:18:2: 错误: [值-必填] 申请 新收 自然人：这一格不能填“不适用”。这里要一个数，没有发生填 0。"
    ) { try Sending.typed(["申请/新收/自然人": "/"]) },
    Golden(
      "许可填“1,5”，逗号没有加引号",
      says: "a.csv:8:3: 错误: [值-数字] 许可 行政许可：“5”上面没有列名，这一行的数可能错了列，整行没有计入。数字里的千位逗号请去掉；表头错位的，请让每个数落在自己的列名下面。"
    ) { try Sending.typed(["许可/行政许可/数量": "1,5"]) },
    Golden(
      "收费填“251000元”",
      says: "a.csv:15:2: 提示: [值-换算] 收费 行政事业性收费 金额：“251000元”已由元换算成 25.1 万元。请核对换算后的数，下次直接按表上的单位填。"
    ) { try Sending.typed(["收费/行政事业性收费/金额": "251000元"]) },
    Golden(
      "规范性文件 有效填“55（含自然失效29件）”",
      says: "a.csv:5:4: 提示: [值-批注] 文件 规范性文件 有效：按 55 计入，旁注“含自然失效29件”已保留。数不受影响；要说明的情况请写进报告的文字部分。"
    ) { try Sending.typed(["文件/规范性文件/有效": "55（含自然失效29件）"]) },
  ]

  /// What stands in a cell of a workbook.
  static let workbookCells: [Golden] = [
    Golden(
      "公式“=SUM(C4:D4)”，存下的结果 0",
      says: "a.xlsx:4:2: 提示: [值-公式] 藏书!B4：藏书：有 1 格是公式（新购 合计），已取存下的结果。请确认公式的结果没有过时；换成直接填的数更稳妥。"
    ) { try Sending.workbook("0", .formula) },
    Golden(
      "公式，没有存下结果",
      says: "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：此格是公式，没有存下结果，没有计入。请直接填公式应当算出的数。"
    ) { try Sending.workbook("", .formulaWithoutResult) },
    Golden(
      "公式取自别的文件",
      says: "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：此格的公式取自别的文件，没有计入。请直接填数字，公式指向的文件没有一起报来。"
    ) { try Sending.workbook("0", .externalFormula) },
    Golden(
      "日期 2025-03-04",
      says: "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：显示为日期“3月4日”（实际 45720），疑为自动变成日期，没有计入。请把单元格格式改为“常规”，再填一遍数字。"
    ) { try Sending.workbook("45720", .day) },
    Golden(
      "百分比 5%",
      says: "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：显示为百分比（实际 0.05），没有计入。请把单元格格式改为“常规”，不带百分号重填。"
    ) { try Sending.workbook("0.05", .percent) },
    Golden(
      "错误值 #REF!",
      says: "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：此格是错误值 #REF!，没有计入。请查公式错在哪里，直接填正确的数。"
    ) { try Sending.workbook("#REF!", .error) },
    Golden(
      "文本“０”",
      says: "a.xlsx:4:2: 提示: [值-文本] 藏书!B4：藏书 新购 合计：填的是文本“０”，已按 0 读取。读得对就不必处理；请把单元格格式改为“常规”，以后合计才不会漏算。"
    ) { try Sending.workbook("０", .text) },
    Golden(
      "0 右上角有上标 1",
      says: "a.xlsx:4:2: 提示: [值-批注] 藏书!B4：藏书 新购 合计：按 0 计入，上标的“1”没有算在数里。请确认这就是要报的数；注解请写进报告的文字部分，划掉的请删去，不要留在格里。"
    ) { try Sending.workbook("0", .partly, aside: "上标的“1”") },
    Golden(
      "划掉 5，剩下“约3”",
      says: "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：除去划掉的“5”，剩下的“约3”不是数字，没有计入。请只留下要报的数，注解写进报告的文字部分。"
    ) { try Sending.workbook("约3", .partly, aside: "划掉的“5”") },
    Golden(
      "整格划掉的 0",
      says: "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：此格的“0”划掉了（整格有删除线），没有计入。要报的数请取消删除线，不要的删去；没有发生的填 0。"
    ) { try Sending.workbook("0", .struck) },
    Golden(
      "0.00, 的格式让 5200 显示为 5.20",
      says: "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：显示为“5.20”（实际 5200），说不准该取哪一个，没有计入。请把单元格格式改为“常规”，按册重填这个数。"
    ) { try Sending.workbook("5200", .shownOtherwise, aside: "5.20") },
    Golden(
      ";;; 的格式什么也不显示",
      says:
        "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：单元格格式让这一格什么也不显示（实际 5200），说不准该不该计，没有计入。请把单元格格式改为“常规”，按册重填这个数。"
    ) { try Sending.workbook("5200", .shownOtherwise, aside: "") },
    Golden(
      "0\"人次\" 的格式",
      says: "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：显示为“5人次”（实际 5），不能按册读，没有计入。请把单元格格式改为“常规”，按册重填这个数。"
    ) { try Sending.workbook("5人次", .shown, aside: "5") },
    Golden(
      "0,\"册\" 的格式让 3000 显示为 3册",
      says: "a.xlsx:3:2: 提示: [值-换算] 藏书!B3：藏书 年初 合计：显示为“3册”（实际 3000），按显示的 3 册计入。请核对换算后的数，下次直接按表上的单位填。"
    ) { try Sending.workbook("3册", .shown, aside: "3000", row: 3) },
    Golden(
      "货币格式的 3",
      says:
        "a.xlsx:3:2: 警告: [值-货币符号] 藏书!B3：藏书 年初 合计：显示为“¥3”，货币符号表示元，这一格的单位是册，已按 3 册计入。请对照票据核对；单位没有弄错的，把单元格格式改为“常规”，不带货币符号。"
    ) { try Sending.workbook("¥3", .shown, aside: "3", row: 3) },
    Golden(
      "一格写了两次",
      says:
        "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：文件里这一格写了两次，内容不同（“0；5”），没有计入。请在 Excel 或 WPS 里打开，核对这一格的数，另存一份再报送。"
    ) { try Sending.workbook("0；5", .twice) },
    Golden(
      "合并的格盖住 9",
      says:
        "a.xlsx:4:5: 提示: [读入-附带] 藏书!E4：合并的格盖住了 1 格里的内容（藏书!E4“9”），看不见，没有读取。合并的格只算左上角那一格；盖住的若是要报的数，请取消合并再报送，不是的请删去。"
    ) { try Sending.workbook(covered: [SheetText.Cell(row: 4, column: 5, text: "9", kind: .number)]) },
    Golden(
      "格写在第 99999999 行",
      says:
        "a.xlsx:1:1: 提示: [读入-附带] 工作簿里有不在表格范围里的内容，没有读取。这些内容写错了位置，在 Excel 和 WPS 里看不见；请打开核对，另存一份再报送。"
    ) { try Sending.workbook(notes: [.lostCells]) },
    Golden(
      "h:mm 的格式",
      says: "a.xlsx:4:2: 错误: [值-数字] 藏书!B4：藏书 新购 合计：显示为日期或时间（实际 0.5），疑为自动变成日期，没有计入。请把单元格格式改为“常规”，再填一遍数字。"
    ) { try Sending.workbook("0.5", .day) },
    Golden(
      "部件是 Big5 编码",
      says:
        "a.xlsx:1:1: 错误: [读入-不识别] 工作簿里的部件是用“Big5”编码写的，本程序只读 UTF-8、UTF-16 和 GB18030，没有读取。请在 Excel 或 WPS 里打开，另存为 .xlsx 或“CSV UTF-8”再报送。"
    ) { try Sending.file("a.xlsx", .refusedWorkbook(.encoding("Big5"))) },
  ]

  /// Who sent it, and for which year.
  static let rosters: [Golden] = [
    Golden(
      "只有教育局报了",
      says: "units.csv:2:1: 错误: [名录-缺报] 水利局（002）没有报送 2025 年的报表。请催报；单位已经撤并的，在名录的“至”里填最后一年。"
    ) { Sending.county([("教育局2025.csv", Sending.zeros())], missing: true) },
    Golden(
      "文件写代码 999",
      says: "a.csv:1:1: 错误: [名录-多报] 文件写的单位代码 999 不在名录里；名录里叫“教育局”的单位，代码是 001，没有计入。请改正代码；新设的单位请先补进 units.csv。"
    ) { Sending.county([("a.csv", Sending.zeros().replacing(",001,", with: ",999,"))]) },
    Golden(
      "文件写代码 001、名称水利局",
      says:
        "a.csv:1:1: 错误: [名录-多报] 文件的代码 001 是“教育局”，名称“水利局”的代码却是 002，分不清是哪个单位，没有计入。多半是借用了别的单位的表，请报送单位把代码和名称改成自己的。"
    ) { Sending.county([("a.csv", Sending.zeros().replacing("教育局", with: "水利局"))]) },
    Golden(
      "文件没有写单位",
      says: "a.csv:1:1: 错误: [名录-多报] 看不出是哪个单位报送的，没有计入。请在文件名里写明单位代码或全称，例如“单位代码-单位名称.csv”。"
    ) { Sending.county([("a.csv", Sending.zeros().replacing("001,教育局", with: ","))]) },
    Golden(
      "文件只写名称信访局",
      says: "a.csv:1:1: 错误: [名录-多报] “信访局”不在名录里，没有计入。请与 units.csv 的单位名称核对，或在第一行写明单位代码。"
    ) { Sending.county([("a.csv", Sending.zeros().replacing("001,教育局", with: ",信访局"))]) },
    Golden(
      "两个文件，许可一个填 0、一个填 3",
      says:
        "2.csv:1:1: 错误: [名录-重复] 有 2 个文件填了同样的格：1.csv、2.csv；相同的格计一次，不同的 1 格没有计入（许可 行政许可 数量）。请留下最新的一份，其余移出 forms/。"
    ) { try Sending.county([("1.csv", Sending.zeros()), ("2.csv", Sending.text(["许可/行政许可/数量": "3"]))]) },
    Golden(
      "同一份文件报了两次",
      says: "2.csv:1:1: 错误: [名录-重复] 有 2 个文件填了同样的格：1.csv、2.csv；内容相同的格计一次。请留下最新的一份，其余移出 forms/。"
    ) { Sending.county([("1.csv", Sending.zeros()), ("2.csv", Sending.zeros())]) },
    Golden(
      "教育局已在 2024 年撤并",
      says: "a.csv:1:1: 错误: [名录-多报] 教育局（001）在名录里只到 2024 年，2025 年的报表没有计入。单位仍在的，请改名录里的“自”“至”；已经撤并的，由承接的单位报送。"
    ) { Sending.county([("a.csv", Sending.zeros())], closed: true) },
    Golden(
      "长表里写“二〇二五”年",
      says: "b.csv:2:1: 错误: [名录-年份] “二〇二五”不是年份，写着它的各行没有计入。年份请写四位数字，例如 2025。"
    ) {
      Sending.county([("a.csv", Sending.zeros()), ("b.csv", "年份,单位代码,表,行,列,数值\n二〇二五,001,许可,行政许可,数量,0\n")])
    },
    Golden(
      "文件写 2024 年",
      says: "a.csv:1:1: 错误: [名录-年份] 文件写的是 2024 年的报表，这里收的是 2025 年的，没有计入。发错了文件的请重发今年的；只是年份写错的，改正第一行或标题里的年份。"
    ) { Sending.county([("a.csv", Sending.zeros(year: 2024))]) },
    Golden(
      "送查一个文件，forms/ 里另有一个",
      says:
        "a.csv:1:1: 提示: [名录-已有] 教育局在 forms/ 里已有文件：2025/forms/旧.csv。新的替换旧的，请把旧文件移出 forms/；新的只补充几张表，请连同旧文件一起核对。"
    ) { try [Finding.alreadyThere(Sending.sheet([:]).sent, ["2025/forms/旧.csv"])] },
  ]

  /// What cannot be read.
  static let files: [Golden] = [
    Golden(
      "长表里没有一行认得",
      says: "b.csv:2:1: 错误: [读入-不识别] 表、行、列没有一行认得（例如“许可证/行政许可/数量”），没有读取。请用 facts.csv 或 upward.csv 里的短名。"
    ) { Sending.county([("b.csv", "年份,单位代码,表,行,列,数值\n2025,001,许可证,行政许可,数量,0\n")]) },
    Golden(
      "长表只有表头",
      says: "001.csv:1:1: 错误: [读入-不识别] 第一行是对的（一行一个数的版式），下面却一行也没有。请确认导出的范围，重新发送。"
    ) { Sending.county([("001.csv", "年份,单位代码,表,行,列,数值\n")]) },
    Golden(
      "空字节",
      says: "a.csv:1:1: 错误: [读入-编码] 文件里有空字节，像是缺了开头标记的 UTF-16，或者不是文本，没有读取。请打开原来的表，另存为“CSV UTF-8（逗号分隔）”或 .xlsx。"
    ) { try Sending.file("a.csv", .bytes([0x31, 0, 0x32, 0])) },
    Golden(
      "不是文本的字节",
      says:
        "a.csv:1:1: 错误: [读入-编码] 文件既不是 UTF-8、UTF-16，也不是 GB18030 文本，没有读取。请用 Excel 或 WPS 另存为 .xlsx 或“CSV UTF-8（逗号分隔）”再报送。"
    ) { try Sending.file("a.csv", .bytes([0x31, 0xFF, 0xFF])) },
    Golden(
      "文件在一行中间断开",
      says: "a.csv:4:1: 错误: [读入-截断] 文件在第 4 行中途断开，最后读到的是藏书 新购，整个文件没有计入。多半是拷贝或上传没有完成，请重新发送完整的文件。"
    ) { try Sending.small("年初,3,2,1\n新购,0") },
    Golden(
      "文件少了后面的行，末尾没有换行",
      says: "a.csv:4:1: 错误: [读入-截断] 文件到“藏书 新购”这一行就断了，后面的行和表都没有，整个文件没有计入。多半是拷贝或上传没有完成，请重新发送完整的文件。"
    ) { try Sending.small("年初,3,2,1\n新购,0,0,0") },
    Golden(
      "工作簿断开",
      says: "a.xlsx:1:1: 错误: [读入-截断] 工作簿不完整，中途断开，整个文件没有计入。多半是拷贝或上传没有完成，请重新发送完整的文件。"
    ) { try Sending.file("a.xlsx", .refusedWorkbook(.cut)) },
    Golden(
      "工作簿加密",
      says: "a.xlsx:1:1: 错误: [读入-不识别] 工作簿设了密码，打不开，没有读取。请去掉打开密码，另存为 .xlsx 再报送。"
    ) { try Sending.file("a.xlsx", .refusedWorkbook(.encrypted)) },
    Golden(
      "扩展名是 .xlsx 的文档",
      says:
        "a.xlsx:1:1: 错误: [读入-不识别] 文件内容是Word 文档，不是 Excel 工作簿，没有读取。请在 Excel 或 WPS 里打开，另存为 .xlsx 或“CSV UTF-8”再报送。"
    ) { try Sending.file("a.xlsx", .refusedWorkbook(.otherKind("Word 文档"))) },
    Golden(
      "工作簿带文档类型声明",
      says:
        "a.xlsx:1:1: 错误: [读入-不识别] 工作簿里夹带了文档类型声明，不是 Excel 或 WPS 保存的样子，为安全没有读取。请在 Excel 或 WPS 里打开，另存为 .xlsx 或“CSV UTF-8”再报送。"
    ) { try Sending.file("a.xlsx", .refusedWorkbook(.docType)) },
    Golden(
      "工作簿损坏",
      says: "a.xlsx:1:1: 错误: [读入-不识别] 工作簿的内容损坏，没有读取。请在 Excel 或 WPS 里试着打开并修复，另存一份再报送。"
    ) { try Sending.file("a.xlsx", .refusedWorkbook(.damaged)) },
    Golden(
      "旧格式",
      says:
        "a.xls:1:1: 错误: [读入-不识别] 文件内容是旧格式（.xls、.et、.doc）或加密的 Office 文件，不是工作簿也不是 CSV 文本，没有读取。请在 Excel 或 WPS 里打开，另存为 .xlsx（不设密码）或“CSV UTF-8（逗号分隔）”再报送。"
    ) { try Sending.file("a.xls", .known(.oldOffice)) },
    Golden(
      "照片",
      says: "a.csv:1:1: 错误: [读入-不识别] 文件内容是图片，不是工作簿也不是 CSV 文本，没有读取。请把数字填进下发的表格，存成 .xlsx 或 CSV 再报送。"
    ) { try Sending.file("a.csv", .known(.picture)) },
    Golden(
      "文件打不开",
      says: "a.csv:1:1: 错误: [读入-不识别] 文件打不开：没有权限。请检查文件的权限，或重新拷贝一份。"
    ) { try Sending.file("a.csv", .unreadable(reason: "没有权限")) },
    Golden(
      "扩展名是 .rar",
      says:
        "a.rar:1:1: 错误: [读入-不识别] 扩展名是 .rar，只读取 .xlsx、.csv、.txt、.tsv，没有读取。请另存为 .xlsx 或“CSV UTF-8（逗号分隔）”；不是报送材料的请移出 forms/。"
    ) { try Sending.file("a.rar", .otherKind) },
    Golden(
      "文本改名为 .xlsx",
      says:
        "a.xlsx:1:1: 错误: [读入-不识别] 扩展名是 .xlsx，内容却不是工作簿，没有读取。请另存为 .xlsx 或“CSV UTF-8（逗号分隔）”；不是报送材料的请移出 forms/。"
    ) { try Sending.file("a.xlsx", .otherKind) },
    Golden(
      "一张通讯录",
      says:
        "a.csv:1:1: 错误: [读入-不识别] 没有找到任何一张认得的表：第一格应为“图书馆年报数据”，或有藏书情况的表头和行。请用下发的空表填写，或发来带表题和表头的法定表格；一行一个数的长表，首行写“年份,单位代码,表,行,列,数值”。"
    ) { try Sending.small("张三,1\n", head: "姓名,电话\n") },
    Golden(
      "只有第一行",
      says: "a.csv:1:1: 错误: [读入-不识别] 第一行是对的，后面却没有一张认得的表。请把各张表连同表题、表头一起贴在第一行下面。"
    ) { try Sending.small("", head: "图书馆年报数据,2025,1,馆\n") },
    Golden(
      "40 MB 的文件",
      says: "a.csv:1:1: 错误: [读入-过大] 文件有 40 MB，超过 32 MB 的限度，没有打开。年报表只有几十行；请确认发来的是年报表，删去无关内容。"
    ) { try Sending.file("a.csv", .tooLarge(size: 40 << 20)) },
    Golden(
      "工作簿里有二百万格",
      says: "a.xlsx:1:1: 错误: [读入-过大] 工作簿里有 2000000 格，超过 1000000 格的限度，没有读取。年报表只有几十行；请确认发来的是年报表，删去无关内容。"
    ) { try Sending.file("a.xlsx", .refusedWorkbook(.tooLarge(actual: " 2000000 格", limit: " 1000000 格"))) },
    Golden(
      "工作簿带宏",
      says: "a.xlsx:1:1: 提示: [读入-附带] 工作簿里有宏，没有运行也没有打开。不需要的请删去，另存为不带宏的 .xlsx。"
    ) { try Sending.workbook(notes: [.macros]) },
    Golden(
      "工作簿有隐藏的工作表",
      says: "a.xlsx:1:1: 提示: [读入-附带] 工作簿里有隐藏的工作表，没有读取。里面若有要报的数，请取消隐藏再报送。"
    ) { try Sending.workbook(notes: [.hiddenSheets]) },
    Golden(
      "工作簿第 4 行隐藏",
      says: "a.xlsx:4:1: 提示: [读入-附带] 藏书 第 4 行：有 1 行是隐藏的（第 4 行），照样读取。请取消隐藏，看里面的数是不是要报的。"
    ) { try Sending.workbook(hidden: [4]) },
  ]

  /// Tables, rows and columns.
  static let layouts: [Golden] = [
    Golden(
      "没有许可这张表",
      says: "a.csv:1:1: 错误: [版式-缺块] 缺少“第二十条第（五）项”这张表（许可，1 行）。请从下发的空表补上这张表，没有发生的填 0，表题和表头不要改动。"
    ) { Sending.county([("a.csv", Sending.zeros().replacing("第二十条第（五）项,本年处理决定数量\n行政许可,0\n\n", with: ""))]) },
    Golden(
      "许可的表题写成第（五）顶",
      says:
        "a.csv:7:1: 错误: [版式-缺块] 缺少“第二十条第（五）项”这张表（许可，1 行）；有不认识的表题“第二十条第（五）顶”，是否应为“第二十条第（五）项”。请把这一行的表题改成“第二十条第（五）项”，整张表就能读了。"
    ) { Sending.county([("a.csv", Sending.zeros().replacing("第二十条第（五）项", with: "第二十条第（五）顶"))]) },
    Golden(
      "缺新购一行",
      says: "a.csv:3:1: 错误: [版式-缺行] 藏书：缺少“新购”这一行。请照下发的表补上这一行，行名一字不改。"
    ) { try Sending.small("年初,3,2,1\n年末,3,2,1\n") },
    Golden(
      "新购写成新够",
      says: "a.csv:4:1: 错误: [版式-缺行] 藏书：缺少“新购”这一行；有不认识的行“新够”，是否应为“新购”。请把行名“新够”改成“新购”，一字不差。"
    ) { try Sending.small("年初,3,2,1\n新够,0,0,0\n年末,3,2,1\n") },
    Golden(
      "缺外文一列",
      says: "a.csv:3:1: 错误: [版式-缺列] 藏书：缺少“外文”这一列。请照下发的表补上这一列，表头一字不改。"
    ) { try Sending.small("年初,3,2\n新购,0,0\n年末,3,2\n", head: "图书馆年报数据,2025,1,馆\n藏书情况,合计,中文\n") },
    Golden(
      "多赠书一行",
      says: "a.csv:6:1: 警告: [版式-多余] 藏书：不认识的行“赠书”，没有读取。表样里没有的请删去，要说明的情况写在表外。"
    ) { try Sending.small("年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n赠书,1,1,0\n") },
    Golden(
      "外文写成外交",
      says: "a.csv:2:4: 错误: [版式-缺列] 藏书：缺少“外文”这一列；有不认识的列“外交”，是否应为“外文”。请把表头“外交”改成“外文”，一字不差。"
    ) { try Sending.small("年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n", head: "图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外交\n") },
    Golden(
      "长表里有一个不认识的地址",
      says: """
        b.csv:3:1: 警告: [版式-多余] 有 1 个地址不在表样里，没有读取：“许可/行政许克/数量”（第 3 行）；第一个是否应为“许可/行政许可/数量”。表、行、列请用表样里的短名，facts.csv 里可以查到。
        b.csv:1:1: 错误: [名录-重复] 有 2 个文件填了同样的格：a.csv、b.csv；内容相同的格计一次。请留下最新的一份，其余移出 forms/。
        """
    ) {
      Sending.county([
        ("a.csv", Sending.zeros()),
        ("b.csv", "年份,单位代码,表,行,列,数值\n2025,001,许可,行政许可,数量,0\n2025,001,许可,行政许克,数量,0\n"),
      ])
    },
    Golden(
      "年末有两行，数不同",
      says: "a.csv:6:1: 错误: [版式-重复] 藏书 年末：这一行出现了两次（第 5 行和第 6 行），相同的数计一次，不同的数没有计入。请删去多余的一行。"
    ) { try Sending.small("年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n年末,3,2,2\n") },
    Golden(
      "中文有两列",
      says: "a.csv:2:5: 错误: [版式-重复] 藏书：表头里“中文”出现了两次，只读了左边一列。请核对表头，改正写错的那一列。"
    ) {
      try Sending.small("年初,3,2,1,2\n新购,0,0,0,0\n年末,3,2,1,2\n", head: "图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外文,中文\n")
    },
    Golden(
      "2025 年报了 2019 年版的表",
      says:
        "a.csv:1:1: 错误: [形式-版本] 这是国办公开办函〔2019〕60号那一版的表，2025 年应当用国办公开办函〔2021〕30号的表：两版相同的 193 格已计入，本年才有的 7 格没有数。请改用 2025 年下发的表重报；只是放错年份的，移到那一年的文件夹。"
    ) { Sending.county([("a.csv", Sending.zeros(form: Fixture.older))]) },
    Golden(
      "工作簿的版式比程序新",
      says: "a.xlsx:1:1: 错误: [形式-版本] 此表由较新的程序生成（版式 99），读得可能不全。请办公室升级本程序，再读一次。"
    ) { try Sending.workbook(revision: 99) },
  ]

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
        2025/corrections.csv:2:1: 警告: [更正-失效] 这一行没有采用：第 3 行又更正了这一格，以那一行为准。请在 corrections.csv 里改正或删去这一行。
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
        "2025/narrative/1.md:1:12: 警告: [文字-一致] 文字写“收到”155 件，按“新收”是 154 件（申请 新收 总计 154），相差 1。请核对后改正文字或表格；叙述里写成 {{申请/新收/总计}}，就总与表格一致。"
    ) { try Sending.written("共收到政府信息公开申请155件。") },
    Golden(
      "收办 160 件",
      says:
        "2025/narrative/1.md:1:11: 警告: [文字-一致] 文字写“收办”160 件，按“收办”是 154 件（申请 新收 总计 154 加 申请 上年结转 总计 0），相差 6。请核对后改正文字或表格，使两处一致；说的不是表格里的数时，请写明是什么。"
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

  static let goldens =
    values + workbookCells + rosters + files + layouts + office + years + texts + statements
    + requests + ledgers

  @Test("Every message, whole", arguments: goldens.indices)
  func says(position: Int) throws {
    let golden = Self.goldens[position]
    let said = try golden.found().map(Sending.printed).joined(separator: "\n")
    #expect(said == golden.says, "\(golden.input)")
  }
}
