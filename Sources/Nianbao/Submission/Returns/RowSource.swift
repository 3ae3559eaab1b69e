/// Where one unit's cells of a row stand, in short, and what is to be said of their numbers.
///
/// ```
/// 教育局.csv              21:2–8          line and fields
/// 水利局.xlsx             表三!D7:J7      总计 报表填“12”，更正为“15”（漏计，张三，2026-02-01）
/// ```
package struct RowSource: Sendable {
  /// Mostly one: the name of the file below the folder of the year's forms, and the block in it; without a block where
  /// no cell of the row stands in a file.
  package let places: [Block]
  /// What was written in another way, corrected or not counted, by column; mostly empty.
  package let remark: String

  /// A file and the block in it.
  package struct Block: Sendable {
    package let file: String
    package let block: String
  }

  package var files: String { places.map(\.file).joined(separator: "；") }
  package var blocks: String { places.map(\.block).joined(separator: "；") }

  /// In one text.
  package var words: String {
    let texts = places.map { place in
      // A sheet is named behind a blank, a line behind a colon.
      place.block.isEmpty ? place.file : place.file + (place.block.contains("!") ? " " : ":") + place.block
    }
    return (texts + [remark]).filter { !$0.isEmpty }.joined(separator: "；")
  }
}

extension UnitReturn {
  /// Where the cells of a row stand in the files, which are named without the folder given, `2025/forms/`.
  package func rowSource(of cells: [Cell], _ form: Form, below folder: String) -> RowSource {
    var spans: [Span] = []
    for cell in cells {
      let place = facts.places[Int(cell.index)]
      guard place.line > 0 else { continue }
      if let position = spans.firstIndex(where: { $0.file == place.file }) {
        spans[position].take(place)
      } else {
        spans.append(Span(place))
      }
    }
    let own = { (file: String) in
      guard file.utf8.starts(with: folder.utf8) else { return file }
      return String(file[file.utf8.index(file.startIndex, offsetBy: folder.utf8.count)...])
    }
    let places =
      spans.isEmpty
      ? files.prefix(1).map { RowSource.Block(file: own($0), block: "") }
      : spans.map { span in
        let source = sources[Int(span.file)]
        return RowSource.Block(file: own(source.file), block: span.words(in: source.sheet))
      }
    return RowSource(places: places, remark: remark(on: cells, form))
  }

  private func remark(on cells: [Cell], _ form: Form) -> String {
    if facts.written.isEmpty, corrections.isEmpty, acceptedBlanks.isEmpty, declaredBlanks.isEmpty {
      return ""
    }
    let declared = cells.filter(declaredBlanks.contains)
    let names =
      declared.count == cells.count
      ? "整行" : declared.map(form.columnWords).joined(separator: "、") + " "
    let remarks = cells.filter { !declaredBlanks.contains($0) }.flatMap { cell in
      source(of: cell, form).remarks.map { "\(form.columnWords(of: cell)) \($0)" }
    }
    return (remarks + (declared.isEmpty ? [] : ["\(names)空白按单位的声明计 0"])).joined(separator: "；")
  }
}

/// The block of a file that cells stand in, lines and fields from 1.
private struct Span {
  let file: UInt16
  var lines: ClosedRange<UInt32>
  var fields: ClosedRange<UInt16>

  init(_ place: Facts.CellPlace) {
    file = place.file
    lines = place.line...place.line
    fields = place.field...place.field
  }

  mutating func take(_ place: Facts.CellPlace) {
    lines = min(lines.lowerBound, place.line)...max(lines.upperBound, place.line)
    fields = min(fields.lowerBound, place.field)...max(fields.upperBound, place.field)
  }

  func words(in sheet: String) -> String {
    guard sheet.isEmpty else {
      let corners = [(lines.lowerBound, fields.lowerBound), (lines.upperBound, fields.upperBound)].map {
        Place.cellName(row: Int($0.0), column: Int($0.1))
      }
      return "\(sheet)!\(corners.distinct.joined(separator: ":"))"
    }
    return words(lines) + ":" + words(fields)
  }

  private func words(_ range: ClosedRange<some FixedWidthInteger>) -> String {
    let first = String(range.lowerBound)
    return range.count == 1 ? first : first + "–" + String(range.upperBound)
  }
}
