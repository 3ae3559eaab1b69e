/// Reads the tables of a definition one after the other, numbering cells and collecting identities.
struct TableReader {
  let measures: [Measure]
  let sections: [Section]
  private(set) var tables: [Table] = []
  private(set) var blanks: [Blank] = []
  private(set) var identities: [Identity] = []
  /// Passports written inside identities.
  private(set) var identityRules: [DeclaredRule] = []

  struct DeclaredRule {
    let node: DefinitionNode
    let rule: Rule
  }

  /// The names of the rules that watch the size of cells, by the position of the blank.
  private var magnitudes: [Int: String] = [:]
  /// Every place where a rule is named.
  private(set) var ruleUses: [DefinitionNode] = []

  private static let keys = [
    "id", "section", "title", "also", "corner", "unit", "optional", "notApplicable", "signed", "print",
    "columns", "rows", "identities", "ledger",
  ]
  private static let identityKeys = [
    "id", "text", "source", "severity", "waivable", "hint", "each", "left", "right",
  ]

  init(measures: [Measure], sections: [Section]) {
    self.measures = measures
    self.sections = sections
  }

  /// Reads one table; a supplement's names no section and goes into the annex.
  mutating func read(_ node: DefinitionNode, in annex: Section? = nil) {
    let entry = node.mapping(Self.keys)
    let needed = ["id", "title", "unit"] + (annex == nil ? ["section"] : [])
    for key in needed where entry[key] == nil { node.complain("表缺少 \(key)。") }
    if annex != nil { entry["section"]?.complain("补充表都印在附表里，不写 section。") }
    let id = entry["id"]?.text ?? ""
    if tables.contains(where: { $0.id == id }) { entry["id"]?.complain("表“\(id)”出现了两次。") }
    let titles = [entry["title"]?.text ?? ""] + (entry["also"]?.texts ?? [])
    let known = tables.flatMap { [$0.title] + $0.aliases }.map { Label.normal($0) }
    for title in titles where known.contains(Label.normal(title)) {
      node.complain("表题“\(title)”和前面一张表的相同，读表时分不开。")
    }
    if annex == nil, let section = entry["section"], !sections.contains(where: { $0.number == section.text })
    {
      section.complain("没有第“\(section.text)”部分。")
    }
    let rows = AxisReader(entry["rows"], name: "row", owner: node)
    let columns = AxisReader(entry["columns"], name: "column", owner: node)
    var table = Table(
      id: id, section: annex?.number ?? entry["section"]?.text ?? "", title: entry["title"]?.text ?? "",
      aliases: entry["also"]?.texts ?? [], corner: entry["corner"]?.text ?? "",
      printsAcross: printsAcross(entry["print"]), isOptional: entry["optional"]?.bool ?? false,
      rows: rows.headings, columns: columns.headings,
      start: blanks.count)
    guard blanks.count + rows.headings.count * columns.headings.count <= Int(UInt16.max) else {
      return node.complain("整个表样的格数超过 \(UInt16.max)。")
    }
    if let ledger = entry["ledger"] {
      table.counting = RequestCounting(ledger, rows: rows)
      if tables.contains(where: { $0.counting != nil }) { ledger.complain("只能有一张表由台账统计，前面已有一张。") }
    }
    addBlanks(of: table, entry)
    tables.append(table)
    for axis in [columns, rows] { noteUses(of: axis) }
    addSums(of: columns, each: .row)
    addSums(of: rows, each: .column)
    for item in entry["identities"]?.items ?? [] { addIdentity(item, rows: rows, columns: columns) }
  }
}

extension TableReader {
  /// Calls every table what messages call it.
  mutating func nameTables() {
    for position in tables.indices {
      let number = tables[position].section
      let sheet = sections.first { $0.number == number }?.sheet ?? ""
      let isAlone = tables.count { $0.section == number } == 1 && !sheet.isEmpty
      tables[position].name = isAlone ? sheet : tables[position].title
    }
  }

  /// Puts the passports in the place of the names by which totals and magnitudes name their rules; a name without a
  /// passport has been complained of.
  mutating func resolve(_ rules: [Rule]) {
    for position in identities.indices {
      identities[position].rule =
        rules.first { $0 == identities[position].rule } ?? identities[position].rule
    }
    for (position, name) in magnitudes {
      blanks[position].magnitudeRule = rules.firstIndex { $0.id == name }
    }
  }

  private func printsAcross(_ node: DefinitionNode?) -> Bool {
    guard let node else { return false }
    if node.text != "across" && node.text != "down" { node.complain("print 应当是 down 或 across。") }
    return node.text == "across"
  }

  private func measure(named node: DefinitionNode?) -> Measure? {
    guard let node else { return nil }
    if let measure = measures.first(where: { $0.name == node.text }) { return measure }
    node.complain("units 里没有“\(node.text)”这个单位。")
    return nil
  }

  private mutating func addBlanks(of table: Table, _ entry: [String: DefinitionNode]) {
    let common = measure(named: entry["unit"]) ?? Measure(name: "", decimals: 0, conversions: [:])
    let signed = entry["signed"]?.bool ?? false
    let optional = entry["notApplicable"]?.bool ?? false
    for (row, rowHeading) in table.rows.enumerated() {
      for (column, columnHeading) in table.columns.enumerated() {
        let own = columnHeading.measure ?? rowHeading.measure
        if let name = rowHeading.magnitudeRule ?? columnHeading.magnitudeRule {
          magnitudes[blanks.count] = name
        }
        blanks.append(
          Blank(
            table: tables.count, row: row, column: column,
            measure: own.flatMap { name in measures.first { $0.name == name } } ?? common,
            isSigned: signed || rowHeading.isSigned || columnHeading.isSigned, allowsNotApplicable: optional,
            isStock: rowHeading.isStock || columnHeading.isStock))
      }
    }
  }

  /// Notes which rules and units the headings of an axis name.
  private mutating func noteUses(of axis: AxisReader) {
    for node in axis.nodes {
      let value = { (key: String) in
        node.node.mapping?[key].map { DefinitionNode(node: $0, notes: node.notes) }
      }
      if let rule = value("magnitude") { ruleUses.append(rule) }
      _ = measure(named: value("unit"))
    }
    ruleUses += axis.groupRules
  }

  /// A total is an identity: its parts on the left, itself on the right, holding for each line across.
  private mutating func addSums(of axis: AxisReader, each: Identity.Axis) {
    for (position, rule) in axis.rules.sorted(by: { $0.key < $1.key }) {
      ruleUses.append(rule)
      identities.append(
        Identity(
          rule: Rule(rule.text, "", severity: .error), table: tables.count - 1, axis: each,
          left: axis.headings[position].parts.map { .init(heading: $0, isLastYear: false) },
          right: [.init(heading: position, isLastYear: false)]))
    }
  }

  private mutating func addIdentity(_ node: DefinitionNode, rows: AxisReader, columns: AxisReader) {
    let entry = node.mapping(Self.identityKeys)
    let rule = DefinitionReader.passport(entry, node)
    identityRules.append(DeclaredRule(node: node, rule: rule))
    guard let each = entry["each"] else { return node.complain("缺少 each：写 row 或 column。") }
    guard let axis = Identity.Axis(rawValue: each.text) else {
      return each.complain("each 应当是 row 或 column。")
    }
    let other = axis == .column ? rows : columns
    let (left, right) = (operands(entry["left"], on: other), operands(entry["right"], on: other))
    let isEmpty = { (key: String) in entry[key]?.node.sequence?.isEmpty ?? true }
    if isEmpty("left") || isEmpty("right") { node.complain("勾稽关系的 left 和 right 都要有项，现在没有可核对的格。") }
    if !(left + right).isEmpty, !(left + right).contains(where: { !$0.isLastYear }) {
      node.complain("勾稽关系两边都是上年的数，没有本年的格可核对。")
    }
    identities.append(
      Identity(rule: rule, table: tables.count - 1, axis: axis, left: left, right: right))
  }

  private func operands(_ list: DefinitionNode?, on axis: AxisReader) -> [Identity.Operand] {
    (list?.items ?? []).compactMap { item in
      guard item.node.mapping != nil else {
        return axis.position(of: item).map { .init(heading: $0, isLastYear: false) }
      }
      let entry = item.mapping(["lastYear"])
      return entry["lastYear"].flatMap { axis.position(of: $0) }.map { .init(heading: $0, isLastYear: true) }
    }
  }
}
