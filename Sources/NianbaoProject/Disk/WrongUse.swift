/// What was asked for cannot be done as it was asked: one sentence that says how to ask.
public struct WrongUse: Error, Equatable, CustomStringConvertible {
  /// What is wrong with what was asked for, one Chinese sentence for the terminal.
  public let description: String

  /// A refusal that says this sentence.
  public init(_ description: String) { self.description = description }
}
