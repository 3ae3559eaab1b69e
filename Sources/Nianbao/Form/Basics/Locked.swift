import Foundation

/// A value that one thread at a time sees and changes.
///
/// `Synchronization.Mutex` would do, but the thread sanitizer does not see it on Linux: it reports every use of it, and
/// with that nothing it says can be believed.
package final class Locked<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  package init(_ value: Value) { self.value = value }

  package func withLock<Outcome: Sendable, Failure: Error>(
    _ use: (inout Value) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome {
    lock.lock()
    defer { lock.unlock() }
    return try use(&value)
  }
}
