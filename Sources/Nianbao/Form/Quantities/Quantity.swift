/// A sum of cells with a name, for text, shares and charts.
package struct Quantity: Sendable {
  package let id: String
  package let addresses: [String]
  package let words: [String]
}
