/// Why nothing of a ledger is counted.
enum LedgerTrouble: Error, Equatable, Sendable {
  case unreadable(String)
  case illNamed(IllName)
  case otherKind
  case known(KnownContent)
  case undecodable(DecodingTrouble)
  case empty
  case missing(LedgerHeader.MissingColumns, line: Int)
  case longLine(Int)
  case openQuote(Int)
}

extension LedgerFileReading {
  /// What is said of the file: why it is not counted, or one finding for each reason why some lines are not.
  func findings(year: Int) -> [Finding] {
    if let trouble { return [.ledgerTrouble(trouble, file)] }
    var findings = LedgerFault.allCases.compactMap { fault in
      faults[fault].map {
        Finding.faultyLines(
          fault, $0, file, year: year, width: header?.width ?? 0, areSums: sums != nil)
      }
    }
    if let sums { findings += sums.findings(file) }
    if let copy { findings.append(.pastedAgain(copy, file)) }
    if !invisible.isEmpty { findings.append(.invisible(Array(invisible.values), file)) }
    if records == 0 { findings.append(.ledgerWithoutLines(file)) }
    if let unused = header?.unused { findings.append(.unusedQuantity(unused, file)) }
    return findings
  }
}

extension Rule {
  static let ledgerLine = Rule(
    "台账-行", "台账的每一行都能计数", severity: .warning,
    hint: "不在本年发布的请移到那一年的文件夹；日期写错的改正后再编一次。",
    example: "有 12 行的发布日期不在 2025 年（第 2、3、4、5、6、7、8、9、10、11 行等；头一个是“2024-12-31”），没有计入。")
}

extension Finding {
  /// What is wrong with a ledger, of published items or of applications (`requests`).
  static func ledgerTrouble(
    _ trouble: LedgerTrouble, _ file: String, requests: Bool = false
  ) -> Finding {
    let (folder, item) = requests ? ("requests/", "收到申请") : ("ledger/", "发布信息")
    switch trouble {
    case .unreadable(let reason): return .unreadable(file, reason: reason)
    case .illNamed(let name): return .illNamed(name, file)
    case .otherKind:
      return Finding(
        .unrecognised, place: Place(file: file, line: 1), expected: ".csv、.txt、.tsv",
        actual: file.fileName,
        "台账只读取 .csv、.txt、.tsv，这个文件没有读取。", hint: "请另存为“CSV UTF-8（逗号分隔）”；不是台账的请移出 \(folder)。")
    case .known(let kind):
      return Finding(
        .unrecognised, place: Place(file: file, line: 1), expected: "CSV 文本", actual: kind.rawValue,
        "文件内容是\(kind.rawValue)，不是 CSV 文本，没有读取。", hint: "请把台账另存为“CSV UTF-8（逗号分隔）”；不是台账的请移出 \(folder)。")
    case .undecodable(let trouble): return .undecodable(trouble, file)
    case .empty:
      return Finding(
        .unrecognised, place: Place(file: file, line: 1), expected: "一行一条的台账", actual: "空文件",
        "文件是空的，一行也没有。", hint: "请重新导出台账；没有\(item)的不必放文件。")
    case .missing(let missing, let line):
      return .ledgerLacks(missing, Place(file: file, line: line, field: 1))
    case .longLine(let line):
      return Finding(
        .cutFile, place: Place(file: file, line: line, field: 1), expected: "一行不超过 1 MB",
        actual: "第 \(line) 行", "第 \(line) 行超过 1 MB 还没有完，不像台账，整个文件没有计入。", hint: "请打开看这一行是不是少了换行，改正后重新导出。")
    case .openQuote(let line):
      return Finding(
        .cutFile, place: Place(file: file, line: line, field: 1), expected: "成对的引号",
        actual: "第 \(line) 行", "第 \(line) 行的引号没有配对，后面的行分不清，整个文件没有计入。", hint: "请补上或删去这个引号；拷贝没有完成的，重新发送完整的文件。")
    }
  }

  /// A ledger whose lines are one item each, and that has a column of numbers besides.
  fileprivate static func unusedQuantity(_ name: String, _ file: String) -> Finding {
    Finding(
      .ledgerLine, place: Place(file: file, line: 1), expected: "一行一条", actual: "又有“\(name)”",
      "有“发布日期”的台账一行计一条，“\(name)”一列没有使用。", hint: "一行不止一条的，请去掉“发布日期”一列，按件数报。")
  }

  private static func ledgerLacks(_ missing: LedgerHeader.MissingColumns, _ place: Place) -> Finding {
    let names = missing.names.map { "“\($0)”" }.joined(separator: "、")
    let usual = "单位代码,发布日期,类别,主题,渠道,标题"
    guard missing.isAnyThere else {
      return Finding(
        .unrecognised, place: place, expected: usual, actual: "没有一个认得的列名",
        "没有找到台账的表头，没有读取。", hint: "台账的表头请写“\(usual)”；只有件数的写“单位代码,类别,主题,渠道,件数”。")
    }
    return Finding(
      .missingColumn, place: place, expected: usual, actual: "缺少\(names)",
      "台账的表头缺少\(names)，整个文件没有计入。", hint: "请在表头那一行补上缺少的列名，先后不限，名称一字不改。")
  }

  /// Lines of a ledger that are not counted for one reason: how many, and the first ten.
  static func faultyLines(
    _ fault: LedgerFault, _ lines: FaultyLines, _ file: String, year: Int, width: Int, areSums: Bool = false
  ) -> Finding {
    let (what, expected, hint) =
      (areSums ? wordsOfSums(fault, year: year) : nil) ?? words(of: fault, year: year, width: width)
    let places = lines.first.map { String($0) }.joined(separator: "、")
    let isMore = lines.count > lines.first.count
    let rule: Rule = fault == .scientific ? .ledgerLine.weighing(.error) : .ledgerLine
    let sample = lines.sample.isEmpty ? "" : fault == .fields ? "" : "；头一个是“\(shown(lines.sample))”"
    return Finding(
      rule, place: Place(file: file, line: lines.first.first ?? 1, field: 1), expected: expected,
      actual: "\(lines.count) 行",
      "有 \(lines.count) 行\(what)（第 \(places) 行\(isMore ? "等" : "")\(sample)），没有计入。", hint: hint)
  }

  /// Where a line of sums is at fault in another way than a line of one item.
  private static func wordsOfSums(
    _ fault: LedgerFault, year: Int
  ) -> (what: String, expected: String, hint: String?)? {
    switch fault {
    case .year: ("的年份不是 \(year) 年", String(year), "请把那一年的合计放进那一年的文件夹。")
    case .category: ("没有填维度或内容", "维度和内容", "请用下级成果里原样的文件。")
    default: nil
    }
  }

  private static func words(
    of fault: LedgerFault, year: Int, width: Int
  ) -> (what: String, expected: String, hint: String?) {
    switch fault {
    case .bytes: ("有无法解码的字节", "一种编码的文本", "请从原系统重新导出，全文用同一种编码（UTF-8 或 GB18030）。")
    case .fields: ("的栏数与表头不同", "\(width) 栏", "请核对这些行；标题里有逗号的，整个标题要放在一对英文双引号里。")
    case .quotes: ("的引号没有配对，连着下面的行", "成对的引号", "请改正引号；标题里的英文双引号要写成两个。")
    case .header: ("又是表头", "一行一条", "请删去多余的表头。")
    case .scientific: ("的单位代码\(LostDigits.cause)", "完整的单位代码", LostDigits.cure("台账，把单位代码一列"))
    case .unit: ("的单位代码不在 \(year) 年的名录里", "名录里的代码", "请改正单位代码；新设的单位请先补进 units.csv。")
    case .day: ("的发布日期没有填或者不是日期", "\(year) 年的日期", "日期请写成 2025-03-01 这样。")
    case .year: ("的发布日期不在 \(year) 年", "\(year) 年的日期", nil)
    case .category: ("没有填类别", "类别", "请补填类别，再编一次。")
    case .quantity: ("的件数不是整数", "不小于 0 的整数", "件数请只填数字，没有发布的填 0。")
    }
  }

  /// A ledger that was pasted below itself.
  static func pastedAgain(
    _ copy: LedgerCopy, _ file: String, rule: Rule = .ledgerLine, telling: String = "例如写上标题"
  ) -> Finding {
    Finding(
      rule, place: Place(file: file, line: copy.second, field: 1), expected: "每条一行",
      actual: "整份 \(copy.times) 遍",
      "整份台账贴了\(copy.times == 2 ? "两" : " \(copy.times) ")遍：第 \(copy.second) 行起的 \(copy.count) 行与第 \(copy.first) 行起的完全相同，只计一遍。",
      hint: "请删去重复的；确实各是各的，请把每一行写得分得清（\(telling)）。")
  }

  /// Two files that are the same, byte for byte; both are counted.
  static func sameLedger(_ file: String, as twin: String) -> Finding {
    Finding(
      .ledgerLine, place: Place(file: file, line: 1, field: 1), expected: "每条一行", actual: "与 \(twin) 相同",
      "这个台账与 \(twin) 一字不差，两份都计入了。", hint: "请移出一份，再编一次。")
  }

  static func ledgerWithoutLines(_ file: String) -> Finding {
    Finding(
      .ledgerLine, place: Place(file: file, line: 1, field: 1), expected: "一行一条", actual: "没有一行",
      "台账只有表头，下面一行也没有。", hint: "请确认导出的范围；确实没有发布信息的，可以移出这个文件。")
  }

  /// Keys of a ledger with characters that nobody sees.
  static func invisible(_ keys: [InvisibleKey], _ file: String) -> Finding {
    let first = keys.min { ($0.line, $0.key) < ($1.line, $1.key) } ?? keys[0]
    return Finding(
      .invisible, place: Place(file: file, line: first.line), expected: "看得见的字符",
      actual: first.unseen.codePoint,
      "台账里有 \(keys.count) 种写法夹着看不见的字符（第一处在第 \(first.line) 行的“\(shown(first.key))”：\(first.unseen.codePoint)），计数时已略去。"
    )
  }

  static func lacksColumn(_ column: String, files: [String]) -> Finding {
    let names = files.prefix(5).joined(separator: "、") + (files.count > 5 ? " 等" : "")
    return Finding(
      .ledgerLine, place: Place(file: files[0], line: 1, field: 1), expected: column,
      actual: "\(files.count) 个文件没有",
      "有 \(files.count) 个台账文件没有“\(column)”这一列，各行计入“\(LedgerWords.blank)”：\(names)。",
      hint: "请补上这一列，或在 project.yaml 里改正列名。")
  }

  static func tooManyKeys(_ dimension: String, year: Int) -> Finding {
    Finding(
      .ledgerLine, place: Place(file: "\(year)/ledger"), expected: "不超过 \(LedgerCounts.keyLimit) 种",
      actual: "更多", "台账的“\(dimension)”有 \(LedgerCounts.keyLimit) 种以上不同的内容，没有按它计数。",
      hint: "请看这一列是不是填了标题一类的内容；不该计数的，从 project.yaml 里删去。")
  }
}
