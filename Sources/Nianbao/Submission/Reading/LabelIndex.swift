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
  /// For each table: the ordinals that the form prints in front of what a label without them means.
  private(set) var ordinals: [[Int: Ordinals.Known]] = []
  /// For each table: groups printed as one row that are called as one of their rows is: （六）其他, 3.其他.
  private(set) var namesakes: [[Int: Namesake]] = []
  /// The names of groups that stand before the labels of their rows, without ordinals, the longest first.
  private(set) var groupNames: [String] = []
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

  /// A group that is printed as one row: its own ordinals, and the row that it is read as.
  struct Namesake: Sendable {
    let ordinals: Set<Int>
    let row: Int
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
      namesakes.append(namesakes(of: table))
      ordinals.append(ordinals(of: table))
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
    groupNames = names(of: form.tables.flatMap(\.rows).compactMap(\.groups.last).filter(\.isNamed))
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

  private mutating func namesakes(of table: Table) -> [Int: Namesake] {
    var result: [Int: Namesake] = [:]
    for group in table.rows.flatMap(\.groups) {
      guard let row = group.alone.flatMap({ alone in table.rows.firstIndex { $0.id == alone.row } }) else {
        continue
      }
      for (ordinal, bare) in ([group.label] + group.aliases).map(numbered) {
        guard let ordinal, let number = numbers[bare], rows[rows.count - 1][number] != nil else { continue }
        result[number] = Namesake(ordinals: (result[number]?.ordinals ?? []).union([ordinal]), row: row)
      }
    }
    return result
  }

  private mutating func ordinals(of table: Table) -> [Int: Ordinals.Known] {
    var result: [Int: Ordinals.Known] = [:]
    for heading in table.rows {
      let labels = [heading.label] + heading.aliases
      for (ordinal, bare) in labels.map(numbered) {
        result[number(normal: bare), default: .init()].leading.formUnion(ordinal.map { [$0] } ?? [])
      }
      guard let group = heading.groups.last, group.isNamed else { continue }
      let leading = Set(([group.label] + group.aliases).compactMap { numbered($0).number })
      for name in names(of: [group]) {
        for label in labels {
          let (ordinal, bare) = numbered(label)
          result[number(normal: name + Label.normal(label)), default: .init()].leading = leading
          let number = number(normal: name + bare)
          result[number, default: .init()].leading = leading
          result[number, default: .init()].inner.formUnion(ordinal.map { [$0] } ?? [])
        }
      }
    }
    return result
  }

  private func numbered(_ label: String) -> (number: Int?, bare: String) {
    Label.numbered(Label.normal(label), units: units)
  }

  /// The names of groups without their ordinals, the longest first.
  private func names(of groups: [Group]) -> [String] {
    groups.flatMap { [$0.label] + $0.aliases }.map { numbered($0).bare }.distinct.sorted {
      $0.count > $1.count
    }
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
    // Behind its group's name too a label may be numbered in another style, which is removed.
    var behind: [Int: Set<Int>] = [:]
    for (position, heading) in axis.enumerated() {
      guard let group = heading.groups.last, group.isNamed else { continue }
      for name in names(of: [group]) {
        for label in [heading.label] + heading.aliases {
          behind[number(normal: name + numbered(label).bare), default: []].insert(position)
        }
      }
    }
    for (number, positions) in behind where positions.count == 1 && result[number] == nil {
      result[number] = positions.first
    }
    // A label of its own serves too where it can mean only one row.
    for (label, positions) in rows[rows.count - 1] where positions.count == 1 && result[label] == nil {
      result[label] = positions[0]
    }
    return result
  }
}
