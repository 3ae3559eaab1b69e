/// What a project folder says of itself in `project.yaml`.
public struct Project: Sendable, Equatable {
  /// The region by its full name, such as `青禾县`; it stands in front of the report's title.
  public var region: String
  /// The region's code for the level above; empty when none is given.
  public var code: String
  /// The body that publishes the report.
  public var publisher: String
  /// The level of its government, such as `县`; empty when none is given.
  public var level: String
  /// The year reported on, 1949 to 9999; units and region report on it early in the next.
  public var year: Int
  /// The report whose editions are used.
  public var family: String
  /// Days as `2026-01-31`: until when units submit (`units`) and the report is published (`report`).
  public var deadlines: [String: String]
  /// Factors and bounds of rules by rule id; a rule with several has `id/name` for all but the first.
  public var thresholds: [String: Int64]
  /// The tables that apply to a 类型 of unit, by their ids.
  package var kinds: [String: [PlacedText]] = [:]
  /// How units are scored when the office ranks them.
  package var bulletin = BulletinRules()
  /// Whom units ask at the office, and under which number; empty when nobody is named.
  package var contact = ""
  package var phone = ""
  /// Which days are worked, for the terms of the law.
  package var calendar = WorkCalendar()
  /// The second definitions whose tables are collected too, by their names.
  package var supplements: [PlacedText] = []
  /// What a build makes where nothing else is asked for; empty where the project does not say.
  package var outputs: [PlacedText] = []
  /// Columns by which ledgers are counted beside the usual ones.
  public var ledgerColumns: [String] = []

  /// A project that collects no supplement and knows of no holidays, for use without `project.yaml`.
  ///
  /// - Parameters:
  ///   - region: the region by its full name.
  ///   - code: its code for the level above; empty when there is none.
  ///   - publisher: the body that publishes the report; empty stands for the region.
  ///   - level: the level of its government.
  ///   - year: the year reported on.
  ///   - family: the report whose editions are used.
  ///   - deadlines: days as `2026-01-31` by `units` and `report`.
  ///   - thresholds: factors and bounds of rules by rule id.
  public init(
    region: String, code: String = "", publisher: String = "", level: String = "", year: Int,
    family: String = usualFamily, deadlines: [String: String] = [:], thresholds: [String: Int64] = [:]
  ) {
    self.region = region
    self.code = code
    self.publisher = publisher
    self.level = level
    self.year = year
    self.family = family
    self.deadlines = deadlines
    self.thresholds = thresholds
  }
}

extension Project {
  /// Until when units submit, as `2026-01-31`.
  ///
  /// `deadlines` in `project.yaml` says so, else it is 31 January of the next year, by which they must hand
  /// in their reports and publish them.
  ///
  /// Source: 国务院令第711号, art. 49.
  public func unitsDeadline(of year: Int) -> String {
    let usual = "\(year + 1)-01-31"
    guard let written = deadlines["units"] else { return usual }
    return Self.season(of: year).contains(written) ? written : usual
  }

  /// Until when the region publishes, as `2026-03-31`; `nil` where `project.yaml` does not say, or names another year's day.
  ///
  /// Source: 国务院令第711号, art. 49.
  package func reportDeadline(of year: Int) -> String? {
    deadlines["report"].flatMap { Self.season(of: year).contains($0) ? $0 : nil }
  }

  /// The days in which the reports of a year are handed in and published: all of the year after.
  static func season(of year: Int) -> ClosedRange<String> { "\(year + 1)-01-01"..."\(year + 1)-12-31" }

  /// Deadlines that belong to another year, as they stand there when nobody moved them: by their key and day.
  package func strayDeadlines(of year: Int) -> [(key: String, day: String)] {
    deadlines.sorted { $0.key < $1.key }.filter { !Self.season(of: year).contains($0.value) }.map {
      ($0.key, $0.value)
    }
  }

  /// Whom the units answer to, in words: the publisher, else the region.
  public var office: String {
    publisher.isEmpty ? region.isEmpty ? "上级主管部门" : region : publisher
  }

  /// The family of a project that names none: the report that the regulation prescribes.
  public static let usualFamily = "xxgk"

  /// Every key by its English and its Chinese name; one of the two is written.
  private static let keys = [
    ("region", "地区"), ("code", "代码"), ("publisher", "编制单位"), ("level", "级别"), ("year", "年份"),
    ("family", "表样"), ("deadlines", "期限"), ("thresholds", "阈值"), ("kinds", "类型"),
    ("bulletin", "通报"), ("supplements", "补充"), ("ledger", "台账"), ("holidays", "节假日"),
    ("contact", "联系人"), ("phone", "电话"),
    ("outputs", "输出"),
  ]

  /// Reads `project.yaml`; keys it does not know are left unread and returned, to be told and not to stop anyone.
  ///
  /// - Throws: `DefinitionError` when it is no YAML, or `region` or `year` is missing or wrong.
  public static func read(
    _ text: String, file: String
  ) throws(DefinitionError) -> (project: Project, unknown: [DefinitionProblem]) {
    let top = try DefinitionNode.compose(text, file: file)
    let entries = top.entries()
    if top.node.mapping == nil { try top.finish() }
    let entry = known(entries)
    for key in ["region", "year"] where entry[key] == nil { top.complain("缺少 \(key)。") }
    var project = Project(region: entry["region"]?.text ?? "", year: entry["year"]?.int ?? 0)
    if let year = entry["year"], Int(year.text) != nil, !(1949...9999).contains(project.year) {
      year.complain("“\(year.text)”不是年份。")
    }
    for key in ["region", "code", "publisher", "level", "contact", "phone"] {
      if let value = entry[key], value.text.utf8.count > 300 { value.complain("\(key) 太长，最多一百字。") }
    }
    if let region = entry["region"], project.region.isEmpty { region.complain("region 是空的。") }
    project.code = entry["code"]?.text ?? ""
    project.publisher = entry["publisher"]?.text ?? ""
    project.level = entry["level"]?.text ?? ""
    project.contact = entry["contact"]?.text ?? ""
    project.phone = entry["phone"]?.text ?? ""
    project.family = entry["family"]?.text ?? project.family
    project.takeDates(entry)
    project.takeWork(entry)
    try top.finish()
    let names = keys.flatMap { [$0.0, $0.1] }
    return (
      project, entries.filter { !names.contains($0.key.text) }.map { unknown($0.key, among: names, file) }
    )
  }

  /// The values of the keys by their English names, whichever of the two was written.
  private static func known(_ entries: [(key: DefinitionNode, value: DefinitionNode)]) -> [String:
    DefinitionNode]
  {
    var result: [String: DefinitionNode] = [:]
    for (english, chinese) in keys {
      let written = entries.filter { [english, chinese].contains($0.key.text) }
      result[english] = written.first?.value
      if let twin = written.first(where: { $0.key.text != written[0].key.text }) {
        twin.value.complain("\(english) 和 \(chinese) 是一回事，只写一个。")
      }
    }
    return result
  }

  /// Deadlines, thresholds, and the tables of each 类型 of unit.
  private mutating func takeDates(_ entry: [String: DefinitionNode]) {
    for (key, value) in entry["deadlines"]?.entries() ?? [] {
      if Day(value.text) == nil { value.complain("“\(value.text)”不是日期，请写成 2026-01-31。") }
      deadlines[["报送": "units", "发布": "report"][key.text] ?? key.text] = value.text
    }
    for (key, value) in entry["thresholds"]?.entries() ?? [] {
      guard value.node.mapping != nil else {
        thresholds[key.text] = Int64(value.int)
        continue
      }
      // 波动: {至少: 20, 百分比: 50}; what a plain number means is the percentage.
      for (part, bound) in value.entries() {
        thresholds[part.text == "百分比" ? key.text : "\(key.text)/\(part.text)"] = Int64(bound.int)
      }
    }
    for (key, value) in entry["kinds"]?.entries() ?? [] {
      kinds[key.text] = value.items.map { PlacedText($0) }
    }
  }

  /// The bulletin, supplements, outputs, holidays and columns of ledgers, each by an English or a Chinese name.
  private mutating func takeWork(_ entry: [String: DefinitionNode]) {
    if let rules = entry["bulletin"] { bulletin = BulletinRules(rules) }
    supplements = entry["supplements"]?.items.map { PlacedText($0) } ?? []
    if let named = entry["outputs"] {
      outputs = named.items.map { PlacedText($0) }
      if named.node.sequence?.isEmpty == true { named.complain("outputs 一项也没有写；要全部成果的，不写这个键。") }
    }
    if let ledger = entry["ledger"] { ledgerColumns = Self.ledgerColumns(ledger) }
    if let holidays = entry["holidays"] { calendar = WorkCalendar(holidays) }
  }

  /// `ledger: {columns: [栏目, 公开方式]}`, or `台账: {列: [栏目]}`.
  private static func ledgerColumns(_ node: DefinitionNode) -> [String] {
    let entries = node.mapping(["columns", "列"])
    if entries["columns"] != nil, let twin = entries["列"] { twin.complain("columns 和 列 是一回事，只写一个。") }
    let names = (entries["columns"] ?? entries["列"])?.items ?? []
    for name in names where LedgerPlan.usualDimensions.contains(Label.trimmed(name.text)) {
      name.complain("“\(name.text)”本来就计数，不必写。")
    }
    return names.map { Label.trimmed($0.text) }.filter { !$0.isEmpty }.distinct
  }

  private static func unknown(_ key: DefinitionNode, among keys: [String], _ file: String)
    -> DefinitionProblem
  {
    let hint = Label.nearest(to: key.text, among: keys).map { "，是否应为“\($0)”" } ?? ""
    return DefinitionProblem(
      file: file, line: key.node.mark?.line ?? 0, column: key.node.mark?.column ?? 0,
      message: "不认识的项“\(key.text)”，没有使用\(hint)。")
  }
}
