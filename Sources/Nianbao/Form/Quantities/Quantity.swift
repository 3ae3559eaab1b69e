/// A sum of cells with a name, for text, shares and charts.
public struct Quantity: Sendable {
  public let id: String
  public let addresses: [String]
  public let words: [String]
}
