/// A value of many parts behind one pointer: tens of thousands are handed about, and none is changed.
final class Kept<Value: Sendable>: Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
