/// Reads the rows or the columns of a table: a tree of groups, flattened to headings with their paths.
struct AxisReader {
  /// `row` or `column`, for messages.
  let name: String
  private(set) var headings: [Heading] = []
  private(set) var nodes: [DefinitionNode] = []
  private var sums: [Sum] = []

  /// A total, by its position, and what it is said to sum.
  private struct Sum {
    let position: Int
    let node: DefinitionNode
  }

  private(set) var rules: [Int: DefinitionNode] = [:]

  static let leafKeys = ["id", "label", "also", "sums", "rule", "stock", "signed", "magnitude", "unit"]
  static let groupKeys = ["group", "of", "named", "also", "alone"]
  /// Where groups name a rule.
  private(set) var groupRules: [DefinitionNode] = []

  init(_ list: DefinitionNode?, name: String, owner: DefinitionNode) {
    self.name = name
    guard let list else {
      owner.complain("缺少 \(name)s。")
      return
    }
    read(list.items, under: [])
    if headings.isEmpty { list.complain("\(name)s 里一个也没有。") }
    refuseTwins()
    for sum in sums { resolve(sum: sum.node, at: sum.position) }
  }

  /// The position of the heading with that id; notes a mistake when there is none.
  func position(of node: DefinitionNode) -> Int? {
    let id = node.text
    if let position = headings.firstIndex(where: { $0.id == id }) { return position }
    let hint = Label.nearest(to: id, among: headings.map(\.id)).map { "，是否应为“\($0)”" } ?? ""
    node.complain("没有叫“\(id)”的\(name == "row" ? "行" : "列")\(hint)。")
    return nil
  }
}

extension AxisReader {
  private mutating func read(_ items: [DefinitionNode], under groups: [Group]) {
    for item in items {
      let isGroup = item.node.mapping?.contains { $0.key.scalar?.string == "group" } ?? false
      if isGroup { readGroup(item, under: groups) } else { readLeaf(item, under: groups) }
    }
  }

  private mutating func readGroup(_ item: DefinitionNode, under groups: [Group]) {
    let entry = item.mapping(Self.groupKeys)
    let group = Group(
      label: entry["group"]?.text ?? "", aliases: entry["also"]?.texts ?? [],
      isNamed: entry["named"]?.bool ?? false, alone: entry["alone"].flatMap { readAlone($0) })
    guard let members = entry["of"] else { return item.complain("组“\(group.label)”没有 of，里面什么也没有。") }
    read(members.items, under: groups + [group])
    if let alone = group.alone, !headings.contains(where: { $0.id == alone.row && $0.groups.contains(group) })
    {
      entry["alone"]?.complain("组“\(group.label)”里没有叫“\(alone.row)”的\(name == "row" ? "行" : "列")。")
    }
  }

  private mutating func readAlone(_ node: DefinitionNode) -> Group.Alone? {
    let entry = node.mapping(["as", "rule"])
    if node.node.mapping == nil { return nil }
    guard let row = entry["as"], let rule = entry["rule"] else {
      node.complain("alone 要写 as 和 rule。")
      return nil
    }
    if name != "row" { node.complain("alone 只能用在行的组里。") }
    groupRules.append(rule)
    return Group.Alone(row: row.text, rule: rule.text)
  }

  private mutating func readLeaf(_ item: DefinitionNode, under groups: [Group]) {
    let entry = item.mapping(Self.leafKeys)
    guard let id = entry["id"]?.text, !id.isEmpty else { return item.complain("缺少 id。") }
    if id.contains("/") { item.complain("id“\(id)”里不能有 /，它用来分隔地址。") }
    if let sum = entry["sums"] { sums.append(Sum(position: headings.count, node: sum)) }
    if let rule = entry["rule"] {
      rules[headings.count] = rule
      if entry["sums"] == nil { rule.complain("“\(id)”写了 rule 却没有 sums，没有要核对的和。") }
    } else if let sum = entry["sums"] {
      sum.complain("合计“\(id)”要用 rule 说明它是哪一条规则。")
    }
    nodes.append(item)
    headings.append(
      Heading(
        id: id, label: entry["label"]?.text ?? id, aliases: entry["also"]?.texts ?? [], groups: groups,
        parts: [],
        isStock: entry["stock"]?.bool ?? false, isSigned: entry["signed"]?.bool ?? false,
        magnitudeRule: entry["magnitude"]?.text, measure: entry["unit"]?.text))
  }

  /// Headings that could not be told apart: the same id, or the same words.
  private func refuseTwins() {
    var ids: Set<String> = []
    var labels: Set<String> = []
    for (heading, node) in zip(headings, nodes) {
      for alias in heading.aliases where isLabel(alias, ofOtherThan: heading) {
        node.complain("别名“\(alias)”是另一\(name == "row" ? "行" : "列")的名称，读表时分不开。")
      }
      if !ids.insert(heading.id).inserted { node.complain("id“\(heading.id)”在这张表里出现了两次。") }
      if !labels.insert(Label.normal(heading.path.joined(separator: "|"))).inserted {
        node.complain("“\(heading.label)”和前面的一\(name == "row" ? "行" : "列")写法相同，读表时分不开。")
      }
    }
  }

  private func isLabel(_ alias: String, ofOtherThan heading: Heading) -> Bool {
    headings.contains {
      $0.id != heading.id && $0.groups == heading.groups && Label.normal($0.label) == Label.normal(alias)
    }
  }

  /// What a total sums: the members of a group, a list of ids, or `others` for all that are no totals.
  private mutating func resolve(sum node: DefinitionNode, at position: Int) {
    let totals = Set(sums.map(\.position))
    let parts: [Int]
    if node.node.sequence != nil {
      parts = node.items.compactMap(self.position(of:))
    } else {
      let group = node.text
      parts = headings.indices.filter {
        !totals.contains($0) && (group == "others" || headings[$0].groups.contains { $0.label == group })
      }
    }
    if parts.isEmpty {
      node.complain("合计“\(headings[position].id)”什么也没有加：“\(node.node.scalar?.string ?? "")”里没有可加的项。")
    }
    let old = headings[position]
    headings[position] = Heading(
      id: old.id, label: old.label, aliases: old.aliases, groups: old.groups, parts: parts,
      isStock: old.isStock,
      isSigned: old.isSigned, magnitudeRule: old.magnitudeRule, measure: old.measure)
  }
}
