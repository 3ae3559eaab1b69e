/// Every label of a form by its normal form, numbered, with what it can mean.
struct LabelIndex: Sendable {
  private(set) var numbers: [String: Int] = [:]
  let mark: Int
  /// By table title.
  private(set) var titles: [Int: Int] = [:]
  /// For each table: what a row's or a column's own label can mean.
  private(set) var rows: [[Int: [Int]]] = []
  private(set) var columns: [[Int: [Int]]] = []
  /// For each table: rows by the label that the form layout prints.
  private(set) var formRows: [[Int: Int]] = []
  /// Labels of groups and corners, which make a line a heading.
  private(set) var headings: Set<Int> = []
  /// The units that a label may name in brackets.
  let units: Set<String>
  /// How each cell's number is read.
  let numberReadings: [NumberReading]
  /// For each table and row: the numbers of the groups it stands in.
  private(set) var groupsOfRows: [[Set<Int>]] = []
  /// For each table: the row that a group printed as one row is read as.
  private(set) var alone: [[Int: Int]] = []
  /// The numbers of a group's labels, by the label that the form prints.
  private var groupNumbers: [String: [Int]] = [:]
  /// What a table, a row or a column can be called in the tidy layout: its id, or a label that only it has.
  private(set) var ids = Ids()

  struct Ids: Sendable {
    fileprivate(set) var tables: [Int: Int] = [:]
    /// For each table.
    fileprivate(set) var rows: [[Int: Int]] = []
    fileprivate(set) var columns: [[Int: Int]] = []
  }

  init(_ form: Form) {
    mark = 0
    numberReadings = NumberReading.all(of: form)
    units = Set(form.blanks.map(\.measure.name))
    numbers[Label.normal(form.mark)] = 0
    for (position, table) in form.tables.enumerated() {
      for title in [table.title] + table.aliases {
        titles[number(title)] = position
        titles[bareNumber(title)] = position
      }
      rows.append(own(table.rows))
      columns.append(own(table.columns))
      formRows.append(named(table.rows))
      // A sheet may print group and row in one cell, as the form layout does.
      for (number, row) in formRows[position] where rows[position][number] == nil {
        rows[position][number] = [row]
      }
      groupsOfRows.append(table.rows.map { row in Set(row.groups.flatMap { numbers(of: $0) }) })
      alone.append(loneGroups(of: table))
      for name in [table.title] + table.aliases + [table.id] { ids.tables[number(name)] = position }
      ids.rows.append(called(table.rows, formRows[position]))
      ids.columns.append(
        called(table.columns, columns[position].compactMapValues { $0.count == 1 ? $0[0] : nil }))
      if !table.corner.isEmpty { headings.insert(number(table.corner)) }
      for group in table.columns.flatMap(\.groups) {
        headings.formUnion(numbers(of: group))
      }
      for column in columns[position].keys { headings.insert(column) }
      guard table.printsAcross else { continue }
      for group in table.rows.flatMap(\.groups) {
        headings.formUnion(numbers(of: group))
      }
      for row in rows[position].keys { headings.insert(row) }
    }
  }

  private mutating func number(_ label: String) -> Int { number(normal: Label.normal(label)) }

  private mutating func number(normal: String) -> Int {
    if let known = numbers[normal] { return known }
    numbers[normal] = numbers.count
    return numbers.count - 1
  }

  /// The number of the label without what offices write differently.
  private mutating func bareNumber(_ label: String) -> Int {
    number(normal: Label.bare(Label.normal(label), units: units))
  }

  private mutating func called(_ axis: [Heading], _ labels: [Int: Int]) -> [Int: Int] {
    var result = labels
    for (position, heading) in axis.enumerated() { result[number(heading.id)] = position }
    return result
  }

  private mutating func loneGroups(of table: Table) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for group in table.rows.flatMap(\.groups) {
      guard let row = group.alone.flatMap({ alone in table.rows.firstIndex { $0.id == alone.row } }) else {
        continue
      }
      // Without its number the group may be called like one of its rows: （六）其他, 3.其他.
      for number in numbers(of: group) where rows[rows.count - 1][number] == nil { result[number] = row }
    }
    return result
  }

  /// A group's labels, each with and without its number.
  private func spellings(_ group: Group) -> [String] {
    ([group.label] + group.aliases).flatMap { [$0, Label.bare(Label.normal($0), units: units)] }.distinct
  }

  private mutating func numbers(of group: Group) -> [Int] {
    if let known = groupNumbers[group.label] { return known }
    let numbers = spellings(group).map { number($0) }
    groupNumbers[group.label] = numbers
    return numbers
  }

  /// What each label of an axis can mean; without its number it means the same where no other label is written so.
  private mutating func own(_ axis: [Heading]) -> [Int: [Int]] {
    var result: [Int: [Int]] = [:]
    for (position, heading) in axis.enumerated() {
      for label in [heading.label] + heading.aliases { result[number(label), default: []].append(position) }
    }
    let written = result
    for (position, heading) in axis.enumerated() {
      for bare in ([heading.label] + heading.aliases).map({ bareNumber($0) }).distinct
      where written[bare] == nil {
        result[bare, default: []].append(position)
      }
    }
    return result
  }

  private mutating func named(_ axis: [Heading]) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (position, heading) in axis.enumerated() {
      let labels = [heading.label] + heading.aliases
      let groups = heading.groups.last.flatMap { $0.isNamed ? spellings($0) : nil } ?? [""]
      for group in groups { for label in labels { result[number(group + label)] = position } }
    }
    // A label of its own serves too where it can mean only one row.
    for (label, positions) in rows[rows.count - 1] where positions.count == 1 && result[label] == nil {
      result[label] = positions[0]
    }
    return result
  }
}

/// Looks labels up by their raw bytes, so that a label met a thousand times is made text and normalised once.
///
/// One cache serves one thread.
final class LabelCache {
  let index: LabelIndex
  /// Longer texts are no labels; in bytes.
  private static let longest = 4_000
  private var known: [UInt64: [(bytes: [UInt8], number: Int)]] = [:]

  init(_ index: LabelIndex) { self.index = index }

  /// The number of the field's label, or -1 when the form has no such label.
  func number(_ field: Records.Field, in records: Records) -> Int {
    let raw = records.bytes[Int(field.start)..<Int(field.end)]
    if raw.count > Self.longest { return -1 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in raw { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if let hit = known[hash]?.first(where: { $0.bytes.elementsEqual(raw) }) { return hit.number }
    let isWord = raw.contains { $0 >= 0x41 }
    let normal = Label.normal(records.text(field))
    let number =
      index.numbers[normal]
      ?? (isWord ? index.numbers[Label.bare(normal, units: index.units)] : nil) ?? -1
    if raw.count <= 300, known.count < 10_000 { known[hash, default: []].append((Array(raw), number)) }
    return number
  }
}
