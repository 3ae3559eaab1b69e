/// A field of a sheet that is not blank: its position in the line from 0, and the number of its label, -1 for a text
/// that is no label of the form.
struct SheetLabel {
  let position: Int
  let number: Int
}

/// The heading lines above a block of a statutory sheet, and which columns they place where.
///
/// Headings stand over several lines with merged cells left blank; the lowest text over a field is its label.
struct SheetHeader {
  private(set) var lines: [[SheetLabel]] = []
  /// Fields below the office's own headings for remarks.
  private(set) var remarks: [Int] = []
  /// How many fields the longest of the lines has, blank ones too.
  private(set) var width = 0
  private var fieldCount = 0
  /// The lines of a header and the fields for remarks below it that are kept.
  private static let most = 20
  private static let mostRemarks = 5_000

  var isEmpty: Bool { lines.isEmpty }

  /// Takes one more line, of so many fields, and which of its headings are there for remarks.
  mutating func add(_ line: [SheetLabel], width: Int, remarks: [Int]) {
    lines.append(line)
    // Thousands of headings with no row among them are no header: the lowest lines are as good as any.
    if lines.count > Self.most { lines.removeFirst() }
    if self.remarks.count > Self.mostRemarks { self.remarks.removeAll() }
    self.width = max(self.width, width)
    self.remarks += remarks
    fieldCount = max(fieldCount, (line.last?.position ?? -1) + 1)
  }

  /// The lowest label over each field, -1 where there is none.
  private var lowest: [Int] {
    var result = [Int](repeating: -1, count: fieldCount)
    for label in lines.joined() { result[label.position] = label.number }
    return result
  }

  /// The fields with a label in any of the lines, known or not.
  var labelled: [Int] { lines.joined().map(\.position) }

  /// For each column of the table its field, or `nil`; wholly `nil` when the heading is not this table's.
  ///
  /// Also says which columns are named more than once.
  func positions(of table: Int, _ index: LabelIndex, columns: Int) -> (fields: [Int?], twice: Set<Int>) {
    var fields = [Int?](repeating: nil, count: columns)
    var twice: Set<Int> = []
    for (position, number) in lowest.enumerated() where number >= 0 {
      guard let matches = index.columns[table][number] else { continue }
      if let column = matches.first(where: { fields[$0] == nil }) {
        fields[column] = position
      } else {
        twice.formUnion(matches)
      }
    }
    return (fields, twice)
  }

  /// The cells of a table printed across: for each row and column (row by row) its field, or `nil`.
  ///
  /// Also says whether some cell is named twice, as when a line of headings is shifted against the one above.
  func positionsAcross(
    of table: Int, _ index: LabelIndex, rows: Int, columns: Int
  ) -> (fields: [Int?], isTwice: Bool) {
    var fields = [Int?](repeating: nil, count: rows * columns)
    var isTwice = false
    for (position, number) in lowest.enumerated() where number >= 0 {
      guard let column = index.columns[table][number]?.first else { continue }
      for line in lines.reversed() {
        guard let above = line.last(where: { $0.position <= position }),
          let row = index.rows[table][above.number]?.first
        else { continue }
        isTwice = isTwice || fields[row * columns + column] != nil
        fields[row * columns + column] = fields[row * columns + column] ?? position
        break
      }
    }
    return (fields, isTwice)
  }
}
