import Foundation
import Nianbao

/// One of the two streams that a command speaks on, which may be closed or full.
final class Channel: Sendable {
  static let standard = Channel(STDOUT_FILENO)
  /// By a number of its own: while the workbook's library is silenced, a person who stops the program is answered.
  static let error = Channel(another(for: STDERR_FILENO))

  private let file: Int32
  private let failure = Locked<Int32>(0)
  private let lostData = Locked(false)

  private init(_ file: Int32) { self.file = file }

  private static func another(for file: Int32) -> Int32 {
    let other = fcntl(file, F_DUPFD_CLOEXEC, 3)
    return other >= 0 ? other : file
  }

  /// Whether a person looks there and wants colours.
  var isColoured: Bool { isatty(file) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] ?? "" == "" }

  /// Why the first piece was lost that was; 0 when all was taken, or when nobody is there to read.
  var trouble: Int32 { failure.withLock { [EPIPE, EBADF].contains($0) ? 0 : $0 } }

  /// Whether what was lost was for programs, not a word to a person.
  var hasLostData: Bool { lostData.withLock { $0 } }

  func put(_ text: String) { put(Array(text.utf8)) }

  func put(data bytes: [UInt8]) {
    put(bytes)
    lostData.withLock { $0 = $0 || trouble != 0 }
  }

  /// Once something is lost, the rest is not written either.
  func put(_ bytes: [UInt8]) { ProgressLine.aside { write(bytes) } }

  private func write(_ bytes: [UInt8]) {
    failure.withLock { failure in
      var done = 0
      while failure == 0, done < bytes.count {
        let count = bytes.withUnsafeBytes { room in
          Foundation.write(file, room.baseAddress.map { $0 + done }, room.count - done)
        }
        if count >= 0 { done += count } else if errno != EINTR { failure = errno }
      }
    }
  }
}
