import Nianbao

extension Printed {
  /// Reads `report.xlsx` or `internal.xlsx` back; the proof names it `file`, and looks for tables of `kinds`.
  ///
  /// - Throws: `WorkbookRefusal` when it is damaged.
  package static func workbook(
    at path: String, file: String, _ kinds: Set<Kind>, of report: Report
  ) throws(WorkbookRefusal) -> Printed {
    let sections = report.sections.filter { !report.tables(of: $0).isEmpty }
    let statutory = Set(sections.map(\.sheet))
    let data = Set(sections.map { DataSheet.name(of: $0) })
    let flat = [
      UnitsSheet.name, ComparisonSheet.name, YearsSheet.name, LedgerSheet.name, ChartsSheet.name,
      SourcesSheet.name,
    ]
    var printed = Printed(file, .sheet)
    printed.kinds = kinds
    for sheet in try WorkbookReader.readOwn(path, { statutory.union(data).union(flat).contains($0) }) {
      switch sheet.name {
      case UnitsSheet.name:
        let columns = report.rosterListing.columns(in: .sheet)
        printed.tables.append(table(.roster, sheet.lines(from: UnitsSheet.headerRow), columns))
      case SourcesSheet.name: printed.tables += SourcesSheet.tables(sheet.lines(from: 0), report)
      case ComparisonSheet.name:
        let lines = sheet.lines(from: ComparisonSheet.headerRow)
        printed.tables.append(table(.comparison, lines, report.comparison.columns(in: .sheet)))
      case YearsSheet.name:
        guard let columns = report.years?.listing.columns(in: .sheet) else { continue }
        // Where the figures come from stands between the headings and the first line.
        let lines = sheet.lines(from: YearsSheet.headerRow)
        let figures = lines.dropFirst(YearsSheet.firstRow - YearsSheet.headerRow)
        printed.tables.append(table(.years, Array(lines.prefix(1)) + figures, columns))
      case LedgerSheet.name:
        guard let columns = report.ledger?.listing.columns(in: .sheet) else { continue }
        printed.tables += ledger(table(.ledger, sheet.lines(from: FlatSheet.headerRow), columns))
      case ChartsSheet.name: printed.tables += charts(sheet, report)
      case let name where data.contains(name):
        let lines = sheet.lines(from: FlatSheet.headerRow)
        printed.tables.append(table(.data, lines, report.cellColumns))
      default: printed.sheets.append(sheet)
      }
    }
    return printed
  }

  /// A listing read back from its headings and the lines below them.
  ///
  /// Its columns are found by their headings, and a rate of growth, which has two, is one or, in words, why there is
  /// none.
  static func table<Line>(
    _ kind: Kind, name: String = "", _ lines: [[String]], _ columns: [ListingColumn<Line>]
  ) -> Table {
    let head = lines.first ?? []
    var taken: Set<Int> = []
    let places = columns.map { column in
      column.headings(in: .sheet).compactMap { heading in
        head.indices.first { head[$0] == heading.text && taken.insert($0).inserted }
      }
    }
    let known = columns.indices.filter { !places[$0].isEmpty }
    let isPlain = known.enumerated().allSatisfy { places[$1] == [$0] } && known.count == head.count
    return Table(
      kind, name: name, ids: known.map { columns[$0].id }, head: known.map { head[places[$0][0]] },
      // The lines of a large roster are not made anew where its columns stand as they were written.
      lines: isPlain
        ? Array(lines.dropFirst())
        : lines.dropFirst().map { line in
          known.map { column in places[column].lazy.map { line[$0] }.first { !$0.isEmpty } ?? "" }
        })
  }

  /// A table for each way of counting, in front of them that of all items.
  private static func ledger(_ all: Table) -> [Table] {
    let dimension = all.ids.firstIndex(of: "dimension") ?? 0
    var tables: [Table] = []
    var last = ""
    for line in all.lines {
      if line[dimension] != last {
        tables.append(Table(tables.isEmpty ? .ledgerTotal : .ledger, ids: all.ids, lines: []))
      }
      last = line[dimension]
      tables[tables.count - 1].lines.append(line)
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
