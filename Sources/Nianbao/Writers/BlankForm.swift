/// The blank form of one unit (空白表): the tables that apply to it, and what is known of it from the year before.
///
/// ```
/// 政府信息公开年报数据,2025,320922017,示例县教育局
///
/// 第二十条第（一）项,本年制发件数,本年废止件数,现行有效件数
/// 规章,,,
/// ```
/// A value is never filled in but where it carries over, least of all a 0.
public struct BlankForm: Sendable {
  package let form: Form
  package let stamp: Stamp
  /// The unit's name with its region in front, as its report names it.
  package let fullName: String
  /// Positions of the tables that apply to the unit's 类型.
  package let tables: Set<Int>
  /// Last year's figures in the cells of this form; `nil` when nothing comparable is known.
  package let lastYear: Figures?
  /// What last year's report says of this year's cells.
  package internal(set) var carried: [Cell: Int64]
  /// What stands in the form: at first only what carries over.
  package var figures: Figures

  /// One unit's blank form with the tables of `ReadingPlan.tables(of:)`.
  ///
  /// `lastYear` is of the unit, or of all those whose work it goes on with; cells that cannot be compared are absent.
  package init(
    _ form: Form, unit: Roster.Unit, year: Int, region: String, tables: Set<Int>, lastYear: Figures?
  ) {
    self.form = form
    self.tables = tables
    self.lastYear = lastYear
    stamp = Stamp(form: form.id, year: year, unit: unit.code, name: unit.name)
    fullName = UnitName.full(unit.name, in: region)
    let asked = tables.sorted().map { form.tables[$0] }
    carried =
      lastYear.map { form.carriedOver(from: $0) }?.filter { cell, _ in
        asked.contains { $0.cells.contains(Int(cell.index)) }
      } ?? [:]
    figures = Figures(cellCount: form.cellCount)
    for index in figures.states.indices { figures.states[index] = .notAsked }
    for index in asked.flatMap(\.cells) { figures.states[index] = .blank }
    for (cell, value) in carried { figures[cell] = value }
  }

  /// What the unit may declare in place of zeros: that which answers a table of its own.
  package var declarations: [Declaration] { form.declarations.filter { !$0.tables.isDisjoint(with: tables) } }

  /// How many of its cells hold nothing yet.
  package var openCount: Int { figures.states.count { $0 == .blank } }

  /// The form with the answers of another one in it, as an old form handed in again is given back on this year's.
  ///
  /// `old` is in the cells of this form; only what was answered is taken.
  package func filled(with old: Figures) -> BlankForm {
    var result = self
    for index in figures.states.indices where figures.states[index] != .notAsked {
      guard [.number, .notApplicable].contains(old.states[index]) else { continue }
      result.figures.states[index] = old.states[index]
      result.figures.values[index] = old.values[index]
    }
    return result
  }

  /// `示例县教育局2025年政府信息公开工作年度报告`: by it a sheet saved alone still states its unit and year.
  public var title: String { "\(fullName)\(stamp.year)年\(form.title)" }

  /// The name of its files without an ending, `320922017-示例县教育局`, without what file systems refuse.
  public var fileName: String { Self.fileName("\(stamp.unit)-\(stamp.name)") }

  /// A text as a file's name: what file systems refuse is `_`.
  package static func fileName(_ text: String) -> String {
    let unsafe = Set("/\\:*?\"<>|")
    var name = String(
      text.map {
        unsafe.contains($0) || $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 } ? "_" : $0
      })
    while name.utf8.count > 200 { name.removeLast() }
    while let last = name.last, last == "." || last == " " { name.removeLast() }
    return name.hasPrefix(".") ? "_" + name.dropFirst() : name
  }
}

extension Form {
  /// What last year's figures say of this year's, in the smallest unit of each cell.
  ///
  /// A cell alone on one side of an identity, with nothing but last year's on the other, has their sum. A cell is
  /// left out when one of them is unknown.
  public func carriedOver(from lastYear: Figures) -> [Cell: Int64] {
    var result: [Cell: Int64] = [:]
    for equation in equations {
      for (one, other) in [(equation.left, equation.right), (equation.right, equation.left)] {
        guard one.count == 1, !one[0].isLastYear, other.allSatisfy(\.isLastYear) else { continue }
        if let sum = sum(of: other, lastYear, as: measure(of: one[0].cell)) { result[one[0].cell] = sum }
      }
    }
    return result
  }

  /// `nil` when a term is unknown, in another measure, or the sum too large.
  private func sum(of terms: [Equation.Term], _ figures: Figures, as measure: Measure) -> Int64? {
    var sum: Int64 = 0
    for term in terms {
      guard let value = figures[term.cell], self.measure(of: term.cell) == measure else { return nil }
      let (next, overflows) = sum.addingReportingOverflow(value)
      if overflows { return nil }
      sum = next
    }
    return sum
  }
}

extension BlankForm {
  /// The form as a CSV file: its mark, then table by table; only what carries over is filled in.
  ///
  /// With `declares` it has a line for each declaration that the unit may make.
  public func csv(declares: Bool = true) -> [UInt8] {
    var csv = CSVText(header: [form.mark, String(stamp.year), stamp.unit, stamp.name])
    for declaration in declares ? declarations : [] { csv.add([Declaration.word, declaration.id, "", ""]) }
    for table in tables.sorted().map({ form.tables[$0] }) {
      csv.add([])
      csv.add([table.title] + table.columns.map(\.label))
      for row in table.rows.indices {
        csv.add([table.rows[row].formLabel] + table.cells(ofRow: row).map { form.text(of: $0, in: figures) })
      }
    }
    return csv.data
  }
}
