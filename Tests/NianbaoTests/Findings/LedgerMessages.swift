@testable import Nianbao

/// What is said of ledgers of published items, and of their lines.
extension MessageTests {
  /// Lines of ledgers that are not counted.
  static let ledgers: [Golden] = [
    Golden(
      "台账里十二行发布日期是上一年的",
      says:
        "2025/ledger/1.csv:2:1: 警告: [台账-行] 有 12 行的发布日期不在 2025 年（第 2、3、4、5、6、7、8、9、10、11 行等；头一个是“2024-12-31”），没有计入。不在本年发布的请移到那一年的文件夹；日期写错的改正后再编一次。"
    ) { Ledger.found(String(repeating: "001,2024-12-31,惠民生,教育,网站,a\n", count: 12)) },
    Golden(
      "台账里没有日期，日期是文字",
      says:
        "2025/ledger/1.csv:2:1: 警告: [台账-行] 有 2 行的发布日期没有填或者不是日期（第 2、4 行；头一个是“三月一日”），没有计入。日期请写成 2025-03-01 这样。"
    ) { Ledger.found("001,三月一日,惠民生,教育,网站,a\n001,2025-01-01,惠民生,教育,网站,a\n001,,惠民生,教育,网站,a\n") },
    Golden(
      "台账里的单位代码不在名录",
      says:
        "2025/ledger/1.csv:2:1: 警告: [台账-行] 有 1 行的单位代码不在 2025 年的名录里（第 2 行；头一个是“999”），没有计入。请改正单位代码；新设的单位请先补进 units.csv。"
    ) { Ledger.found("999,2025-01-01,惠民生,教育,网站,a\n") },
    Golden(
      "台账没有填类别",
      says: "2025/ledger/1.csv:2:1: 警告: [台账-行] 有 1 行没有填类别（第 2 行），没有计入。请补填类别，再编一次。"
    ) { Ledger.found("001,2025-01-01, ,教育,网站,a\n") },
    Golden(
      "台账一行少一栏，一行的标题里有逗号",
      says:
        "2025/ledger/1.csv:2:1: 警告: [台账-行] 有 2 行的栏数与表头不同（第 2、3 行），没有计入。请核对这些行；标题里有逗号的，整个标题要放在一对英文双引号里。"
    ) {
      Ledger.found("001,2025-01-01,惠民生,教育,网站\n001,2025-01-01,惠民生,教育,网站,a,b\n001,2025-01-01,惠民生,教育,网站,a,,\n")
    },
    Golden(
      "台账的引号把下一行连在一起",
      says:
        "2025/ledger/1.csv:2:1: 警告: [台账-行] 有 1 行的引号没有配对，连着下面的行（第 2 行），没有计入。请改正引号；标题里的英文双引号要写成两个。"
    ) { Ledger.found("001,2025-01-01,惠民生,教育,网站,\"a\n001,2025-01-01,惠民生,教育,网站,\"b\n") },
    Golden(
      "两种编码拼成的台账",
      says:
        "2025/ledger/1.csv:3:1: 警告: [台账-行] 有 1 行有无法解码的字节（第 3 行），没有计入。请从原系统重新导出，全文用同一种编码（UTF-8 或 GB18030）。"
    ) {
      Ledger.read(
        Ledger.encode("单位代码,发布日期,类别,主题,渠道,标题\n001,2025-01-01,惠民生,教育,网站,a\n", "UTF-8")
          + Ledger.encode("001,2025-01-01,惠民生,教育,网站,a\n", "GB18030")
      ).findings
    },
    Golden(
      "件数填“约20”",
      says: "2025/ledger/1.csv:2:1: 警告: [台账-行] 有 1 行的件数不是整数（第 2 行；头一个是“约20”），没有计入。件数请只填数字，没有发布的填 0。"
    ) { Ledger.read("单位代码,类别,主题,渠道,件数\n001,惠民生,教育,网站,约20\n").findings },
    Golden(
      "台账里又有件数",
      says:
        "2025/ledger/1.csv:1:1: 警告: [台账-行] 有“发布日期”的台账一行计一条，“件数”一列没有使用。一行不止一条的，请去掉“发布日期”一列，按件数报。"
    ) { Ledger.read("单位代码,发布日期,类别,主题,渠道,标题,件数\n001,2025-01-01,惠民生,教育,网站,a,3\n").findings },
    Golden(
      "台账是下级的合计",
      says: "2025/ledger/1.csv:1:1: 提示: [台账-合计] 这里没有逐条的台账，是下级的合计：1 个单位，共 3 条，按合计计入。要看每一条的，请向下级要逐条的台账。"
    ) { Ledger.read("unit,year,dimension,key,count\n001,2025,类别,惠民生,3\n").findings },
    Golden(
      "下级的合计，类别加起来和渠道加起来不相等",
      says:
        "2025/ledger/1.csv:2:1: 警告: [台账-合计] 有 1 个单位的合计自相矛盾（头一个是“001”）：各维度加起来不相等，或者一项写了两个数，没有计入。请用下级成果里原样的文件，不要改动。"
    ) {
      Ledger.read("unit,year,dimension,key,count\n001,2025,类别,惠民生,3\n001,2025,渠道,网站,4\n").findings.filter {
        $0.severity == .warning
      }
    },
    Golden(
      "同一个单位既有逐条的台账，又有合计",
      says:
        "2025/ledger/2.csv:1:1: 错误: [台账-双重] 001 的台账既有逐条的（2025/ledger/1.csv），又有合计（2025/ledger/2.csv），只计逐条的，合计没有计入。请在台账的文件夹里只留一份，移走另一份，再编一次。"
    ) {
      let texts = [
        "单位代码,发布日期,类别,主题,渠道,标题\n001,2025-01-01,惠民生,教育,网站,a\n",
        "unit,year,dimension,key,count\n001,2025,类别,惠民生,3\n",
      ]
      return Ledger.read(texts.map { Array($0.utf8) }, Ledger.plan).findings.filter { $0.rule == .toldTwice }
    },
    Golden(
      "台账只有表头",
      says: "2025/ledger/1.csv:1:1: 警告: [台账-行] 台账只有表头，下面一行也没有。请确认导出的范围；确实没有发布信息的，可以移出这个文件。"
    ) { Ledger.found("") },
    Golden(
      "台账是空文件",
      says: "2025/ledger/1.csv:1:1: 错误: [读入-不识别] 文件是空的，一行也没有。请重新导出台账；没有发布信息的不必放文件。"
    ) { Ledger.read("").findings },
    Golden(
      "台账缺类别、渠道两列",
      says:
        "2025/ledger/1.csv:1:1: 错误: [版式-缺列] 台账的表头缺少“类别”、“渠道”，整个文件没有计入。请在表头那一行补上缺少的列名，先后不限，名称一字不改。"
    ) { Ledger.read(Ledger.encode("单位代码,发布日期,主题,标题\n001,2025-01-01,教育,a\n", "GB18030")).findings },
    Golden(
      "台账文件夹里放了通讯录",
      says:
        "2025/ledger/1.csv:1:1: 错误: [读入-不识别] 没有找到台账的表头，没有读取。台账的表头请写“单位代码,发布日期,类别,主题,渠道,标题”；只有件数的写“单位代码,类别,主题,渠道,件数”。"
    ) { Ledger.read("姓名,电话\n张三,1\n").findings },
    Golden(
      "照片改名为 .csv",
      says:
        "2025/ledger/1.csv:1:1: 错误: [读入-不识别] 文件内容是图片，不是 CSV 文本，没有读取。请把台账另存为“CSV UTF-8（逗号分隔）”；不是台账的请移出 ledger/。"
    ) { Ledger.read([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10]).findings },
    Golden(
      "没有标记的 UTF-16",
      says:
        "2025/ledger/1.csv:1:1: 错误: [读入-编码] 文件里有空字节，像是缺了开头标记的 UTF-16，或者不是文本，没有读取。请打开原来的表，另存为“CSV UTF-8（逗号分隔）”或 .xlsx。"
    ) { Ledger.read(Array(Ledger.encode(LedgerTests.sample, "UTF-16LE").dropFirst(2))).findings },
    Golden(
      "不是文本的字节",
      says:
        "2025/ledger/1.csv:1:1: 错误: [读入-编码] 文件既不是 UTF-8、UTF-16，也不是 GB18030 文本，没有读取。请用 Excel 或 WPS 另存为 .xlsx 或“CSV UTF-8（逗号分隔）”再报送。"
    ) { Ledger.read([0x31, 0xFF, 0xFF, 0x0A]).findings },
  ]
}
