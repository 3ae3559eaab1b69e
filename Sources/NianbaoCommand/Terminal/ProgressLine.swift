import Foundation
import Nianbao
import NianbaoProject

/// One line that says how far reading has got, where a person looks and anything takes longer than half a second.
///
/// Whatever else is written stands in its place; it is gone when the program ends.
enum ProgressLine {
  private struct State {
    var isShown = false
    var isOver = false
  }

  private static let state = Locked(State())

  static func begin() {
    guard isatty(STDERR_FILENO) == 1, ProcessInfo.processInfo.environment["TERM"] != "dumb" else { return }
    let start = Date()
    Thread.detachNewThread {
      usleep(500_000)
      while draw(Date().timeIntervalSince(start)) { usleep(200_000) }
    }
  }

  /// Draws it anew; `false` once it is over.
  private static func draw(_ seconds: Double) -> Bool {
    state.withLock { state in
      if state.isOver { return false }
      let words = ReadSoFar.now.words(after: seconds)
      if words.isEmpty { return true }
      write("\r\(words)\u{1B}[K")
      state.isShown = true
      return true
    }
  }

  /// Writes something else where it stands.
  static func aside<Value: Sendable>(_ work: () -> Value) -> Value {
    state.withLock { state in
      clear(&state)
      return work()
    }
  }

  /// It does not come again.
  static func end() {
    state.withLock { state in
      clear(&state)
      state.isOver = true
    }
  }

  private static func clear(_ state: inout State) {
    if state.isShown { write("\r\u{1B}[K") }
    state.isShown = false
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Foundation.write(STDERR_FILENO, bytes, bytes.count)
  }
}
