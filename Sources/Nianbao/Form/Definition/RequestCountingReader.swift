extension RequestCounting {
  /// Reads the key `ledger` of a table; `nil`, with the mistake noted, when it is not whole.
  init?(_ node: DefinitionNode, rows: AxisReader) {
    let keys = ["new", "carriedIn", "results", "carriedOut", "limit"]
    let entry = node.mapping(keys)
    for key in keys where entry[key] == nil { node.complain("ledger 缺少 \(key)。") }
    guard let limit = entry["limit"], let results = entry["results"] else { return nil }
    let term = limit.mapping(["days", "extension"])
    days = Self.count(term["days"], "days", of: limit)
    extensionDays = Self.count(term["extension"], "extension", of: limit)
    let group = results.text
    self.results = rows.headings.indices.filter { position in
      !rows.headings[position].isTotal && rows.headings[position].groups.contains { $0.label == group }
    }
    if self.results.isEmpty { results.complain("没有叫“\(group)”的行组，或组里只有合计。") }
    let named = ["new", "carriedIn", "carriedOut"].map { entry[$0].flatMap { rows.position(of: $0) } }
    guard let new = named[0], let carriedIn = named[1], let carriedOut = named[2] else { return nil }
    self.new = new
    self.carriedIn = carriedIn
    self.carriedOut = carriedOut
    if Set(named + self.results).count < named.count + self.results.count {
      node.complain("new、carriedIn、carriedOut 和办理结果要是不同的行。")
    }
  }

  private static func count(_ node: DefinitionNode?, _ key: String, of limit: DefinitionNode) -> Int {
    guard let node else {
      limit.complain("limit 缺少 \(key)。")
      return 0
    }
    let count = node.int
    if !(1...999).contains(count) { node.complain("“\(node.text)”应当是 1 到 999 个工作日。") }
    return count
  }
}
