import Foundation

extension Files {
  /// Writes a file whole; the disk has it once it is settled.
  ///
  /// - Throws: `FileTrouble` when a single byte was not taken.
  static func write(_ bytes: [UInt8], to path: String) throws(FileTrouble) {
    let sink = try FileSink(path)
    try sink.put(bytes)
    try sink.close()
  }

  /// Has a file or the names in a folder put onto the disk.
  ///
  /// - Throws: `FileTrouble` when the disk did not take it.
  static func settle(_ path: String) throws(FileTrouble) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    let code = file < 0 ? errno : settle(file)
    if file >= 0 { close(file) }
    if code != 0 { throw FileTrouble(description: "\(path)：写不了，\(reason(code))。") }
  }

  /// Has everything in a folder put onto the disk.
  ///
  /// - Throws: `FileTrouble` when the disk did not take it.
  static func settleAll(_ folder: String) throws(FileTrouble) {
    guard let found = FolderNames(in: folder) else { return }
    for name in found.names {
      if found.folders.contains(name) {
        try settleAll("\(folder)/\(name)")
      } else {
        try settle("\(folder)/\(name)")
      }
    }
    try settle(folder)
  }

  /// Removes a file, or a folder with all that is in it, also where nothing may be written in it.
  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR { allowWriting(in: path) }
    // What cannot be removed stays; nothing that was asked for hangs on it.
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func allowWriting(in folder: String) {
    chmod(folder, 0o755)
    for name in FolderNames(in: folder)?.folders ?? [] { allowWriting(in: "\(folder)/\(name)") }
  }

  /// Writes a small file beside its place and moves it there in one step.
  package static func replace(_ path: String, with data: [UInt8]) throws {
    try replace(path) { try write(data, to: $0) }
  }

  /// Has a file written beside its place, and moves it there in one step.
  package static func replace(_ path: String, writing: (_ path: String) throws -> Void) throws {
    var present = stat()
    let isThere = stat(path, &present) == 0
    if Files.isFolder(path) {
      throw FileTrouble(description: "\(path)：写不了，\(reason(EISDIR))。")
    }
    try write(beside: path) { new in
      // Where nothing can be written, the workbook library would print its own reason.
      try write([], to: new)
      try writing(new)
      try settle(new)
      if isThere { chmod(new, present.st_mode & 0o777) }
      try Unfinished.exchange(new, path)
    }
  }

  /// Has a file written, unless something else stands there.
  ///
  /// - Returns: whether what was to be written stands there now.
  package static func add(_ path: String, writing: (_ path: String) throws -> Void) throws -> Bool {
    guard exists(path) else {
      try replace(path, writing: writing)
      return true
    }
    return try write(beside: path) { new in
      try writing(new)
      return try bytes(of: new) == bytes(of: path)
    }
  }

  /// Has a file written in a folder of its own beside its place: what a library leaves there that was killed is gone with
  /// it.
  private static func write<Value>(
    beside path: String, _ fill: (_ new: String) throws -> Value
  ) throws -> Value {
    try Unfinished.write(beside: path) { folder in
      let code = Unfinished.make { mkdir(folder, 0o777) == 0 ? 0 : errno }
      if code != 0 { throw FileTrouble(description: "\(path)：写不了，\(reason(code))。") }
      return try fill("\(folder)/\((path as NSString).lastPathComponent)")
    }
  }

  /// The folder that a path stands in.
  static func parent(of path: String) -> String {
    let parent = (path as NSString).deletingLastPathComponent
    return parent.isEmpty ? "." : parent
  }

  /// 0, or the reason why the disk did not take it; what is no disk (a pipe) need not.
  private static func settle(_ file: Int32) -> Int32 {
    fsync(file) == 0 || errno == EINVAL || errno == ENOSYS ? 0 : errno
  }
}

/// A file that is written piece by piece; it is whole once it is closed without a word.
final class FileSink {
  private let path: String
  private var file: Int32

  /// - Throws: `FileTrouble` when nothing can be written there.
  init(_ path: String) throws(FileTrouble) {
    self.path = path
    let code: Int32
    (file, code) = Unfinished.make { (open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666), errno) }
    if file < 0 { throw trouble(code) }
  }

  deinit { if file >= 0 { Foundation.close(file) } }

  /// - Throws: `FileTrouble` when a single byte was not taken.
  func put(_ bytes: [UInt8]) throws(FileTrouble) {
    try bytes.withUnsafeBufferPointer { room throws(FileTrouble) in
      var done = 0
      while done < room.count {
        let count = Foundation.write(file, room.baseAddress.map { $0 + done }, room.count - done)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { throw trouble(count < 0 ? errno : EIO) }
        done += count
      }
    }
  }

  /// - Throws: `FileTrouble` when the last bytes were not taken.
  func close() throws(FileTrouble) {
    defer { file = -1 }
    if Foundation.close(file) != 0 { throw trouble(errno) }
  }

  private func trouble(_ code: Int32) -> FileTrouble {
    FileTrouble(description: "\(path)：写不了，\(Files.reason(code))。")
  }
}
