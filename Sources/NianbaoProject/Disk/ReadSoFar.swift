import Nianbao

/// How much of what was sent has been read since the program began, for a person who waits.
package enum ReadSoFar {
  package struct Amount: Sendable, Equatable {
    /// What units sent, and how many of them there are.
    package var files = 0, ofFiles = 0
    /// Of ledgers, and how many they have.
    package var bytes = 0, ofBytes = 0
    /// Of everything that was read.
    package var total = 0

    package init() {}
  }

  private static let amount = Locked(Amount())

  package static var now: Amount { amount.withLock { $0 } }

  static func add(file bytes: Int) {
    amount.withLock {
      $0.files += 1
      $0.total += bytes
    }
  }

  static func add(ledger bytes: Int) {
    amount.withLock {
      $0.bytes += bytes
      $0.total += bytes
    }
  }

  static func expect(files: Int = 0, bytes: Int = 0) {
    amount.withLock {
      $0.ofFiles += files
      $0.ofBytes += bytes
    }
  }
}

extension ReadSoFar.Amount {
  /// One line for a terminal after so many seconds; empty where nothing was read.
  ///
  /// The time left is that of what is being read: ledgers come after the forms, and have many times their bytes.
  package func words(after seconds: Double) -> String {
    if total == 0 { return "" }
    let speed = "每秒 \(max(1, Int(Double(total) / max(seconds, 0.001)) >> 20)) MB"
    if bytes < ofBytes {
      return "正在读台账：\(bytes >> 20) / \(ofBytes >> 20) MB，\(speed)\(left(bytes, of: ofBytes, after: seconds))"
    }
    if files < ofFiles {
      let left = left(files, of: ofFiles, after: seconds)
      return "正在读报表：\(files) / \(ofFiles) 个文件，\(total >> 20) MB，\(speed)\(left)"
    }
    return "读完了 \(files) 个文件，\(total >> 20) MB；正在核对、汇总……"
  }

  private func left(_ done: Int, of all: Int, after seconds: Double) -> String {
    guard done > 0, done < all else { return "" }
    return "，约还要 \(max(1, Int((seconds * Double(all - done) / Double(done)).rounded()))) 秒"
  }
}
