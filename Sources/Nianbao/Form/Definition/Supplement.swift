/// A small second definition (补充表): tables that an office collects beside the statutory form of the same family.
///
/// ```yaml
/// supplement: 补充
/// family: xxgk
/// title: 补充数据
/// tables:
/// - {id: 培训, title: 政务公开培训, unit: 期, optional: true, columns: [{id: 本年}], rows: [{id: 期数}]}
/// ```
/// Its tables stand behind those of every edition of the family, in an annex of their own.
struct Supplement {
  let name: String
  let family: String
  /// The values of its keys.
  let entry: [String: DefinitionNode]

  private static let keys = [
    "supplement", "family", "title", "units", "tables", "rules", "quantities", "text",
  ]

  init(_ top: DefinitionNode) {
    entry = top.mapping(Self.keys)
    for key in ["supplement", "family", "title", "tables"] where entry[key] == nil {
      top.complain("补充表缺少 \(key)。")
    }
    name = entry["supplement"]?.text ?? ""
    family = entry["family"]?.text ?? ""
  }

  /// The annex that prints its tables.
  var section: Section {
    let title = entry["title"]?.text ?? name
    return Section(
      number: name, title: title, isText: false, sheet: String(title.prefix(20)), parts: [], isAnnex: true)
  }

  /// The name and the family that a definition states when it is one of these; `nil` for a form.
  static func names(_ top: DefinitionNode) -> (name: String, family: String)? {
    guard let name = top.node.mapping?["supplement"]?.scalar?.string else { return nil }
    return (name, top.node.mapping?["family"]?.scalar?.string ?? "")
  }
}
