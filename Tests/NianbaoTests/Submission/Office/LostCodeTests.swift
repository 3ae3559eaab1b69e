import Testing

@testable import Nianbao

/// Codes of the roster that Excel has destroyed, and columns and files that nothing reads.
@Suite struct LostCodeTests {
  @Test("Codes in scientific notation are one problem of the roster, however many units have them")
  func roster() {
    let says = { (csv: String) in
      let error = #expect(throws: DefinitionError.self) {
        try Roster(csv: Array(("单位代码,单位名称\n" + csv).utf8), file: "units.csv", region: "")
      }
      return error?.problems.map(\.description) ?? []
    }
    let cure = "请回到原来的名录，把单位代码一列的格式设为“文本”，重新填写完整，再另存为“CSV UTF-8（逗号分隔）”；不要在这个文件上修改。"
    #expect(
      says("9.90321E+08,甲局\n9.90321E+08,乙局\n001,丙局\n") == [
        "units.csv:2:1: 有 2 个单位的单位代码被 Excel 改成了科学计数法，后面几位数字已经丢失（第 2、3 行，例如“9.90321E+08”）。\(cure)"
      ])
    #expect(
      says("001,甲局\n1.1e+17,乙局\n") == [
        "units.csv:3:1: 有 1 个单位的单位代码被 Excel 改成了科学计数法，后面几位数字已经丢失（第 3 行，例如“1.1e+17”）。\(cure)"
      ])
    #expect(says("001,甲局\n001,乙局\n") == ["units.csv:3:1: 单位代码“001”在第 2 行已经用过。"])
  }

  @Test(
    "What is scientific notation and what is a code",
    arguments: [
      ("2.02501E+11", true), ("9.90321e+08", true), ("2E+11", true), ("1.1E+5", true), ("3E12", false),
      ("2.02501E-11", false), ("E+11", false), ("12.5E+08", false), ("2.02501E+", false), ("A2E+11", false),
      ("", false),
    ])
  func scientific(text: String, isOne: Bool) { #expect(text.isScientific == isOne) }

  @Test(
    "Columns of the register that nothing reads",
    arguments: [
      ("when,unit,name,file,sha256,size,replaces,from,errors,warnings,reason\n", []),
      ("when,unit,file,errors,备注\n", ["备注"]), ("when,unit,file,errors,replace,\n", ["replace"]), ("", []),
    ])
  func register(csv: String, unused: [String]) {
    #expect(Receipts.unusedColumns(csv: Array(csv.utf8)) == unused)
  }
}

extension MessageTests {
  /// What lies in a project folder and nothing reads.
  static let unread: [Golden] = [
    Golden(
      "上年的数存成了 region.ods",
      says:
        "2024/region.ods:1:1: 警告: [项目-未读] “2024/region.ods”没有读取，是否应为“2024/region.csv”。放错了地方或写错了名字的，请改正后再编一次；与年报无关的请移走。"
    ) { [.unread(Unread(path: "2024/region.ods", meant: "2024/region.csv"))] },
    Golden(
      "报表放进了 form/",
      says:
        "2025/form/:1:1: 警告: [项目-未读] 文件夹“2025/form/”（里面有 3 个文件）没有读取，是否应为“2025/forms/”。放错了地方或写错了名字的，请改正后再编一次；与年报无关的请移走。"
    ) { [.unread(Unread(path: "2025/form/", count: 3, meant: "2025/forms/"))] },
    Golden(
      "一份通知",
      says: "2025/通知.pdf:1:1: 提示: [项目-未读] “2025/通知.pdf”没有读取。放错了地方或写错了名字的，请改正后再编一次；与年报无关的请移走。"
    ) { [.unread(Unread(path: "2025/通知.pdf"))] },
    Golden(
      "说明多了一列",
      says:
        "2025/waivers.csv:1:1: 提示: [项目-未读] waivers.csv 的“备注”一列没有使用。列名写错了的请改正；是自己加的备注，不必处理。"
    ) {
      var amendments = Amendments()
      let header = Amendments.waiverColumns.joined(separator: ",") + ",备注\n"
      try amendments.read(
        waivers: Array(header.utf8), file: "2025/waivers.csv", book: [], roster: Sending.roster)
      return amendments.findings
    },
    Golden(
      "文件名是 GBK",
      says:
        "公安局.csv:1:1: 错误: [读入-不识别] 文件名不是 UTF-8（按 GBK 看是“公安局.csv”），没有读取。请改名；多半是解开别处打的压缩包时选错了编码，重新解压时选“简体中文（GBK）”也可以。"
    ) {
      let bytes: [UInt8] = [0xB9, 0xAB, 0xB0, 0xB2, 0xBE, 0xD6, 0x2E, 0x63, 0x73, 0x76]
      let name = try #require(IllName(bytes))
      return try Sending.file("公安局.csv", .illNamed(name))
    },
  ]
}
