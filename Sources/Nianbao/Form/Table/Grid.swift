/// A table laid out for paper (表样): merged headings, labels, and the place of every blank.
///
/// ```
/// 信息内容       本年制发件数  本年废止件数  现行有效件数
/// 规章           ·            ·            ·
/// ```
/// Without figures it is the blank form, with a unit's its return, with the region's the statutory table.
public struct Grid: Sendable {
  /// One box on paper, over one or more lines and fields.
  public struct Box: Sendable {
    /// What stands in a box: the corner's words, a column's heading, a row's label, or a blank.
    public enum Content: Sendable, Equatable {
      case corner(String)
      case heading(String)
      case label(String)
      case value(Cell)
    }
    /// What stands in it; a blank is named by its cell, for whoever has the figures.
    public let content: Content
    /// The first line that it covers, from 0.
    public let row: Int
    /// The first field that it covers, from 0.
    public let column: Int
    /// How many lines it covers, at least 1.
    public let height: Int
    /// How many fields it covers, at least 1.
    public let width: Int
  }

  /// All boxes, in no promised order; `lines` has them as they are read.
  public let boxes: [Box]
  /// Lines of the table, those of its heading among them.
  public let rowCount: Int
  /// Fields of each line, those of its labels among them.
  public let columnCount: Int
  /// Lines before the first number.
  public let headerRows: Int
  /// Fields before the first number.
  public let labelColumns: Int

  /// Lays a table out, with its rows below each other or, where the form prints it so, beside each other.
  public init(_ table: Table) {
    self = table.printsAcross ? Grid(across: table) : Grid(down: table)
  }

  /// The boxes line by line; the places covered by a merged box are left out.
  public var lines: [[Box]] {
    var lines = [[Box]](repeating: [], count: rowCount)
    for box in boxes.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) { lines[box.row].append(box) }
    return lines
  }

  /// The grid stretched to a wider page: the last field of each line takes the room.
  public func stretched(to width: Int) -> Grid {
    let extra = width - columnCount
    guard extra > 0 else { return self }
    let boxes = boxes.map { box in
      box.column + box.width == columnCount
        ? Box(
          content: box.content, row: box.row, column: box.column, height: box.height, width: box.width + extra
        )
        : box
    }
    return Grid(
      boxes: boxes, rowCount: rowCount, columnCount: width, headerRows: headerRows, labelColumns: labelColumns
    )
  }
}

extension Grid {
  private init(boxes: [Box], rowCount: Int, columnCount: Int, headerRows: Int, labelColumns: Int) {
    self.boxes = boxes
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.headerRows = headerRows
    self.labelColumns = labelColumns
  }

  private init(down table: Table) {
    let headers = table.columns.map(\.path.count).max() ?? 1
    let labels = table.rows.map(\.path.count).max() ?? 1
    var boxes = [
      Box(content: .corner(table.corner), row: 0, column: 0, height: headers, width: labels)
    ]
    boxes += Self.merged(table.columns.map(\.path), depth: headers).map {
      Box(
        content: .heading($0.text), row: $0.level, column: labels + $0.start, height: $0.levels,
        width: $0.count)
    }
    boxes += Self.merged(table.rows.map(\.path), depth: labels).map {
      Box(
        content: .label($0.text), row: headers + $0.start, column: $0.level, height: $0.count,
        width: $0.levels)
    }
    for row in table.rows.indices {
      for column in table.columns.indices {
        boxes.append(
          Box(
            content: .value(table.cell(row: row, column: column)), row: headers + row,
            column: labels + column,
            height: 1, width: 1))
      }
    }
    self.init(
      boxes: boxes, rowCount: headers + table.rows.count, columnCount: labels + table.columns.count,
      headerRows: headers, labelColumns: labels)
  }

  private init(across table: Table) {
    let groupDepth = table.rows.map(\.path.count).max() ?? 1
    let paths = table.rows.flatMap { row in
      table.columns.map { column in
        let padding = [String](repeating: row.label, count: groupDepth - row.path.count)
        return (row.path + padding, column.path)
      }
    }
    let depth = groupDepth + (table.columns.map(\.path.count).max() ?? 1)
    var boxes = Self.merged(paths.map(\.0), depth: groupDepth, padded: true).map {
      Box(content: .heading($0.text), row: $0.level, column: $0.start, height: $0.levels, width: $0.count)
    }
    for row in table.rows.indices {
      boxes += Self.merged(table.columns.map(\.path), depth: depth - groupDepth).map {
        Box(
          content: .heading($0.text), row: groupDepth + $0.level,
          column: row * table.columns.count + $0.start, height: $0.levels, width: $0.count)
      }
    }
    for place in paths.indices {
      let cell = Cell(index: UInt16(table.start + place))
      boxes.append(Box(content: .value(cell), row: depth, column: place, height: 1, width: 1))
    }
    self.init(boxes: boxes, rowCount: depth + 1, columnCount: paths.count, headerRows: depth, labelColumns: 0)
  }

  /// One heading over `count` neighbours, `levels` deep.
  private struct Merged {
    let text: String
    let level: Int
    let levels: Int
    let start: Int
    let count: Int
  }

  /// The headings that cover neighbours with a shared beginning of their paths.
  ///
  /// A path shorter than `depth` ends in a box that reaches down to the last level. With `padded`, paths have
  /// been filled to `depth` by repeating their last word, and the repeats are one box.
  private static func merged(_ paths: [[String]], depth: Int, padded: Bool = false) -> [Merged] {
    var result: [Merged] = []
    for level in 0..<depth {
      var start = 0
      while start < paths.count {
        let path = paths[start]
        defer { start += 1 }
        guard level < path.count, !(padded && level > 0 && path[level] == path[level - 1]) else { continue }
        var end = start + 1
        let isLeaf = level == path.count - 1 && !padded
        while end < paths.count, !isLeaf, paths[end].count > level, paths[end][...level] == path[...level] {
          end += 1
        }
        var levels = isLeaf ? depth - level : 1
        while padded, level + levels < depth, path[level + levels] == path[level] { levels += 1 }
        result.append(
          Merged(text: path[level], level: level, levels: levels, start: start, count: end - start))
        start = end - 1
      }
    }
    return result
  }
}
