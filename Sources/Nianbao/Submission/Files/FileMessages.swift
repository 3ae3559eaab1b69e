/// The rules about files (读入-*), and about the edition that wrote them.
extension Rule {
  static let undecodable = Rule(
    "读入-编码", "文件是 UTF-8、UTF-16 或 GB18030 文本", severity: .error,
    hint: "请用 Excel 或 WPS 另存为 .xlsx 或“CSV UTF-8（逗号分隔）”再报送。",
    example: "文件既不是 UTF-8、UTF-16，也不是 GB18030 文本，没有读取。")

  static let cutFile = Rule(
    "读入-截断", "文件完整，没有中途断开", severity: .error,
    hint: "多半是拷贝或上传没有完成，请重新发送完整的文件。",
    example: "工作簿不完整，中途断开，整个文件没有计入。")

  static let unrecognised = Rule(
    "读入-不识别", "内容是本程序认识的表格", severity: .error,
    hint: "请用下发的空表填写，或发来带表题和表头的法定表格。",
    example: "工作簿设了密码，打不开，没有读取。")

  static let tooLarge = Rule(
    "读入-过大", "文件大小在限度以内", severity: .error,
    hint: "年报表只有几十行；请确认发来的是年报表，删去无关内容。",
    example: "文件有 40 MB，超过 32 MB 的限度，没有打开。")

  static let baggage = Rule(
    "读入-附带", "工作簿里只有数据，没有宏、外部链接和隐藏的行", severity: .notice,
    hint: "数照常读取；请看一遍有没有漏读或不该发出的内容。",
    example: "工作簿里有隐藏的工作表，没有读取。")

  static let invisible = Rule(
    "读入-不可见", "格里没有看不见的字符", severity: .notice,
    hint: "读得对就不必处理；多半是从网页、聊天或 PDF 里复制带来的，在格里重新键入就没有了。",
    example: "有 1 格夹着看不见的字符（第一处在第 8 行第 2 格：U+200E），读取时已略去。")

  static let otherEdition = Rule(
    "形式-版本", "用的是当年适用的表样", severity: .error,
    hint: "请用当年下发的空表重报，两版相同的格可以照抄。",
    example: "此表由较新的程序生成（版式 99），读得可能不全。")
}

extension Finding {
  static func undecodable(_ trouble: DecodingTrouble, _ file: String) -> Finding {
    switch trouble {
    case .otherKind(let kind):
      let hint =
        switch kind {
        case .workbook, .oldOffice: "请在 Excel 或 WPS 里打开，另存为 .xlsx（不设密码）或“CSV UTF-8（逗号分隔）”再报送。"
        case .pdf, .picture, .page, .savedPage, .xmlTable, .richText: "请把数字填进下发的表格，存成 .xlsx 或 CSV 再报送。"
        }
      return Finding(
        .unrecognised, place: Place(file: file, line: 1), expected: "工作簿或 CSV 文本", actual: kind.rawValue,
        "文件内容是\(kind.rawValue)，不是工作簿也不是 CSV 文本，没有读取。", hint: hint)
    case .containsNul:
      return Finding(
        .undecodable, place: Place(file: file, line: 1), expected: "UTF-8 或 GB18030 文本", actual: "含空字节",
        "文件里有空字节，像是缺了开头标记的 UTF-16，或者不是文本，没有读取。", hint: "请打开原来的表，另存为“CSV UTF-8（逗号分隔）”或 .xlsx。")
    case .piledMarks(let line):
      return Finding(
        .undecodable, place: Place(file: file, line: line), expected: "正常的文字", actual: "成百的附加符号",
        "第 \(line) 行有一个字上叠了成百的附加符号，不是正常的文字，没有读取。", hint: "请把那一处删去重新键入，再报送。")
    case .invalid:
      return Finding(
        .undecodable, place: Place(file: file, line: 1), expected: "UTF-8、UTF-16 或 GB18030 文本",
        actual: "无法解码的字节", "文件既不是 UTF-8、UTF-16，也不是 GB18030 文本，没有读取。")
    }
  }

  /// A workbook that cannot be read at all.
  static func refused(_ refusal: WorkbookRefusal, _ file: String) -> Finding {
    let usual = "请在 Excel 或 WPS 里打开，另存为 .xlsx 或“CSV UTF-8”再报送。"
    let told = { (rule: Rule, expected: String, actual: String, message: String, hint: String?) in
      Finding(
        rule, place: Place(file: file, line: 1), expected: expected, actual: actual, message, hint: hint)
    }
    return switch refusal {
    case .cut:
      told(.cutFile, "完整的文件", "中途断开", "工作簿不完整，中途断开，整个文件没有计入。", nil)
    case .encrypted:
      told(
        .unrecognised, "没有密码的工作簿", "加密的工作簿", "工作簿设了密码，打不开，没有读取。",
        "请去掉打开密码，另存为 .xlsx 再报送。")
    case .otherKind(let kind):
      told(
        .unrecognised, "Excel 工作簿或 CSV 文本", kind, "文件内容是\(kind)，不是 Excel 工作簿，没有读取。", usual)
    case .tooLarge(let found, let limit):
      told(.tooLarge, limit, found, "工作簿里有\(found)，超过\(limit)的限度，没有读取。", nil)
    case .outside(let place):
      told(
        .unrecognised, "表格范围里的行和列", place, "工作簿里写着\(place)，不在表格的范围里（1048576 行、16384 列），没有读取。",
        "不是 Excel 或 WPS 保存的样子；\(usual)")
    case .piledMarks:
      told(
        .undecodable, "正常的文字", "成百的附加符号", "有一格的字上叠了成百的附加符号，不是正常的文字，没有读取。",
        "请把那一格删去重新键入，再报送。")
    case .docType:
      told(
        .unrecognised, "Excel 或 WPS 保存的工作簿", "含文档类型声明",
        "工作簿里夹带了文档类型声明，不是 Excel 或 WPS 保存的样子，为安全没有读取。", usual)
    case .encoding(let name):
      told(
        .unrecognised, "UTF-8、UTF-16 或 GB18030", name,
        "工作簿里的部件是用“\(shown(name))”编码写的，本程序只读 UTF-8、UTF-16 和 GB18030，没有读取。", usual)
    case .damaged:
      told(
        .unrecognised, "完好的工作簿", "损坏的工作簿", "工作簿的内容损坏，没有读取。",
        "请在 Excel 或 WPS 里试着打开并修复，另存一份再报送。")
    }
  }

  static func carried(_ note: WorkbookText.Note, _ file: String) -> Finding {
    let (left, hint) =
      switch note {
      case .hiddenSheets: ("没有读取", "里面若有要报的数，请取消隐藏再报送。")
      case .farCells: ("没有读取", "请确认要报的数都在表格里，多余的请删去。")
      case .externalLinks, .macros: ("没有运行也没有打开", "不需要的请删去，另存为不带宏的 .xlsx。")
      }
    return Finding(
      .baggage, place: Place(file: file, line: 1), expected: "只有数据", actual: note.rawValue,
      "工作簿里有\(note.rawValue)，\(left)。", hint: hint)
  }

  static func hiddenRows(_ sheet: SheetText, _ file: String) -> Finding {
    let rows = sheet.hiddenRows.prefix(5).map { String($0) }.joined(separator: "、")
    return Finding(
      .baggage, place: Place(file: file, line: sheet.hiddenRows[0]), expected: "没有隐藏的行",
      actual: "\(sheet.hiddenRows.count) 行",
      "有 \(sheet.hiddenRows.count) 行是隐藏的（第 \(rows)\(sheet.hiddenRows.count > 5 ? "等" : "") 行），照样读取。",
      hint: "请取消隐藏，看里面的数是不是要报的。")
  }

  static func invisible(_ found: InvisibleFields, _ file: String) -> Finding {
    Finding(
      .invisible, place: Place(file: file, line: found.line, field: found.number), expected: "看得见的字符",
      actual: found.first,
      "有 \(found.count) 格夹着看不见的字符（第一处在第 \(found.line) 行第 \(found.number) 格：\(found.first)），读取时已略去。")
  }

  /// What lies under merged cells of a sheet, where nobody sees it.
  static func covered(_ sheet: SheetText, _ file: String) -> Finding {
    let first = sheet.covered[0]
    let names = sheet.covered.prefix(3).map {
      Place(file: file, line: $0.row, field: $0.column, sheet: sheet.name).inSheet + "“\(shown($0.text))”"
    }
    let count = sheet.covered.count
    return Finding(
      .baggage, place: Place(file: file, line: first.row, field: first.column), expected: "合并的格底下没有内容",
      actual: "\(count) 格",
      "合并的格盖住了 \(count) 格里的内容（\(names.joined(separator: "、"))\(count > 3 ? "等" : "")），看不见，没有读取。",
      hint: "合并的格只算左上角那一格；盖住的若是要报的数，请取消合并再报送，不是的请删去。")
  }

  static func newerLayout(_ stamp: Stamp, _ file: String) -> Finding {
    Finding(
      .otherEdition, place: Place(file: file, line: 1), expected: "版式 \(Stamp.currentRevision)",
      actual: "版式 \(stamp.revision)", "此表由较新的程序生成（版式 \(stamp.revision)），读得可能不全。",
      hint: "请办公室升级本程序，再读一次。")
  }

  static func tooLarge(_ file: String, size: Int) -> Finding {
    let limit = SubmissionFile.sizeLimit
    return Finding(
      .tooLarge, place: Place(file: file, line: 1), expected: "不超过 \(limit >> 20) MB",
      actual: "\(size >> 20) MB", "文件有 \(size >> 20) MB，超过 \(limit >> 20) MB 的限度，没有打开。")
  }

  static func tooMuch(_ excess: Records.Excess, _ file: String) -> Finding {
    let words = { (count: Int) in "\(count / 10_000) 万\(excess.word)" }
    return Finding(
      .tooLarge, place: Place(file: file, line: 1), expected: "不超过 \(words(excess.limit))",
      actual: words(excess.count),
      "文件有 \(words(excess.count))，超过 \(words(excess.limit))的限度，没有读取。")
  }

  static func unreadable(_ file: String, reason: String) -> Finding {
    Finding(
      .unrecognised, place: Place(file: file, line: 1), expected: "可以打开的文件", actual: reason,
      "文件打不开：\(reason)。", hint: "请检查文件的权限，或重新拷贝一份。")
  }

  static func otherKindOfFile(_ file: String) -> Finding {
    let name = file.fileName
    let ending = name.contains(".") ? name.split(separator: ".").last.map { ".\($0)" } ?? "" : ""
    let fault =
      ending.lowercased() == ".xlsx"
      ? "扩展名是 .xlsx，内容却不是工作簿"
      : "\(ending.isEmpty ? "文件没有扩展名" : "扩展名是 \(shown(ending))")，只读取 .xlsx、.csv、.txt、.tsv"
    return Finding(
      .unrecognised, place: Place(file: file, line: 1), expected: ".xlsx、.csv、.txt、.tsv",
      actual: ending.isEmpty ? "没有扩展名" : ending, "\(fault)，没有读取。",
      hint: "请另存为 .xlsx 或“CSV UTF-8（逗号分隔）”；不是报送材料的请移出 forms/。")
  }

  static func onlyFirstLine(_ form: Form, _ file: String) -> Finding {
    Finding(
      .unrecognised, place: Place(file: file, line: 1), expected: "\(form.source)的表格", actual: "没有一张认得的表",
      "第一行是对的，后面却没有一张认得的表。", hint: "请把各张表连同表题、表头一起贴在第一行下面。")
  }

  static func onlyHeader(_ form: Form, _ file: String) -> Finding {
    Finding(
      .unrecognised, place: Place(file: file, line: 1), expected: "每行一个数", actual: "没有一行数",
      "第一行是对的（一行一个数的版式），下面却一行也没有。", hint: "请确认导出的范围，重新发送。")
  }

  static func noAddress(_ file: String, _ address: String, line: Int) -> Finding {
    Finding(
      .unrecognised, place: Place(file: file, line: line), expected: "表样里的地址", actual: address,
      "表、行、列没有一行认得（例如“\(shown(address))”），没有读取。",
      hint: "请用 facts.csv 或 upward.csv 里的短名；下级的 upward-more.csv，要本项目也收这种补充表才读。")
  }

  /// A text without anything of the form in it, told as what it is.
  static func nothingKnown(_ form: Form, _ records: Records, _ file: String) -> Finding {
    if records.fields.allSatisfy(records.isEmpty) { return .empty(file) }
    let words = [form.mark] + form.tables.flatMap { [$0.title] + ($0.rows + $0.columns).map(\.label) }
    guard let garbling = Garbling(records.bytes, words: words.filter { $0.count > 3 }) else {
      return .unrecognised(form, file)
    }
    let how =
      switch garbling {
      case .utf8AsGBK: "UTF-8 的文件被当作 GBK 打开后又保存了"
      case .gbkAsWestern: "GBK 的文件被当作西文编码打开后又保存了"
      case .lost: "转换编码时汉字已经丢失"
      }
    return Finding(
      .unrecognised, place: Place(file: file, line: 1), expected: "\(form.source)的表格", actual: "乱码",
      "文件内容是乱码：\(how)，没有读取。", hint: "请从原来的表重新另存为 .xlsx 或“CSV UTF-8（逗号分隔）”再报送，不要在乱码上修改。")
  }

  static func empty(_ file: String) -> Finding {
    Finding(
      .unrecognised, place: Place(file: file, line: 1), expected: "填好的表", actual: "空文件", "文件是空的，一个字也没有。",
      hint: "多半是没有保存或拷贝没有完成，请重新发送填好的表。")
  }

  static func unrecognised(_ form: Form, _ file: String) -> Finding {
    let titles = form.tables.map(\.title).joined(separator: "、")
    return Finding(
      .unrecognised, place: Place(file: file, line: 1), expected: "\(form.source)的表格", actual: "没有一张认得的表",
      "没有找到任何一张认得的表：第一格应为“\(form.mark)”，或有\(titles)的表头和行。",
      hint: "请用下发的空表填写，或发来带表题和表头的法定表格；一行一个数的长表，首行写“年份,单位代码,表,行,列,数值”。")
  }

  static func noForm(_ file: String, year: Int) -> Finding {
    Finding(
      .unrecognised, place: Place(file: file, line: 1), expected: "有表样定义的年份", actual: String(year),
      "文件写的是 \(year) 年的报表，没有适用于那一年的表样定义，没有读取。", hint: "请核对年份，或在 Templates/forms/ 里补上那一版的定义。")
  }

  static func cut(_ form: Form, _ last: RowPlace?, _ records: Records, _ file: String)
    -> Finding
  {
    let line = records.count > 0 ? Int(records[records.count - 1].first?.line ?? 1) : 1
    let seen =
      last.map { "最后读到的是\(form.tables[$0.table].name) \(form.tables[$0.table].rows[$0.row].printed)" }
      ?? "一行数字也没有读到"
    return Finding(
      .cutFile, place: Place(file: file, line: line), expected: "完整的文件", actual: "第 \(line) 行断开",
      "文件在第 \(line) 行中途断开，\(seen)，整个文件没有计入。")
  }
}
