/// What the ledger calls the rows and columns of the table it is counted into: ids, labels, aliases, and labels as text
/// says them, without their number (`属于国家秘密`).
struct RequestWords {
  private let rows: [String: Int]
  private let columns: [String: Int]
  private let rowLabels: [String]
  private let columnLabels: [String]

  init(_ table: Table, _ counting: RequestCounting) {
    let sorts = table.columns.indices.filter { !table.columns[$0].isTotal }
    rows = Self.words(of: table.rows, counting.results)
    columns = Self.words(of: table.columns, sorts)
    rowLabels = counting.results.map { table.rows[$0].label }
    columnLabels = sorts.map { table.columns[$0].label }
  }

  /// The position of the row of a result, or of the column of an applicant's sort; `nil` for an unknown word.
  func row(_ word: String) -> Int? { Self.find(word, in: rows) }
  func column(_ word: String) -> Int? { Self.find(word, in: columns) }

  /// The label most like an unknown word; `nil` when none is, and the word may be anything.
  func row(near word: String) -> String? { Label.nearest(to: word, among: rowLabels) }
  func column(near word: String) -> String? { Label.nearest(to: word, among: columnLabels) }

  /// Whether it says that an application is not finished.
  static func isOpen(_ word: String) -> Bool {
    NumberReading.isMarkOfNone(word)
      || ["未办结", "尚未办结", "未办", "未完成", "未答复", "在办", "办理中", "正在办理"].contains(word)
  }

  private static func find(_ word: String, in words: [String: Int]) -> Int? {
    words[Label.normal(word)] ?? words[Label.normal(Label.spoken(word))]
  }

  /// Exact words first; what text says only where it can mean one heading.
  private static func words(of axis: [Heading], _ positions: [Int]) -> [String: Int] {
    var exact: [String: Int] = [:]
    var spoken: [String: Set<Int>] = [:]
    for position in positions {
      let heading = axis[position]
      for word in [heading.id, heading.label, heading.formLabel] + heading.aliases {
        exact[Label.normal(word)] = position
      }
      for word in ([heading.label] + heading.aliases).map(Label.spoken) {
        spoken[Label.normal(word), default: []].insert(position)
      }
      if let group = heading.groups.last, group.alone?.row == heading.id {
        for word in [group.label] + group.aliases { exact[Label.normal(word)] = position }
      }
    }
    let single = spoken.filter { $0.value.count == 1 }.compactMapValues(\.first)
    return exact.merging(single) { exact, _ in exact }
  }
}
