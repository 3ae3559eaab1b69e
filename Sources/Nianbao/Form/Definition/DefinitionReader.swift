extension Form {
  /// Reads a form's definition.
  ///
  /// - Parameters:
  ///   - text: the YAML text.
  ///   - file: how messages name it.
  ///   - supplements: the definitions whose tables are put behind its own.
  /// - Throws: `DefinitionError` with every mistake in it, each with line and column (from 1).
  public init(
    definition text: String, file: String, supplements: [(file: String, text: String)] = []
  ) throws(DefinitionError) {
    try self.init(try DefinitionNode.compose(text, file: file), supplements: supplements)
  }

  /// The same of a definition that was composed already.
  init(
    _ top: DefinitionNode, supplements: [(file: String, text: String)]
  ) throws(DefinitionError) {
    var added: [DefinitionNode] = []
    for (file, text) in supplements { added.append(try DefinitionNode.compose(text, file: file)) }
    let reader = DefinitionReader(top, added.map { Supplement($0) })
    let problems = ([top] + added).flatMap(\.problems)
    if !problems.isEmpty { throw DefinitionError(problems) }
    self = reader.form
  }
}

/// Maps the nodes of a definition to a form; every mistake is noted on the nodes' common list.
struct DefinitionReader {
  private(set) var form: Form

  private static let keys = [
    "form", "family", "years", "title", "source", "mark", "titles", "units", "sections", "tables", "rules",
    "quantities", "basis", "succeeds", "kinds", "text", "charts", "declarations",
  ]

  init(_ top: DefinitionNode, _ supplements: [Supplement] = []) {
    let entry = top.mapping(Self.keys)
    let parts = [entry] + supplements.map(\.entry)
    let items = { (key: String) in parts.flatMap { $0[key]?.items ?? [] } }
    for key in Self.keys.prefix(5) + ["mark", "units", "sections", "tables"] where entry[key] == nil {
      top.complain("缺少 \(key)。")
    }
    let measures = Self.measures(items("units"))
    let sections = (entry["sections"]?.items ?? []).map(Self.section) + supplements.map(\.section)
    var tables = TableReader(measures: measures, sections: sections)
    for item in entry["tables"]?.items ?? [] { tables.read(item) }
    for supplement in supplements {
      for item in supplement.entry["tables"]?.items ?? [] { tables.read(item, in: supplement.section) }
    }
    let declared = items("rules").map { TableReader.DeclaredRule(node: $0, rule: Self.rule($0)) }
    let rules = Self.ruleBook(declared, tables)
    tables.resolve(rules)
    tables.nameTables()
    form = Form(
      id: entry["form"]?.text ?? "", family: entry["family"]?.text ?? "",
      years: Self.years(entry["years"]), title: entry["title"]?.text ?? "",
      source: entry["source"]?.text ?? "", basis: entry["basis"]?.text ?? entry["source"]?.text ?? "",
      mark: entry["mark"]?.text ?? "",
      titles: entry["titles"]?.texts ?? [entry["title"]?.text ?? ""], sections: sections,
      tables: tables.tables, rules: rules, identities: tables.identities,
      equations: tables.identities.indices.flatMap {
        tables.identities[$0].equations(at: $0, in: tables.tables[tables.identities[$0].table])
      },
      quantities: items("quantities").map(Self.quantity),
      succeeds: (entry["succeeds"]?.entries() ?? []).map { Succession.Claim($0.key, $0.value) },
      kinds: Self.kinds(entry["kinds"], tables.tables), blanks: tables.blanks)
    for item in items("quantities") { Self.check(quantity: item, in: form) }
    form.charts = (entry["charts"]?.items ?? []).compactMap { ChartPlan($0, in: form) }
    form.declarations = items("declarations").compactMap { Declaration($0, in: form) }
    form.textReadings = TextReadings(
      parts.compactMap { $0["text"] }, quantities: items("quantities"), in: form)
  }
}

extension DefinitionReader {
  private static func years(_ node: DefinitionNode?) -> ClosedRange<Int> {
    guard let node else { return 0...9999 }
    let entry = node.mapping(["from", "to"])
    let (from, to) = (entry["from"]?.int ?? 0, entry["to"]?.int ?? 9999)
    guard from <= to else {
      node.complain("years 的 from 晚于 to。")
      return 0...9999
    }
    return from...to
  }

  /// The units of measure; a supplement may name one of the form's again, but not otherwise.
  private static func measures(_ nodes: [DefinitionNode]) -> [Measure] {
    var result: [Measure] = []
    for node in nodes {
      let measure = measure(node)
      let known = result.first { $0.name == measure.name }
      if let known, known != measure { node.complain("单位“\(known.name)”前面已有，写法不同。") }
      if known == nil { result.append(measure) }
    }
    return result
  }

  private static func measure(_ node: DefinitionNode) -> Measure {
    let entry = node.mapping(["name", "decimals", "also"])
    var decimals = entry["decimals"]?.int ?? 0
    if !(0...9).contains(decimals) {
      node.complain("decimals 应当在 0 到 9 之间。")
      decimals = 0
    }
    var also = entry["also"]?.entries().map { ($0.key.text, $0.value.int) } ?? []
    if also.contains(where: { !(-18...18).contains($0.1) }) {
      node.complain("also 的幂应当在 -18 到 18 之间。")
      also = []
    }
    return Measure(
      name: entry["name"]?.text ?? "", decimals: decimals,
      conversions: Dictionary(also, uniquingKeysWith: { first, _ in first }))
  }

  private static func section(_ node: DefinitionNode) -> Section {
    let entry = node.mapping(["number", "title", "text", "sheet", "parts"])
    let title = entry["title"]?.text ?? ""
    if title.isEmpty { node.complain("缺少 title。") }
    return Section(
      number: entry["number"]?.text ?? "", title: title, isText: entry["text"]?.bool ?? false,
      sheet: entry["sheet"]?.text ?? String(title.prefix(20)),
      parts: entry["parts"]?.texts ?? [])
  }

  private static func rule(_ node: DefinitionNode) -> Rule {
    let entry = node.mapping(["id", "text", "source", "severity", "waivable", "ratio", "hint"])
    return passport(entry, node, ratio: entry["ratio"].map { Int64($0.int) })
  }

  static func passport(
    _ entry: [String: DefinitionNode], _ node: DefinitionNode, ratio: Int64? = nil
  ) -> Rule {
    for key in ["id", "text", "source", "severity"] where entry[key] == nil { node.complain("规则缺少 \(key)。") }
    let severity = entry["severity"].flatMap { Severity(rawValue: $0.text) }
    if severity == nil { entry["severity"]?.complain("severity 应当是 错误、警告 或 提示。") }
    return Rule(
      entry["id"]?.text ?? "", entry["text"]?.text ?? "", source: entry["source"]?.text ?? "",
      severity: severity ?? .error, explanation: entry["waivable"]?.bool == true ? .settles : .refused,
      ratio: ratio,
      hint: entry["hint"]?.text ?? "")
  }

  /// All rules of the form in its order; every rule must be used, every use must have a passport, once.
  private static func ruleBook(
    _ declared: [TableReader.DeclaredRule], _ tables: TableReader
  ) -> [Rule] {
    let own = tables.identityRules
    var seen = Set<String>()
    for one in own + declared where !seen.insert(one.rule.id).inserted {
      one.node.complain("规则“\(one.rule.id)”出现了两次。")
    }
    let known = (own + declared).map(\.rule.id)
    for use in tables.ruleUses where !known.contains(use.text) {
      let hint = Label.nearest(to: use.text, among: known).map { "，是否应为“\($0)”" } ?? ""
      use.complain("规则“\(use.text)”没有在 rules 里说明\(hint)。")
    }
    let used = Set(tables.ruleUses.map(\.text))
    for one in declared where !used.contains(one.rule.id) {
      one.node.complain("规则“\(one.rule.id)”没有一格用到，永远不会核对。")
    }
    return (declared.map(\.rule) + own.map(\.rule))
  }

  private static func kinds(_ node: DefinitionNode?, _ tables: [Table]) -> [String: Set<Int>] {
    let pairs = (node?.entries() ?? []).map { kind, list in
      let positions = list.items.compactMap { item -> Int? in
        let position = tables.firstIndex { $0.id == item.text }
        if position == nil { item.complain("没有叫“\(item.text)”的表。") }
        return position
      }
      return (kind.text, Set(positions))
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private static func quantity(_ node: DefinitionNode) -> Quantity {
    let entry = node.mapping(["id", "sum", "words", "shares"])
    return Quantity(
      id: entry["id"]?.text ?? "", addresses: entry["sum"]?.texts ?? [], words: entry["words"]?.texts ?? [])
  }

  private static func check(quantity node: DefinitionNode, in form: Form) {
    let addresses = node.node.mapping?["sum"]?.sequence.map { Array($0) } ?? []
    if addresses.isEmpty { node.complain("数量什么也没有加。") }
    for item in addresses {
      let address = DefinitionNode(node: item, notes: node.notes)
      let parts = address.text.split(separator: "/").map { String($0) }
      let table = parts.first.flatMap(form.table)
      let isKnown =
        parts.count == 3
        ? form.cell(at: address.text) != nil
        : parts.count == 2 && table?.rows.contains { $0.id == parts[1] } == true
      if !isKnown { address.complain("没有“\(address.text)”这个地址。") }
    }
  }
}
