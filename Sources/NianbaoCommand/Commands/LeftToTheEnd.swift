/// Leaves a value to the end of the process, which gives everything back at once: of a province, one return after the
/// other, that takes a tenth of the time of its build.
func leaveToTheEnd<Value>(_ value: Value) { _ = Unmanaged.passRetained(LeftToTheEnd(value)) }

private final class LeftToTheEnd<Value> {
  let value: Value
  init(_ value: Value) { self.value = value }
}
