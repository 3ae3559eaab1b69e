@testable import Nianbao

/// What is said of files: whose they are, what cannot be read, what their tables lack.
extension MessageTests {
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
      "文件名是水利局，第一行写教育局",
      says:
        "水利局.csv:1:1: 警告: [名录-名称] 文件名写的是水利局（002），里面写的是教育局（001），按里面写的计入。请打开看一看是哪个单位的数；没有弄错的，把文件名改过来。"
    ) { Sending.county([("水利局.csv", Sending.zeros())]) },
    Golden(
      "第一行的年份写“今年”",
      says: "a.csv:1:1: 错误: [名录-年份] 文件写的年份“今年”看不出是哪一年，没有计入。年份请写四位数字，例如 2025；一份报表只写一个年份。"
    ) { Sending.county([("a.csv", Sending.zeros().replacing(",2025,", with: ",今年,"))]) },
    Golden(
      "两个文件，许可一个填 0、一个填 3",
      says:
        "2.csv:1:1: 错误: [名录-重复] 有 2 个文件填了同样的格：1.csv、2.csv；相同的格计一次，不同的 1 格没有计入（第二十条第（五）项 行政许可 本年处理决定数量）。请留下最新的一份，其余移出 forms/。"
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
      "长表里写“今年”",
      says: "b.csv:2:1: 错误: [名录-年份] “今年”不是年份，写着它的各行没有计入。年份请写四位数字，例如 2025。"
    ) {
      Sending.county([("a.csv", Sending.zeros()), ("b.csv", "年份,单位代码,表,行,列,数值\n今年,001,许可,行政许可,数量,0\n")])
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
      "空文件",
      says: "001.csv:1:1: 错误: [读入-不识别] 文件是空的，一个字也没有。多半是没有保存或拷贝没有完成，请重新发送填好的表。"
    ) { Sending.county([("001.csv", " \n,,\n")]) },
    Golden(
      "UTF-8 被当作 GBK 打开后又保存",
      says:
        "001.csv:1:1: 错误: [读入-不识别] 文件内容是乱码：UTF-8 的文件被当作 GBK 打开后又保存了，没有读取。请从原来的表重新另存为 .xlsx 或“CSV UTF-8（逗号分隔）”再报送，不要在乱码上修改。"
    ) { Sending.county([("001.csv", "鏀垮簻淇℃伅鍏寮骞存姤鏁版嵁,2025\n")]) },
    Golden(
      "转换编码时汉字已经丢失",
      says:
        "001.csv:1:1: 错误: [读入-不识别] 文件内容是乱码：转换编码时汉字已经丢失，没有读取。请从原来的表重新另存为 .xlsx 或“CSV UTF-8（逗号分隔）”再报送，不要在乱码上修改。"
    ) { Sending.county([("001.csv", "锟斤拷锟斤拷,2025\n")]) },
    Golden(
      "内容是网页，开头是空行和大写的 TABLE",
      says: "a.csv:1:1: 错误: [读入-不识别] 文件内容是网页，不是工作簿也不是 CSV 文本，没有读取。请把数字填进下发的表格，存成 .xlsx 或 CSV 再报送。"
    ) { try Sending.file("a.csv", .bytes(Array("\u{FEFF}\n <TABLE><tr><td>1</td></tr></TABLE>".utf8))) },
    Golden(
      "许可填“31”，前面有看不见的字符",
      says:
        "a.csv:8:2: 提示: [读入-不可见] 有 1 格夹着看不见的字符（第一处在第 8 行第 2 格：U+200E），读取时已略去。读得对就不必处理；多半是从网页、聊天或 PDF 里复制带来的，在格里重新键入就没有了。"
    ) { try Sending.typed(["许可/行政许可/数量": "\u{200E}31"]) },
    Golden(
      "长表里没有一行认得",
      says:
        "b.csv:2:1: 错误: [读入-不识别] 表、行、列没有一行认得（例如“许可证/行政许可/数量”），没有读取。请用 facts.csv 或 upward.csv 里的短名；下级的 upward-more.csv，要本项目也收这种补充表才读。"
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
      says: "a.csv:1:1: 错误: [版式-缺块] 缺少“第二十条第（五）项”这张表（1 行）。请从下发的空表补上这张表，没有发生的填 0，表题和表头不要改动。"
    ) { Sending.county([("a.csv", Sending.zeros().replacing("第二十条第（五）项,本年处理决定数量\n行政许可,0\n\n", with: ""))]) },
    Golden(
      "许可的表题写成第（五）顶",
      says:
        "a.csv:7:1: 错误: [版式-缺块] 缺少“第二十条第（五）项”这张表（1 行）；有不认识的表题“第二十条第（五）顶”，是否应为“第二十条第（五）项”。请把这一行的表题改成“第二十条第（五）项”，整张表就能读了。"
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
      "（七）总计写成（八）总计",
      says:
        "a.csv:41:1: 提示: [版式-编号] 依申请公开：“（七）总计”这一行的编号写成了 8，按行名读取。读对了的不必处理；读错了行的，请照表样改正行名。"
    ) { Sending.county([("a.csv", Sending.zeros().replacing("（七）总计", with: "（八）总计"))]) },
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
}
