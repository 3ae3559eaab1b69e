/// An accepted explanation of a finding (说明): a line of `waivers.csv`.
///
/// It holds only while the number it was given for is still there.
public struct Waiver: Sendable, Equatable {
  /// The rule whose finding is explained; one that takes no explanation is refused when the line is read.
  public let rule: Rule
  /// 单位代码 as the roster writes it; empty for the region.
  public let unit: String
  /// The address of the finding; empty parts mean all of it.
  public let address: Address
  /// What the finding said stands there; with another number the explanation is stale.
  public let actual: String
  /// The explanation itself, never empty; the report quotes it.
  public let reason: String
  /// Who accepted it, as written down; empty when nobody is named.
  public let by: String
  /// The day it was accepted, as written down and not checked.
  public let date: String
  /// Its line in `waivers.csv`.
  public let place: Place
}

/// A number put right after the file was sent, as by a phone call (更正): a line of `corrections.csv`.
///
/// It holds only while the file still says what it was given for.
public struct Correction: Sendable, Equatable {
  /// 单位代码 as the roster writes it; never empty, for the region itself has no file to correct.
  public let unit: String
  /// The single cell that is corrected.
  public let address: Address
  /// What the file has, as written there; empty or 空白 for a blank cell.
  public let from: String
  /// The right number, in the cell's unit; never empty, and never the same as `from`.
  public let to: String
  /// Why it was changed, never empty; the report lists it.
  public let reason: String
  /// Who changed it, as written down; empty when nobody is named.
  public let by: String
  /// The day it was changed, as written down and not checked.
  public let date: String
  /// Its line in `corrections.csv`.
  public let place: Place
}

/// What the office decided about one year's submissions.
package struct Amendments: Sendable {
  package var waivers: [Waiver] = []
  package var corrections: [Correction] = []
  /// Lines that cannot be used.
  package var findings: [Finding] = []

  package init() {}

  /// The usable lines about each unit, by its code.
  var byUnit: [String: Amendments] {
    var result: [String: Amendments] = [:]
    for waiver in waivers { result[waiver.unit, default: Amendments()].waivers.append(waiver) }
    for correction in corrections {
      result[correction.unit, default: Amendments()].corrections.append(correction)
    }
    return result
  }

  package static let waiverColumns = [
    "rule", "unit", "table", "row", "column", "actual", "reason", "by", "date",
  ]
  package static let correctionColumns = [
    "unit", "table", "row", "column", "from", "to", "reason", "by", "date",
  ]
}

extension Amendments {
  /// Reads `waivers.csv`; a line that cannot be used is a finding.
  ///
  /// An explanation may name any rule of the book.
  ///
  /// - Throws: `MissingConverter`.
  package mutating func read(
    waivers data: [UInt8], file: String, book: [Rule], roster: Roster
  ) throws {
    for line in try lines(data, file: file, columns: Self.waiverColumns, rule: .staleWaiver) {
      let unit = roster.unit(code: line["unit"])?.code ?? line["unit"]
      do throws(UnusableLine) {
        let rule = try Self.rule(named: line["rule"], in: book)
        let waiver = Waiver(
          rule: rule, unit: unit, address: line.address, actual: line["actual"], reason: line["reason"],
          by: line["by"], date: line["date"], place: line.place)
        try Self.refuse(waiver, roster)
        waivers.append(waiver)
      } catch {
        findings.append(.unusable(.staleWaiver, unit, line.address, line.place, line["rule"], error.trouble))
      }
    }
  }

  /// Reads `corrections.csv`; a line that cannot be used is a finding.
  ///
  /// - Throws: `MissingConverter`.
  package mutating func read(corrections data: [UInt8], file: String, form: Form, roster: Roster) throws {
    for line in try lines(data, file: file, columns: Self.correctionColumns, rule: .staleCorrection) {
      let unit = roster.unit(code: line["unit"])
      let correction = Correction(
        unit: unit?.code ?? line["unit"], address: line.address, from: line["from"], to: line["to"],
        reason: line["reason"], by: line["by"], date: line["date"], place: line.place)
      if let trouble = trouble(with: correction, form, isKnown: unit != nil) {
        findings.append(
          .unusable(.staleCorrection, correction.unit, correction.address, line.place, correction.to, trouble)
        )
      } else {
        corrections.append(correction)
      }
    }
  }

  private func trouble(with correction: Correction, _ form: Form, isKnown: Bool) -> String? {
    if !isKnown { return "名录里没有代码“\(Finding.shown(correction.unit))”" }
    if form.cell(at: correction.address.description) == nil {
      return "没有“\(Finding.shown(correction.address.description))”这一格"
    }
    if correction.to.isEmpty { return "没有写更正后的数" }
    if correction.to == correction.from { return "更正前后是同一个数" }
    return correction.reason.isEmpty ? "没有写理由" : nil
  }

  private static func rule(named id: String, in book: [Rule]) throws(UnusableLine) -> Rule {
    if let rule = book.first(where: { $0.id == id }) { return rule }
    let near = Label.nearest(to: id, among: book.map(\.id)).map { "，是否应为“\($0)”" } ?? ""
    throw UnusableLine(trouble: "没有叫“\(Finding.shown(id))”的规则\(near)")
  }

  private static func refuse(_ waiver: Waiver, _ roster: Roster) throws(UnusableLine) {
    if !waiver.rule.isWaivable {
      throw UnusableLine(trouble: "规则“\(waiver.rule)”不能用说明通过，只能改数")
    }
    if !waiver.unit.isEmpty, roster.unit(code: waiver.unit) == nil {
      throw UnusableLine(trouble: "名录里没有代码“\(Finding.shown(waiver.unit))”")
    }
    if waiver.reason.isEmpty { throw UnusableLine(trouble: "没有写理由") }
  }
}

/// Why a line cannot be used.
private struct UnusableLine: Error { let trouble: String }

/// One line of the office's own files, by column name.
private struct AmendmentLine {
  let table: HeaderTable
  let record: Int
  let file: String

  /// A reason of a megabyte fits in no cell of a report.
  subscript(_ name: String) -> String { table.unmarked(name, of: record).shortened(to: 3_000) }

  var address: Address { Address(table: self["table"], row: self["row"], column: self["column"]) }
  var place: Place { Place(file: file, line: table.line(of: record), field: 1) }
}

extension Amendments {
  private mutating func lines(
    _ data: [UInt8], file: String, columns: [String], rule: Rule
  ) throws -> [AmendmentLine] {
    let table: HeaderTable?
    do {
      table = try HeaderTable(data)
    } catch let error as DecodingTrouble {
      findings.append(.undecodable(error, file))
      return []
    }
    guard let table else { return [] }
    let missing = columns.filter { !table.columns.contains($0) }
    guard missing.isEmpty else {
      let place = Place(file: file, line: 1, field: 1)
      findings.append(
        .unusable(
          rule, "", Address(table: ""), place, table.columns.joined(separator: ","),
          "表头缺少 \(missing.joined(separator: "、"))，整个文件没有使用"))
      return []
    }
    let unused = table.columns.filter { !$0.isEmpty && !columns.contains($0) }
    if !unused.isEmpty { findings.append(.unusedColumns(unused, file, line: 1)) }
    return table.lines.map { AmendmentLine(table: table, record: $0, file: file) }
  }
}

/// The rules about the office's own files.
extension Rule {
  static let staleWaiver = Rule(
    "说明-失效", "登记的说明仍然对得上", severity: .warning, about: .office,
    hint: "单位可能已经改正，请删去登记的这一条说明。",
    example: "这一行没有采用：规则“值-非负”不能用说明通过，只能改数。")

  static let staleCorrection = Rule(
    "更正-失效", "登记的更正仍然对得上", severity: .warning, about: .office,
    hint: "单位可能已经重报；仍要更正的请按现在的数重写一行，否则删去。",
    example: "这一行没有采用：没有写理由。")
}

extension Finding {
  /// A line of the office's own files that cannot be used.
  static func unusable(
    _ rule: Rule, _ unit: String, _ address: Address, _ place: Place, _ actual: String, _ trouble: String
  ) -> Finding {
    Finding(
      rule, unit: unit, at: address, place: place, expected: "可用的一行", actual: actual,
      "这一行没有采用：\(trouble)。", hint: "请在 \(place.file.fileName) 里改正或删去这一行。")
  }
}
