/// A sum of cells with a name, for text, shares and charts.
public struct Quantity: Sendable {
  /// The name by which phrases, charts and shares refer to it: `新收`.
  public let id: String
  /// What it sums: rows (`申请/新收`, their totals) or single cells (`申请/新收/自然人`).
  public let addresses: [String]
  /// The verbs that texts use for it, such as 受理 and 收到; empty when texts are not read for it.
  public let words: [String]
}
