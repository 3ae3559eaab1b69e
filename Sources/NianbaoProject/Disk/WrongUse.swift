/// What was asked for cannot be done as it was asked: one sentence that says how to ask.
package struct WrongUse: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
