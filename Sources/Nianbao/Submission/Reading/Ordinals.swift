/// The ordinals that stand in front of a label: `3` of `（三）`; behind its group's name a label has one of its own.
struct Ordinals: Equatable {
  /// `nil` where none is written, or the label is written as the form prints it.
  var leading: Int?
  var inner: Int?

  /// Those that the form prints; none where what is meant has none.
  struct Known: Sendable {
    var leading: Set<Int> = []
    var inner: Set<Int> = []
  }

  /// One that is written where the form prints another; `nil` when none is.
  func other(than known: Known) -> Int? {
    let isOther = { (ordinal: Int?, known: Set<Int>) in
      ordinal.map { !known.isEmpty && !known.contains($0) } ?? false
    }
    return isOther(leading, known.leading) ? leading : isOther(inner, known.inner) ? inner : nil
  }
}

/// Rows whose label has another ordinal in front than the form prints; by their words they count all the same.
struct MisnumberedRows {
  private struct Row {
    let row: Int
    let ordinal: Int
    let label: String
    let line: Int
  }

  private var rows: [Int: [Row]] = [:]

  mutating func note(_ row: SheetRow, _ ordinal: Int, _ label: String) {
    rows[row.table, default: []].append(Row(row: row.row, ordinal: ordinal, label: label, line: row.line))
  }

  /// One finding for each table.
  func findings(_ form: Form, _ file: String) -> [Finding] {
    rows.sorted { $0.key < $1.key }.map { table, rows in
      let owner = form.tables[table]
      let names = rows.prefix(5).map { "“\(owner.rows[$0.row].label)”写成了 \($0.ordinal)" }
      let said =
        rows.count == 1
        ? "“\(owner.rows[rows[0].row].label)”这一行的编号写成了 \(rows[0].ordinal)，按行名读取"
        : "有 \(rows.count) 行的编号与表样不同，按行名读取：\(names.joined(separator: "、"))\(rows.count > 5 ? "等" : "")"
      return Finding(
        .otherOrdinal, at: Address(table: owner.id, row: rows.count == 1 ? owner.rows[rows[0].row].id : ""),
        place: Place(file: file, line: rows[0].line, field: 1), expected: owner.rows[rows[0].row].label,
        actual: rows[0].label, "\(owner.name)：\(said)。")
    }
  }
}

extension Rule {
  static let otherOrdinal = Rule(
    "版式-编号", "行名前面的编号与表样一样", severity: .notice,
    hint: "读对了的不必处理；读错了行的，请照表样改正行名。",
    example: "{表}：“{行名}”这一行的编号写成了 8，按行名读取。")
}
