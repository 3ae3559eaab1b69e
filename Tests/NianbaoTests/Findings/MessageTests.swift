import Foundation
import Testing

@testable import Nianbao

/// The style sheet of the messages: what was sent, and every word that is said of it, as the terminal prints it.
///
/// Say where, what is there, what should be, by how much, and what to do; in the words of the form. A rule of the rule
/// book without a line here is refused: add the input and its message to the table it belongs to.
@Suite struct MessageTests {
  struct Golden: Sendable {
    let input: String
    let says: String
    let found: @Sendable () throws -> [Finding]

    init(_ input: String, says: String, _ found: @escaping @Sendable () throws -> [Finding]) {
      (self.input, self.says, self.found) = (input, says, found)
    }
  }

  static let goldens =
    values + workbookCells + shownCells + rosters + files + layouts + office + years + texts + statements
    + requests + ledgers + ledgersFromExcel + requestsFromExcel + unread

  @Test("Every message, whole", arguments: goldens.indices)
  func says(position: Int) throws {
    let golden = Self.goldens[position]
    let said = try golden.found().map(Sending.printed).joined(separator: "\n")
    #expect(said == golden.says, "\(golden.input)")
  }
}
