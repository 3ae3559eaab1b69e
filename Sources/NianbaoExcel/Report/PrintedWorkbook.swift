import Nianbao

extension Printed {
  /// Reads `report.xlsx` back, in the columns of the page.
  ///
  /// - Parameter file: how the proof names it.
  /// - Throws: `WorkbookRefusal` when it is damaged.
  package static func workbook(at path: String, file: String, of report: Report) throws(WorkbookRefusal)
    -> Printed
  {
    let sections = report.sections.filter { !report.tables(of: $0).isEmpty }
    let statutory = Set(sections.map(\.sheet))
    let data = Set(sections.map { DataSheet.name(of: $0) })
    let flat = [
      UnitsSheet.name, ComparisonSheet.name, YearsSheet.name, LedgerSheet.name, ChartsSheet.name,
      SourcesSheet.name,
    ]
    var printed = Printed(workbook: file)
    for sheet in try WorkbookReader.readOwn(path, { statutory.union(data).union(flat).contains($0) }) {
      switch sheet.name {
      case UnitsSheet.name:
        printed.tables.append(Table(.roster, lines: sheet.lines(from: UnitsSheet.firstRow)))
      case SourcesSheet.name:
        printed.tables += SourcesSheet.tables(sheet.lines(from: 0), report.form)
      case ComparisonSheet.name: printed.tables.append(comparison(sheet))
      case YearsSheet.name: printed.tables.append(years(sheet))
      case LedgerSheet.name: printed.tables += ledger(sheet)
      case ChartsSheet.name: printed.tables += charts(sheet, report)
      case let name where data.contains(name): printed.tables.append(figures(sheet))
      default: printed.sheets.append(sheet)
      }
    }
    return printed
  }

  /// 表, 行, 列, 计量单位, 上年, 本年, 增减, 增长率（%）, 说明, and the last two like for like.
  private static func comparison(_ sheet: SheetText) -> Table {
    let lines = sheet.lines(from: ComparisonSheet.firstRow).map { line -> [String] in
      let line = line + [String](repeating: "", count: max(0, 9 - line.count))
      let like = line.count > 9 ? [growth(line, 9)] : []
      return ["\(line[1])　\(line[2])", line[3], line[4], line[5], line[6], growth(line, 7)] + like
    }
    return Table(.comparison, lines: lines)
  }

  /// A rate, or in the next column why there is none.
  private static func growth(_ line: [String], _ column: Int) -> String {
    line[column].isEmpty ? line.indices.contains(column + 1) ? line[column + 1] : "" : line[column]
  }

  /// 表, 行, 列, 计量单位 and the years.
  private static func years(_ sheet: SheetText) -> Table {
    let lines = sheet.lines(from: 0)
    // The years stand in the second line.
    let head = lines.count > 1 ? Array(lines[1].dropFirst(2)) : []
    let figures = lines.dropFirst(YearsSheet.firstRow)
    return Table(.years, head: head, lines: figures.map { ["\($0[1])　\($0[2])", $0[3]] + $0.dropFirst(4) })
  }

  /// 统计口径, 名称, 代码, 条数, 上年条数, 增减, 增长率, 说明, 占比, 拉动, 位次; the first line is all of them.
  private static func ledger(_ sheet: SheetText) -> [Table] {
    var tables: [Table] = []
    var last = ""
    for line in sheet.lines(from: FlatSheet.headerRow + 1) where line.count == 11 {
      if line[0] != last { tables.append(Table(tables.isEmpty ? .ledgerTotal : .ledger, lines: [])) }
      last = line[0]
      let fields = [line[1], line[3], line[4], line[5], growth(line, 6), line[8], line[9], line[10]]
      tables[tables.count - 1].lines.append(fields)
    }
    return tables
  }

  /// A heading with the chart's number, a line of headings, and a line for each category.
  private static func charts(_ sheet: SheetText, _ report: Report) -> [Table] {
    let lines = sheet.lines(from: 0)
    return report.charts.enumerated().map { position, chart in
      let heading = lines.firstIndex { $0[0].hasPrefix("图 \(position + 1)　") } ?? lines.count
      let own = lines.dropFirst(heading + 2).prefix(chart.categories.count)
      return Table(.chart, lines: own.map { Array($0.prefix(chart.series.count + 1)) })
    }
  }

  /// 指标, 表, 行组, 行, 列, 计量单位, 数值, 状态.
  private static func figures(_ sheet: SheetText) -> Table {
    Table(.data, lines: sheet.lines(from: FlatSheet.headerRow + 1).map { [$0[0], $0[6], $0[7]] })
  }
}

extension SheetText {
  /// The rows from one on, counted from 0, each as wide as the widest cell of the sheet; empty rows are empty texts.
  fileprivate func lines(from first: Int) -> [[String]] {
    let width = cells.reduce(1) { max($0, $1.column) }
    var lines: [[String]] = []
    for cell in cells where cell.row > first {
      while lines.count < cell.row - first { lines.append([String](repeating: "", count: width)) }
      lines[cell.row - first - 1][cell.column - 1] = cell.text
    }
    return lines
  }
}
