extension ChartPlan {
  private static let subjects = ["years", "parts", "ledger", "growth"]

  /// - Returns: `nil` after noting what is wrong with the node.
  init?(_ node: DefinitionNode, in form: Form) {
    let entry = node.mapping(["id", "title"] + Self.subjects)
    id = entry["id"]?.text ?? ""
    title = entry["title"]?.text ?? ""
    let isPlain = id.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
    if !isPlain || id.isEmpty { (entry["id"] ?? node).complain("图的 id 应当只有小写字母、数字和 -。") }
    if title.isEmpty { node.complain("缺少 title。") }
    let given = Self.subjects.filter { entry[$0] != nil }
    guard given.count == 1, let name = given.first, let value = entry[name] else {
      node.complain("一张图应当写 \(Self.subjects.joined(separator: "、")) 之一。")
      return nil
    }
    switch name {
    case "years":
      let items = Self.items(value, in: form)
      if items.count > 2 { value.complain("一张图最多两条线。") }
      if Set(items.flatMap(\.cells).map { form.measure(of: $0).name }).count > 1 {
        value.complain("一张图里的数计量单位应当相同。")
      }
      subject = .years(items)
    case "parts":
      guard let cell = Self.total(value, in: form) else { return nil }
      subject = .parts(cell)
    case "growth": subject = .growth(Self.items(value, in: form))
    default: subject = .ledger(value.text)
    }
  }

  private static func items(_ node: DefinitionNode, in form: Form) -> [Item] {
    node.entries().compactMap { name, value in
      let text = value.text
      if let cell = form.cell(at: text) { return Item(name: name.text, cells: [cell]) }
      if let quantity = form.quantities.first(where: { $0.id == text }) {
        return Item(name: name.text, cells: form.cells(of: quantity))
      }
      let known = form.quantities.map(\.id) + form.cells.map { form.address(of: $0).description }
      let hint = Label.nearest(to: text, among: known).map { "，是否应为“\($0)”" } ?? ""
      value.complain("没有叫“\(text)”的数量或地址\(hint)。")
      return nil
    }
  }

  private static func total(_ node: DefinitionNode, in form: Form) -> Cell? {
    guard let cell = form.cell(at: node.text) else {
      node.complain("没有“\(node.text)”这个地址。")
      return nil
    }
    if form.parts(of: cell).isEmpty { node.complain("“\(node.text)”不是总计，没有可画的组成部分。") }
    return cell
  }
}
