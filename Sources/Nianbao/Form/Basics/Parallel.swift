import Dispatch
import Synchronization

/// The values of a function at 0, 1, 2 …, worked out on all cores, in their order.
///
/// - Parameters:
///   - count: how many positions there are.
///   - lanes: how many are worked out at the same time, where that has to be bounded.
///   - value: called once for each position, from any thread.
/// - Returns: one value for each position.
/// - Throws: what `value` throws first in the order of positions, after all of them were tried.
package func inParallel<Value: Sendable, Failure: Error>(
  _ count: Int, lanes: Int = .max, value: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
  let results = Mutex([Result<Value, Failure>?](repeating: nil, count: count))
  let lanes = min(lanes, count)
  DispatchQueue.concurrentPerform(iterations: lanes) { lane in
    for position in stride(from: lane, to: count, by: lanes) {
      let result = Result { () throws(Failure) in try value(position) }
      results.withLock { $0[position] = result }
    }
  }
  var values: [Value] = []
  values.reserveCapacity(count)
  for result in results.withLock({ $0 }) {
    if let result { values.append(try result.get()) }
  }
  return values
}
