/// The rules about who sent what (名录-*).
extension Rule {
  static let missingReturn = Rule(
    "名录-缺报", "名录里的单位都已报送", severity: .error,
    hint: "请催报；单位已经撤并的，在名录的“至”里填最后一年。",
    example: "水利局（002）没有报送 2025 年的报表。")

  static let otherName = Rule(
    "名录-名称", "文件名、标题和第一行说的是同一个单位", severity: .warning,
    hint: "请打开看一看是哪个单位的数；没有弄错的，把文件名改过来。",
    example: "文件名写的是水利局（002），里面写的是教育局（001），按里面写的计入。")

  static let sentTwice = Rule(
    "名录-重复", "同一格只报一次", severity: .error,
    hint: "请留下最新的一份，其余移出 forms/。",
    example: "有 2 个文件填了同样的格：1.csv、2.csv；内容相同的格计一次。")

  static let alreadyThere = Rule(
    "名录-已有", "送查的单位还没有别的文件在 forms/ 里", severity: .notice,
    hint: "新的替换旧的，请把旧文件移出 forms/；新的只补充几张表，请连同旧文件一起核对。",
    example: "教育局在 forms/ 里已有文件：2025/forms/旧.csv。")
}

extension Finding {
  static func notSent(_ unit: Roster.Unit, year: Int) -> Finding {
    Finding(
      .missingReturn, unit: unit.code, place: Place(file: "units.csv", line: unit.line, field: 1),
      expected: "一份报表", actual: "没有", "\(unit.name)（\(unit.code)）没有报送 \(year) 年的报表。")
  }

  /// The unit of a file being checked has other files in `forms/` already.
  public static func alreadyThere(_ sent: UnitReturn, _ others: [String]) -> Finding {
    let names = others.joined(separator: "、")
    return Finding(
      .alreadyThere, unit: sent.unit.code, place: sent.files.first.map { Place(file: $0, line: 1) },
      actual: names, "\(sent.unit.name)在 forms/ 里已有文件：\(names)。")
  }

  static func unknownCode(
    _ reading: Reading, code: String, named: Roster.Unit?, _ near: [Roster.Unit]
  ) -> Finding {
    if code.isScientific { return lostCode(reading, code: code, named: named) }
    let known = named.map { "；名录里叫“\($0.name)”的单位，代码是 \($0.code)" } ?? words(near: near)
    return Finding(
      .strayReturn, place: reading.place(max(1, reading.statement.line)),
      expected: named?.code ?? "名录里的单位代码", actual: code,
      "文件写的单位代码 \(shown(code)) 不在名录里\(known)，没有计入。",
      hint: "请改正代码；新设的单位请先补进 units.csv。")
  }

  static func otherTime(_ reading: Reading, _ unit: Roster.Unit, year: Int) -> Finding {
    let years =
      unit.years.upperBound < year ? "只到 \(unit.years.upperBound) 年" : "从 \(unit.years.lowerBound) 年起"
    return Finding(
      .strayReturn, unit: unit.code,
      place: reading.place(max(1, reading.statement.line)),
      expected: "\(year) 年名录里的单位", actual: unit.code,
      "\(unit.name)（\(unit.code)）在名录里\(years)，\(year) 年的报表没有计入。", hint: "单位仍在的，请改名录里的“自”“至”；已经撤并的，由承接的单位报送。")
  }

  static func twoUnits(_ reading: Reading, _ unit: Roster.Unit, _ named: Roster.Unit) -> Finding {
    Finding(
      .strayReturn, place: reading.place(max(1, reading.statement.line)),
      expected: "\(unit.code) \(unit.name)", actual: "\(unit.code) \(named.name)",
      "文件的代码 \(unit.code) 是“\(unit.name)”，名称“\(named.name)”的代码却是 \(named.code)，分不清是哪个单位，没有计入。",
      hint: "多半是借用了别的单位的表，请报送单位把代码和名称改成自己的。")
  }

  /// Forms of two units in one file; the second is as its first line or title says, and as the roster knows it.
  static func unitsInOneFile(
    _ reading: Reading, _ unit: Roster.Unit, _ later: Statement, _ known: Roster.Unit?
  ) -> Finding {
    let name = known?.name ?? shown(later.name ?? later.code ?? "")
    let first = reading.statement.line > 0 ? "第 \(reading.statement.line) 行写的是" : ""
    let words = { (name: String, code: String?) in
      code.map { $0 == name ? name : "\(name)（\(shown($0))）" } ?? name
    }
    let (one, other) = (words(unit.name, unit.code), words(name, known?.code ?? later.code))
    return Finding(
      .strayReturn, place: reading.place(later.line), expected: unit.name, actual: name,
      "文件里有两个单位的报表：\(first)\(one)，第 \(later.line) 行写的是\(other)，分不清哪些数是谁的，没有计入。",
      hint: "请一个单位一个文件，分开重报。")
  }

  /// A unit's name that two of the roster have.
  static func manyUnits(_ reading: Reading, _ name: String, _ units: [Roster.Unit]) -> Finding {
    let codes = units.map(\.code).joined(separator: "、")
    return Finding(
      .strayReturn, place: reading.place(max(1, reading.statement.line)), expected: codes, actual: name,
      "名录里有 \(units.count) 个单位叫“\(shown(name))”（代码 \(codes)），分不清是哪一个，没有计入。",
      hint: "请在第一行或文件名里写明单位代码。")
  }

  /// A file whose name or title cuts the unit's name short.
  static func shortName(_ reading: Reading, _ name: String, _ unit: Roster.Unit) -> Finding {
    Finding(
      .otherName, place: reading.place(max(1, reading.statement.line)), expected: unit.name, actual: name,
      "文件写的单位是“\(shown(name))”，按名录里的“\(unit.name)”（\(unit.code)）计入。",
      hint: "认错了的，请改成名录里的全称；常用的简称可以写进 units.csv 的“简称”一列。")
  }

  /// A file that is named after another unit.
  static func otherName(_ reading: Reading, _ unit: Roster.Unit, _ other: Roster.Unit) -> Finding {
    Finding(
      .otherName, place: reading.place(max(1, reading.statement.line)), expected: unit.name,
      actual: other.name,
      "文件名写的是\(other.name)（\(other.code)），里面写的是\(unit.name)（\(unit.code)），按里面写的计入。")
  }

  /// The other unit that a file is named after; `nil` where this is no such finding.
  package func otherUnit(in roster: Roster) -> Roster.Unit? {
    rule == .otherName ? roster.unit(name: actual) : nil
  }

  /// What is said to a unit that filled in another one's form: its numbers stand on its own form now.
  package static func onOtherForm(_ unit: Roster.Unit, _ file: String) -> Finding {
    Finding(
      .strayReturn, place: Place(file: file, line: 1), expected: "本单位的表", actual: unit.name,
      "用的是\(unit.name)（\(unit.code)）的表，没有计入；\(unit.name)的报表没有动。数已经搬到本单位的表上。",
      hint: "请核对这份表里的数，改好发回。")
  }

  /// What is said of a file that came together with another one of the same unit, when they differ.
  package static func rival(_ file: String, _ other: String, cells: [String]) -> Finding {
    let names = cells.prefix(3).joined(separator: "；") + (cells.count > 3 ? "等" : "")
    return Finding(
      .sentTwice, place: Place(file: file, line: 1), expected: "一份报表", actual: "两份报表",
      "同时来了两份报表，\(cells.count) 格不同（另一份 → 这一份）：\(names)。这一份没有计入，另一份是 \(other)。",
      hint: "以这一份为准的，核对后把本工作簿发回；以另一份为准的，告诉办公室即可。")
  }

  /// The sheets of other years in a workbook that has one for each year.
  static func otherYears(_ sheets: [Reading], year: Int) -> Finding {
    let names = sheets.map { "“\(shown($0.sheet))”（\($0.statement.year.map { String($0) } ?? "")）" }
    return Finding(
      .baggage, place: sheets[0].place(max(1, sheets[0].statement.line)), expected: "\(year) 年的工作表",
      actual: "\(sheets.count) 张别的年份的工作表",
      "工作簿里有别的年份的工作表：\(names.prefix(5).joined(separator: "、"))\(names.count > 5 ? "等 \(names.count) 张" : "")，没有读取。",
      hint: "不必处理；年份写错了的，请改正标题或工作表的名字。")
  }

  private static func words(near units: [Roster.Unit]) -> String {
    units.isEmpty ? "" : "；名录里相近的有" + units.map { "“\($0.name)”（\($0.code)）" }.joined(separator: "、")
  }

  static func unknownUnit(_ reading: Reading, _ near: [Roster.Unit] = []) -> Finding {
    let name = reading.statement.name
    return Finding(
      .strayReturn, place: reading.place(max(1, reading.statement.line)),
      expected: "名录里的单位", actual: name ?? "没有写明",
      name.map { "“\(shown($0))”不在名录里\(words(near: near))，没有计入。" } ?? "看不出是哪个单位报送的，没有计入。",
      hint: name == nil
        ? "请在文件名里写明单位代码或全称，例如“单位代码-单位名称.csv”。" : "请与 units.csv 的单位名称核对，或在第一行写明单位代码。")
  }

  static func otherYear(_ reading: Reading, stated: Int, year: Int) -> Finding {
    Finding(
      .otherYear, place: reading.place(max(1, reading.statement.line)),
      expected: String(year), actual: String(stated),
      "文件写的是 \(stated) 年的报表，这里收的是 \(year) 年的，没有计入。")
  }

  static func sentTwice(_ form: Form, _ readings: [Reading], differing: [Cell]) -> Finding {
    let files = readings.map(\.source)
    let isOneFile = readings.allSatisfy { $0.file == readings[0].file }
    let things = isOneFile ? "\(files.count) 张工作表" : "\(files.count) 个文件"
    let names = differing.prefix(3).map { form.words(of: $0) }.joined(separator: "、")
    let words =
      differing.isEmpty
      ? "内容相同的格计一次"
      : "相同的格计一次，不同的 \(differing.count) 格没有计入（\(names)\(differing.count > 3 ? "等" : "")）"
    return Finding(
      .sentTwice, place: readings[readings.count - 1].place(1),
      expected: isOneFile ? "每格一张工作表" : "每格一个文件",
      actual: things, "有 \(things)填了同样的格：\(files.joined(separator: "、"))；\(words)。",
      hint: isOneFile ? "请只留一张工作表填这些格，其余的删去；是别的单位的，写明单位名称。" : nil)
  }

  static func cutAtEnd(_ form: Form, _ reading: Reading) -> Finding {
    let seen =
      reading.last.map { "\(form.tables[$0.table].name) \(form.tables[$0.table].rows[$0.row].printed)" } ?? ""
    return Finding(
      .cutFile, place: reading.place(reading.lastLine), expected: "完整的文件",
      actual: "第 \(reading.lastLine) 行之后没有了", "文件到“\(seen)”这一行就断了，后面的行和表都没有，整个文件没有计入。")
  }
}

extension Reading {
  /// The line of the row read last.
  var lastLine: Int {
    guard let facts, let last = facts.places.map(\.line).max() else { return 1 }
    return Int(last)
  }
}
