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
    /// How many are writing something else.
    var writers = 0
  }

  private static let state = Locked(State())
  private static let start = Date()

  /// Has a thread draw it; where there is none to be had, nothing is drawn.
  static func begin() {
    guard isatty(STDERR_FILENO) == 1, ProcessInfo.processInfo.environment["TERM"] != "dumb" else { return }
    _ = start
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { _ in
        usleep(500_000)
        while ProgressLine.draw() { usleep(200_000) }
        return nil
      }, nil)
    if code == 0 { pthread_detach(thread) }
  }

  /// Draws it anew; `false` once it is over.
  private static func draw() -> Bool {
    state.withLock { state in
      if state.isOver || state.writers > 0 { return !state.isOver }
      let words = ReadSoFar.now.words(after: Date().timeIntervalSince(start))
      if words.isEmpty { return true }
      write("\r\(words)\u{1B}[K")
      state.isShown = true
      return true
    }
  }

  /// Writes something else where it stands.
  ///
  /// Nobody waits for it: a pipe that is full keeps neither the other stream nor who stops the program.
  static func aside(_ work: () -> Void) {
    state.withLock { state in
      clear(&state)
      state.writers += 1
    }
    work()
    state.withLock { $0.writers -= 1 }
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
