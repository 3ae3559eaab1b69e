/// Who must report (报送单位名单), in the order of `units.csv`.
public struct Roster: Sendable {
  /// Every unit that ever had to report, in the order of `units.csv`; `units(in:)` has those of a year.
  public let units: [Unit]
  /// The columns of the file, those of their own kept.
  public let columns: [String]
  private let byCode: [String: Int]
  /// The first of them by the bytes of its code, put into one number.
  private let byBytes: [UInt64: [Int]]
  /// How units are called, made when somebody asks by anything but the code as it is written.
  private let names: RosterNames

  /// One unit that must report: a line of `units.csv`.
  public struct Unit: Sendable, Equatable {
    /// The 单位代码, unique in the roster and fit to name a folder.
    public let code: String
    /// The 单位名称 as the report prints it.
    public let name: String
    /// The 类型, such as 政府部门; it decides which tables apply, and is empty where none is given.
    public let kind: String
    /// The unit above it (上级), by code or name; empty when none is named.
    public var superior = ""
    /// Whether its figures are summed; `false` when its superior's already contain them (计入 并入).
    public let isCounted: Bool
    /// The years it belongs to.
    public let years: ClosedRange<Int>
    /// Codes of the units whose work it took over (前身), in whole or in part.
    public var predecessors: [String] = []
    /// Until when it submits (期限) where that is not the project's day.
    public var due: Day? = nil
    /// Its line in `units.csv`, from 1.
    public let line: Int
    /// Other names that people use for it (简称).
    package var shortNames: [String] = []
    /// Whom the office calls there (联系人) and under which number (电话), as written; empty when nobody is named.
    package var contact = ""
    package var phone = ""
  }

  /// A roster made up of units, for which nothing is checked; of two with one code the first is found.
  ///
  /// - Parameters:
  ///   - units: who must report, in the order in which they are listed.
  ///   - columns: the columns of the file that they come from; none where there is no file.
  ///   - region: names are also known without it in front (`示例县教育局`, `教育局`).
  public init(units: [Unit], columns: [String] = [], region: String) {
    self.units = units
    self.columns = columns
    let byCode = Dictionary(
      units.enumerated().map { (Label.normal($0.element.code), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    self.byCode = byCode
    byBytes = Dictionary(grouping: byCode.values) { Self.folded(Array(units[$0].code.utf8).span) }
    names = RosterNames(units, region: Label.normal(region))
  }

  /// The unit with that code; leading zeros may be lost on the way where that leaves one unit.
  public func unit(code: String) -> Unit? {
    if let exact = byCode[Label.normal(code)] { return units[exact] }
    return only(names.known.byPlainCode[RosterNames.plain(code: code)])
  }

  /// The unit that a person means: by its code, its name or its short name (简称); `nil` when none or several are called so.
  package func unit(called text: String) -> Unit? { unit(code: text) ?? unit(name: text) }

  /// The unit whose code is written with exactly these bytes, and that the code stands for.
  func unit(exactly code: Span<UInt8>) -> Unit? {
    for position in byBytes[Self.folded(code)] ?? [] where units[position].code.utf8.count == code.count {
      if zip(units[position].code.utf8, code.indices).allSatisfy({ $0 == code[$1] }) {
        return units[position]
      }
    }
    return nil
  }

  private static func folded(_ code: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in code.indices { hash = (hash ^ UInt64(code[index])) &* 0x100_0000_01B3 }
    return hash
  }

  /// The unit with that name, with or without the region in front, or with one of its short names (简称); `nil` when two
  /// have it.
  ///
  /// 人民政府 behind a county or a township, 办事处 behind a 街道 and the like may be left out.
  public func unit(name: String) -> Unit? { only(positions(named: name)) }

  /// All units that a name may mean.
  func units(named name: String) -> [Unit] { (positions(named: name) ?? []).map { units[$0] } }

  /// The only unit whose name is cut short so: `发改局` of `发展和改革局`; `nil` when there is none or more than one.
  func unit(abbreviated name: String) -> Unit? {
    let (like, wanted) = (names.like, Array(names.plain(name).unicodeScalars))
    let found = like.candidates(shortenedTo: wanted).filter { UnitName.isShort(wanted, of: like.names[$0]) }
    return found.count == 1 ? units[found[0]] : nil
  }

  /// The units whose names are most like one that is not in the roster, at most three.
  func nearest(to name: String) -> [Unit] {
    let (like, wanted) = (names.like, Array(names.plain(name).unicodeScalars))
    var found: [Unit] = []
    for position in like.candidates(for: wanted) where UnitName.isLike(wanted, like.names[position]) {
      found.append(units[position])
      if found.count == 3 { break }
    }
    return found
  }

  private func positions(named name: String) -> [Int]? { names.positions(named: name) }

  private func only(_ positions: [Int]?) -> Unit? {
    guard let positions, positions.count == 1 else { return nil }
    return units[positions[0]]
  }

  /// The units that belong to a year.
  public func units(in year: Int) -> [Unit] { units.filter { $0.years.contains(year) } }
}

extension Roster {
  /// Reads `units.csv`.
  ///
  /// - Throws: `DefinitionError` with every mistake: a missing column, a blank or repeated code or name, a year
  ///   that is no year.
  public init(csv data: [UInt8], file: String, region: String) throws(DefinitionError) {
    let text: DecodedText
    do {
      text = try DecodedText(data)
    } catch {
      throw DefinitionError(undecodable: file, error)
    }
    let records = Records(text.bytes, separator: HeaderTable.separator(of: text.bytes))
    var reader = RosterReader(records, file: file)
    let units = reader.read()
    if !reader.problems.isEmpty {
      throw DefinitionError(reader.problems.sorted { ($0.line, $0.message) < ($1.line, $1.message) })
    }
    self.init(units: units, columns: reader.columns, region: region)
  }
}

/// Reads the lines of `units.csv`, noting every mistake.
private struct RosterReader {
  let records: Records
  let file: String
  private(set) var columns: [String] = []
  private(set) var problems: [DefinitionProblem] = []

  init(_ records: Records, file: String) {
    self.records = records
    self.file = file
  }

  mutating func read() -> [Roster.Unit] {
    guard let table = HeaderTable(records) else {
      problems.append(DefinitionProblem(file: file, message: "名录是空的。"))
      return []
    }
    if records.endsInsideQuotes {
      let line = Int(records[records.count - 1].last?.line ?? 0)
      problems.append(DefinitionProblem(file: file, line: line, column: 1, message: "有一个引号没有配对。"))
    }
    columns = table.columns
    var seen: Set<String> = []
    for name in columns where !name.isEmpty && !seen.insert(name).inserted {
      problems.append(DefinitionProblem(file: file, line: 1, column: 1, message: "名录的表头里“\(name)”出现了两次。"))
    }
    for name in ["单位代码", "单位名称"] where !columns.contains(name) {
      problems.append(DefinitionProblem(file: file, line: 1, column: 1, message: "名录的表头缺少“\(name)”。"))
    }
    if !problems.isEmpty { return [] }
    let units = table.lines.map { unit(at: $0, of: table) }
    refuseScientific(units)
    refuseTwins(units.filter { !$0.code.isScientific })
    refuseUnknownPredecessors(units)
    if units.isEmpty, problems.isEmpty {
      problems.append(DefinitionProblem(file: file, message: "名录里没有一个单位。"))
    }
    return units
  }

  private mutating func unit(at record: Int, of table: HeaderTable) -> Roster.Unit {
    let line = table.line(of: record)
    let value = { (name: String) in table.plain(name, of: record) }
    let (code, name, counting) = (value("单位代码"), table.text("单位名称", of: record), value("计入"))
    if code.isEmpty { complain(line, "单位代码是空的。") }
    if !Self.isFolderName(code) {
      complain(line, "单位代码“\(code)”不能作文件夹名：不要用 / 、\\ 、换行，也不要以点开头。")
    }
    if Label.trimmed(name).isEmpty { complain(line, "单位名称是空的。") }
    let from = year(value("自"), line) ?? 0
    let to = year(value("至"), line) ?? 9999
    if from > to { complain(line, "“自”晚于“至”。") }
    if !["", "单独", "并入"].contains(counting) { complain(line, "计入应当是 单独 或 并入，现在是“\(counting)”。") }
    let term = value("期限")
    let due = term.isEmpty ? nil : Day(term)
    if due == nil, !term.isEmpty { complain(line, "期限“\(term)”不是日期，请写成 2026-01-31。") }
    let contact = { (column: String) in
      table.text(column, of: record).withoutOuterSpace.shortened(to: 300)
    }
    return Roster.Unit(
      code: code, name: name.shortened(to: 300), kind: table.text("类型", of: record), superior: value("上级"),
      isCounted: counting != "并入", years: min(from, to)...max(from, to),
      predecessors: Self.codes(value("前身")),
      due: due, line: line,
      shortNames: table.text("简称", of: record).split { "；;、".contains($0) }.map { String($0) },
      contact: contact("联系人"), phone: contact("电话"))
  }

  private static func codes(_ text: String) -> [String] {
    text.split { ";；、,，/|".contains($0) || $0.isWhitespace }.map { String($0) }
  }

  private mutating func year(_ text: String, _ line: Int) -> Int? {
    if text.isEmpty { return nil }
    guard let year = Int(text), (0...9999).contains(year) else {
      complain(line, "“\(text)”不是年份。")
      return nil
    }
    return year
  }

  /// A unit's code names the folder of its report.
  private static func isFolderName(_ code: String) -> Bool {
    !code.hasPrefix(".") && code.utf8.count <= 100 && code != "index.html"
      && !code.unicodeScalars.contains { $0 == "/" || $0 == "\\" || $0.value < 0x20 }
  }

  private mutating func refuseUnknownPredecessors(_ units: [Roster.Unit]) {
    if units.allSatisfy(\.predecessors.isEmpty) { return }
    let roster = Roster(units: units, region: "")
    for unit in units {
      for code in unit.predecessors where roster.unit(code: code) == nil {
        complain(unit.line, "前身“\(code)”不在名录里；已撤并的单位也要留一行，填“至”。")
      }
    }
  }

  /// Codes that a spreadsheet has shortened, all in one sentence.
  private mutating func refuseScientific(_ units: [Roster.Unit]) {
    let lost = units.filter(\.code.isScientific)
    guard let first = lost.first else { return }
    let lines = lost.prefix(10).map { String($0.line) }.joined(separator: "、")
    complain(
      first.line,
      "有 \(lost.count) 个单位的单位代码\(LostDigits.cause)（第 \(lines) 行\(lost.count > 10 ? "等" : "")，例如“\(first.code)”）。\(LostDigits.cure("名录，把单位代码一列"))"
    )
  }

  private mutating func refuseTwins(_ units: [Roster.Unit]) {
    var lines: [String: Int] = [:]
    for unit in units where !unit.code.isEmpty {
      if let earlier = lines[unit.code] { complain(unit.line, "单位代码“\(unit.code)”在第 \(earlier) 行已经用过。") }
      lines[unit.code] = unit.line
    }
  }

  private mutating func complain(_ line: Int, _ message: String) {
    problems.append(DefinitionProblem(file: file, line: line, column: 1, message: message))
  }
}
