import Foundation

/// The values of a function at 0, 1, 2 …, worked out on all cores, in their order.
///
/// - Parameters:
///   - count: how many positions there are.
///   - lanes: how many are worked out at the same time, where that has to be bounded.
///   - value: called once for each position, from any thread.
/// - Returns: one value for each position.
/// - Throws: what `value` throws first in the order of positions.
package func inParallel<Value: Sendable, Failure: Error>(
  _ count: Int, lanes: Int = .max, value: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
  try inParallel(count, lanes: lanes, tool: {}) { (_, position) throws(Failure) in try value(position) }
}

/// The same, where each thread has a tool of its own, made once; thousands of positions are given out some at a time.
package func inParallel<Tool, Value: Sendable, Failure: Error>(
  _ count: Int, lanes: Int = .max, tool: @Sendable () -> Tool,
  value: @Sendable (Tool, Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
  let chunk = max(1, min(64, count / 64))
  let chunks = (count + chunk - 1) / chunk
  let results = Locked([Result<[Value], Failure>?](repeating: nil, count: chunks))
  let taken = Locked(0)
  onThreads(min(lanes, chunks, ProcessInfo.processInfo.activeProcessorCount)) {
    let tool = tool()
    while true {
      let number = taken.withLock { taken in
        defer { taken += 1 }
        return taken
      }
      guard number < chunks else { return }
      let result = Result { () throws(Failure) in
        var values: [Value] = []
        values.reserveCapacity(chunk)
        for position in (number * chunk)..<min(count, (number + 1) * chunk) {
          values.append(try value(tool, position))
        }
        return values
      }
      results.withLock { $0[number] = result }
    }
  }
  var values: [Value] = []
  values.reserveCapacity(count)
  for result in results.withLock({ $0 }) {
    if let result { values += try result.get() }
  }
  return values
}

/// Does something, and something else meanwhile on another thread, where the system has one.
package func meanwhile<Value>(_ other: @Sendable () -> Void, do work: () throws -> Value) rethrows -> Value {
  try withoutActuallyEscaping(other) { other in
    let thread = begin(other)
    defer { if let thread { pthread_join(thread, nil) } else { other() } }
    return try work()
  }
}

/// Two pieces of work at the same time; where both fail, what the first throws.
package func together<First, Second: Sendable>(
  _ first: () throws -> First, _ second: @Sendable () throws -> Second
) throws -> (First, Second) {
  let result = Locked<Result<Second, any Error>?>(nil)
  let value = try meanwhile(
    {
      let made = Result { try second() }
      result.withLock { $0 = made }
    }, do: first)
  guard let made = result.withLock({ $0 }) else { preconditionFailure("the other work was not done") }
  return (value, try made.get())
}

/// Runs some work on this thread and on as many more as are wanted and the system gives: it may give none.
private func onThreads(_ count: Int, _ work: @Sendable () -> Void) {
  withoutActuallyEscaping(work) { work in
    let others = (1..<max(1, count)).compactMap { _ in begin(work) }
    work()
    for thread in others { pthread_join(thread, nil) }
  }
}

/// A thread that does the work; `nil` where the system has none to give.
private func begin(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
  final class Box {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
  let box = Unmanaged.passRetained(Box(work))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { pointer in
      pointer.map { Unmanaged<Box>.fromOpaque($0).takeRetainedValue().work() }
      return nil
    }, box.toOpaque())
  if code == 0 { return thread }
  box.release()
  return nil
}
