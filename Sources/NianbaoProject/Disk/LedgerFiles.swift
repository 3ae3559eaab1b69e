import Foundation
import Nianbao

extension Files {
  /// A ledger, opened when asked for and read as it is asked for.
  static func ledger(at path: String, file: String) -> LedgerFile {
    LedgerFile(file: file) {
      var status = stat()
      guard stat(path, &status) == 0 else { return .unreadable(reason: reason(errno)) }
      guard status.st_mode & S_IFMT == S_IFREG else { return .unreadable(reason: "不是普通文件") }
      // What is a length alone, without anything written, would be read for hours.
      if status.st_size > 1 << 30, status.st_blocks < status.st_size / 1024 {
        return .unreadable(reason: "文件大半是空的，没有拷贝完整")
      }
      guard ["csv", "txt", "tsv"].contains((path as NSString).pathExtension.lowercased()) else {
        return .otherKind
      }
      guard let handle = FileHandle(forReadingAtPath: path) else {
        return .unreadable(reason: "没有权限或正在被占用")
      }
      return .bytes { room in
        let count = read(handle.fileDescriptor, room.baseAddress, room.count)
        if count < 0 { throw FileTrouble(description: reason(errno)) }
        ReadSoFar.add(ledger: count)
        return count
      }
    }
  }
}

extension Files {
  /// The bytes of files together, as far as they can be asked for.
  static func size(of paths: [String]) -> Int {
    paths.reduce(0) { sum, path in
      var status = stat()
      return stat(path, &status) == 0 ? sum + Int(status.st_size) : sum
    }
  }

  /// The fast checksum of a file, as manifests have it of ledgers.
  static func ledgerChecksum(of path: String) throws(FileTrouble) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw FileTrouble(description: "\(path)：读不了。")
    }
    var checksum = LedgerChecksum()
    do {
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        piece.withUnsafeBytes { checksum.update($0) }
      }
    } catch {
      throw FileTrouble(description: "\(path)：读不了，\(reason(error))。")
    }
    return checksum.text
  }
}
