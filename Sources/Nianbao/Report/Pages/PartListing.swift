/// A line of the table that says what one row's numbers are made of.
package enum PartLine: Sendable {
  case unit(UnitPart)
  case sum
  case prior
  case growth

  package var part: UnitPart? { if case .unit(let part) = self { part } else { nil } }

  /// What the line is called.
  package var name: String {
    switch self {
    case .unit(let part): part.unit.name
    case .sum: "合计"
    case .prior: "上年"
    case .growth: "增长率"
    }
  }
}

/// What one unit gives to the numbers of a row, and where its file says so.
package final class UnitPart: Sendable {
  package let unit: Roster.Unit
  let figures: Figures
  let source: RowSource

  fileprivate init(_ sent: UnitReturn, _ source: RowSource) {
    unit = sent.unit
    figures = sent.figures
    self.source = source
  }
}

extension UnitsAnnex {
  /// What the numbers of one row of the form are made of (分单位数据, 来源): a line a unit, and their sum; on a page also
  /// last year's numbers and the growth.
  ///
  /// ```
  /// 单位    自然人  商业企业  …  总计  来源
  /// 教育局  3       1            4     教育局.csv:21:2–8
  /// 合计    3       1            4
  /// ```
  package func listing(of table: Table, row: Int) -> Listing<PartLine> {
    let (cells, form, folder) = (table.cells(ofRow: row), report.form, "\(report.year)/forms/")
    let parts = listed(cells).map { position in
      UnitPart(counted[position], counted[position].rowSource(of: cells, form, below: folder))
    }
    let hasRemarks = parts.contains { !$0.source.remark.isEmpty }
    let ends: [PartLine] = isOfWorkbook || report.statistics.base == nil ? [.sum] : [.sum, .prior, .growth]
    return Listing(columns(of: table, row: row, hasRemarks: hasRemarks), parts.map { .unit($0) } + ends)
  }

  /// The columns of such a listing; with `hasRemarks` a workbook has one for what is to be said of some unit's numbers.
  package func columns(of table: Table, row: Int, hasRemarks: Bool) -> [ListingColumn<PartLine>] {
    let said = { @Sendable (text: String?) in text.map(ListingField.words) ?? .none }
    let own: [ListingColumn<PartLine>] = [
      ListingColumn("code", .text, .named("单位代码").sheet(width: 16)) { said($0.part?.unit.code) },
      ListingColumn("name", .text, .named("单位").page().sheet(width: 30)) { .words($0.name) },
      ListingColumn("files", .remark, .named("出处").sheet("文件", width: 40)) { said($0.part?.source.files) },
      ListingColumn("blocks", .remark, .named("出处").sheet("位置（行:栏）", width: 15)) {
        said($0.part?.source.blocks)
      },
    ]
    let form = report.form
    let numbers = zip(table.cells(ofRow: row), table.columns).map { cell, heading in
      let measure = form.measure(of: cell)
      return ListingColumn<PartLine>(
        cell.listedId, .number,
        .named(form.address(of: cell).description).page(heading.label).sheet(heading.label, width: 11)
      ) { [statistics = report.statistics] in statistics.field(of: cell, measure, in: $0) }
    }
    let source = ListingColumn<PartLine>("source", .remark, .named("出处").page("来源")) {
      said($0.part?.source.words)
    }
    let remark = ListingColumn<PartLine>("remark", .remark, .named("出处").sheet("写法和更正", width: 0)) { line in
      said(line.part.flatMap { $0.source.remark.isEmpty ? nil : $0.source.remark })
    }
    return own + numbers + [source] + (hasRemarks ? [remark] : [])
  }
}

extension Statistics {
  /// What a line says of a cell that is measured so.
  fileprivate func field(of cell: Cell, _ measure: Measure, in line: PartLine) -> ListingField {
    switch line {
    case .unit(let part): part.figures.field(of: cell, measure)
    case .sum: figures.field(of: cell, measure)
    case .prior: .number(growth(of: cell).kind == .notComparable ? nil : prior(of: cell), measure)
    case .growth: .growth(growth(of: cell))
    }
  }
}

extension Report {
  /// Every unit by every cell of the form (分单位), those that are summed first.
  public var rosterListing: Listing<UnitReturn> {
    let own: [ListingColumn<UnitReturn>] = [
      ListingColumn("code", .text, .named("单位代码").sheet(width: 14)) { .words($0.unit.code) },
      ListingColumn("name", .text, .named("单位名称").sheet(width: 40)) { .words($0.unit.name) },
      ListingColumn("state", .mark, .named("状态").sheet(width: 10)) { .words($0.standingWords) },
    ]
    let form = form
    let cells = form.tables.flatMap { table in
      table.allCells.map { cell in
        let label = table.columns[form.blank(of: cell).column].label
        let heading = ListingHeadings.named(form.address(of: cell).description).sheet(label, width: 11)
        return ListingColumn<UnitReturn>(cell.listedId, .number, heading) {
          [measure = form.measure(of: cell)] in $0.figures.field(of: cell, measure)
        }
      }
    }
    return Listing(own + cells, units.filter(\.unit.isCounted) + units.filter { !$0.unit.isCounted })
  }
}

extension UnitReturn {
  fileprivate var standingWords: String {
    if !unit.isCounted { return "并入上级" }
    switch state {
    case .accepted: return "已计入"
    case .rejected: return "未能计入"
    case .missing: return "未报"
    }
  }
}

extension Cell {
  /// The id of a cell's column.
  public var listedId: String { "cell\(index)" }
}
