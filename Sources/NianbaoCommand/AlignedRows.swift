/// Rows whose columns are as wide as their widest field; a column that is empty below its head is left out.
struct AlignedRows {
  private let rows: [[String]]
  /// Columns of numbers, which end at the same place.
  private let right: Set<Int>

  /// - Parameter rows: the head, then the others, all of one length.
  init(_ rows: [[String]], right: Set<Int>) { (self.rows, self.right) = (rows, right) }

  /// Two blanks between columns, none at the end of a line.
  var lines: [String] {
    let used = (rows.first ?? []).indices.filter { column in rows.dropFirst().contains { !$0[column].isEmpty }
    }
    let widths = used.map { column in rows.map { Terminal.columns(of: $0[column]) }.max() ?? 0 }
    return rows.map { row in
      let fields = zip(used, widths).map { column, width in
        let space = String(repeating: " ", count: width - Terminal.columns(of: row[column]))
        return right.contains(column) ? space + row[column] : row[column] + space
      }
      var line = fields.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
