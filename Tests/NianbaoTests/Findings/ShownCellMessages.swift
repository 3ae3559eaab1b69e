@testable import Nianbao

/// What is said where a workbook shows something else than it stores.
extension MessageTests {
  static let shownCells: [Golden] = [
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
        "a.xlsx:1:1: 错误: [读入-不识别] 工作簿里写着第 99999999 行，不在表格的范围里（1048576 行、16384 列），没有读取。不是 Excel 或 WPS 保存的样子；请在 Excel 或 WPS 里打开，另存为 .xlsx 或“CSV UTF-8”再报送。"
    ) { try Sending.file("a.xlsx", .refusedWorkbook(.outside("第 99999999 行"))) },
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
}
