/// What was asked for cannot be done as it was asked: one sentence that says how to ask.
public struct WrongUse: Error, Equatable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
