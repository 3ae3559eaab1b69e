/// What a unit may declare in its form instead of typing zeros (声明), as the definition has it.
///
/// ```yaml
/// declarations:
/// - {id: 空白为零, label: 未填的格均为 0}
/// - {id: 没有申请, label: 本单位没有收到申请, tables: [申请], denies: [申请/新收]}
/// ```
package struct Declaration: Sendable, Equatable {
  /// What the form layout has behind the word 声明.
  package let id: String
  /// How it is chosen in a workbook, and how the report words it.
  package let label: String
  /// Positions of the tables whose blanks it answers with 0.
  package let tables: Set<Int>
  /// The cells that must not be above 0 beside it.
  package let denied: [Cell]

  /// What stands in front of every declaration.
  package static let word = "声明"
}

extension Declaration {
  /// - Returns: `nil` after noting what is wrong with the node.
  init?(_ node: DefinitionNode, in form: Form) {
    let entry = node.mapping(["id", "label", "tables", "denies"])
    for key in ["id", "label"] where entry[key] == nil { node.complain("缺少 \(key)。") }
    guard let id = entry["id"]?.text, let label = entry["label"]?.text else { return nil }
    self.id = id
    self.label = label
    let named = entry["tables"]?.items.compactMap { item -> Int? in
      let position = form.tables.firstIndex { $0.id == item.text }
      if position == nil { item.complain("没有叫“\(item.text)”的表。") }
      return position
    }
    tables = Set(named ?? Array(form.tables.indices))
    denied = (entry["denies"]?.items ?? []).flatMap { item -> [Cell] in
      let cells = form.cell(at: item.text).map { [$0] } ?? form.cells(ofRow: item.text)
      if cells.isEmpty { item.complain("没有“\(item.text)”这个地址。") }
      return cells
    }
  }
}
