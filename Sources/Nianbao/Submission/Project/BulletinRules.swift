/// How the office scores its units in a bulletin (通报), from `project.yaml`.
///
/// ```yaml
/// bulletin: {weights: {timeliness: 40, first: 30, errors: 20, resubmissions: 10}, last: 3}
/// 通报: {权重: {及时: 40, 一次通过: 30, 错误: 20, 重报: 10}, 末位: 3}
/// ```
package struct BulletinRules: Sendable, Equatable {
  /// Whole points a part is worth; a part left out of `weights` is worth none.
  package var weights: [Part: Int] = [.timeliness: 40, .first: 30, .errors: 20, .resubmissions: 10]
  /// How many of the last get a letter of supervision (督办函).
  package var last = 3

  /// What a unit is judged by, in the order of the table.
  package enum Part: String, Sendable, CaseIterable {
    case timeliness, first, errors, resubmissions

    /// As the bulletin heads it, and as `project.yaml` may call it.
    package var word: String {
      switch self {
      case .timeliness: "及时"
      case .first: "一次通过"
      case .errors: "错误"
      case .resubmissions: "重报"
      }
    }

    /// Whether it can only be judged by the register of receipts.
    package var needsReceipts: Bool { self != .errors }
  }

  package init() {}

  package init(weights: [Part: Int], last: Int = 3) { (self.weights, self.last) = (weights, last) }
}

extension BulletinRules {
  private static let weightKeys = ["weights", "权重"]
  private static let lastKeys = ["last", "末位"]

  /// Reads the value of `bulletin` and notes every mistake with its place.
  init(_ node: DefinitionNode) {
    let entries = node.mapping(Self.weightKeys + Self.lastKeys)
    if let last = Self.only(Self.lastKeys, in: entries) { self.last = Self.count(last, upTo: 9999) }
    guard let given = Self.only(Self.weightKeys, in: entries) else { return }
    let parts = given.mapping(Part.allCases.map(\.rawValue) + Part.allCases.map(\.word))
    weights = [:]
    for part in Part.allCases {
      let weight = Self.only([part.rawValue, part.word], in: parts)
      if let weight { weights[part] = Self.count(weight, upTo: 1000) }
    }
    if given.notes.problems.isEmpty, weights.values.allSatisfy({ $0 == 0 }) {
      given.complain("各项权重都是 0，排不出名次。")
    }
  }

  /// The value under one of two names of the same thing.
  private static func only(_ names: [String], in entries: [String: DefinitionNode]) -> DefinitionNode? {
    let found = names.compactMap { entries[$0] }
    if found.count > 1 { found[1].complain("\(names[0]) 和 \(names[1]) 是一回事，只写一个。") }
    return found.first
  }

  private static func count(_ node: DefinitionNode, upTo limit: Int) -> Int {
    guard let count = Int(node.text), (0...limit).contains(count) else {
      node.complain("“\(node.text)”应当是 0 到 \(limit) 的整数。")
      return 0
    }
    return count
  }
}
