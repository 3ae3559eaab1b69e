/// When files were received, and under which names they came, by the register of receipts (`received.csv`).
public struct ReceivedTimes: Sendable {
  private var lines: [String: (time: String, name: String)] = [:]

  public init() {}

  /// - Throws: `DecodingTrouble` when the register is no text.
  public init(csv data: [UInt8]) throws(DecodingTrouble) {
    guard let table = try HeaderTable(data) else { return }
    for line in table.lines {
      // Text that a spreadsheet would take for a formula was written with an apostrophe.
      let text = { (name: String) in table.text(name, of: line).trimmingPrefix("'") }
      lines[String(text("sha256"))] = (String(text("when")), String(text("from")))
    }
  }

  /// The last receipt of a file with these bytes.
  public subscript(hash: String) -> (time: String, name: String)? { lines[hash] }
}
