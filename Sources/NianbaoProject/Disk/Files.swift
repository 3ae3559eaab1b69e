import Foundation
import Nianbao

/// A file or folder that the program needs and cannot use: one sentence, exit status 2.
public struct FileTrouble: Error, Equatable, CustomStringConvertible {
  /// The file or folder and what is wrong with it, one Chinese sentence for the terminal.
  public let description: String

  /// A trouble that says this sentence.
  public init(description: String) { self.description = description }
}

/// Reading and listing files; the only place besides the output folder that touches them.
package enum Files {
  /// A whole file, which must be one: a pipe would be waited for, a device has no end.
  static func bytes(of path: String) throws(FileTrouble) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw FileTrouble(description: "\(path)：读不了，\(reason(errno))。") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else {
      throw FileTrouble(description: "\(path)：读不了，不是普通文件。")
    }
    if status.st_size > mostBytes {
      throw FileTrouble(description: "\(path)：读不了，文件有 \(status.st_size >> 20) MB，太大。")
    }
    return try bytes(ofOpen: file, Int(status.st_size), path)
  }

  /// The bytes of a regular file that is no link and has no more than `most`; `nil` for anything else.
  static func plainBytes(of path: String, most: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= most else {
      return nil
    }
    // What cannot be read to its end is looked at again, and said.
    return try? bytes(ofOpen: file, Int(status.st_size), path)
  }

  /// More than any file that is read as a whole can have; ledgers are read piece by piece.
  private static let mostBytes = 1 << 30

  private static func bytes(ofOpen file: Int32, _ size: Int, _ path: String) throws(FileTrouble) -> [UInt8] {
    var bytes: [UInt8] = []
    var code: Int32 = 0
    // A file of the system's own has no size, and any may grow: it is read to its end.
    repeat {
      let room = bytes.isEmpty ? max(size + 1, 1 << 12) : 1 << 16
      let piece = [UInt8](unsafeUninitializedCapacity: room) { room, count in
        code = fill(room, from: file, &count)
      }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      if piece.count < room { break }
    } while code == 0
    if code != 0 { throw FileTrouble(description: "\(path)：读不了，\(reason(code))。") }
    return bytes
  }

  /// 0, or the reason why it could not be read on.
  private static func fill(
    _ room: UnsafeMutableBufferPointer<UInt8>, from file: Int32, _ count: inout Int
  ) -> Int32 {
    while count < room.count {
      let more = read(file, room.baseAddress.map { $0 + count }, room.count - count)
      if more > 0 { count += more } else if more == 0 { return 0 } else if errno != EINTR { return errno }
    }
    return 0
  }

  static func text(of path: String) throws(FileTrouble) -> String { try text(try bytes(of: path), path) }

  /// The text of a file that was read already.
  static func text(_ bytes: [UInt8], _ path: String) throws(FileTrouble) -> String {
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      throw FileTrouble(description: "\(path)：不是 UTF-8 文本，请用 UTF-8 重新保存。")
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// The place that a path leads to by whatever `..` and links; its last parts need not exist yet.
  package static func real(_ path: String) -> String {
    let url = URL(fileURLWithPath: path).absoluteURL.standardized
    if url.path == "/" || exists(url.path) { return url.resolvingSymlinksInPath().path }
    return real(url.deletingLastPathComponent().path) + "/" + url.lastPathComponent
  }

  /// What a file of our own holds; messages call the file by `words`.
  ///
  /// - Throws: `FileTrouble` when the file is not there or holds something else.
  static func json<Value: Decodable>(_ path: String, _ words: String) throws(FileTrouble) -> Value {
    let bytes = try bytes(of: path)
    do {
      return try JSONDecoder().decode(Value.self, from: Data(bytes))
    } catch {
      throw FileTrouble(description: "\(path)：不是本程序写的\(words)。")
    }
  }

  /// Whether a path leads out of a folder by some link in it; one that leads nowhere does not.
  static func leadsOut(_ path: String, of root: String) -> Bool {
    guard let real = realpath(path, nil), let home = realpath(root, nil) else { return false }
    defer {
      Foundation.free(real)
      Foundation.free(home)
    }
    let (place, inside) = (String(cString: real), String(cString: home))
    return place != inside && !place.hasPrefix(inside == "/" ? "/" : inside + "/")
  }

  package static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether nothing stands there; where the system does not let us look, something does.
  static func isMissing(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 && [ENOENT, ENOTDIR].contains(errno)
  }

  /// The names in a folder, sorted, those that are no UTF-8 as they can be shown; none when there is no such folder.
  ///
  /// - Throws: `FileTrouble` when it cannot be listed: what nobody could look into is not empty.
  static func names(in folder: String) throws(FileTrouble) -> [String] {
    if isMissing(folder) { return [] }
    guard let found = FolderNames(in: folder) else {
      throw FileTrouble(description: "\(folder)：列不出里面的文件，\(reason(errno))。")
    }
    return (found.names + found.illNames.map(\.shown)).sorted(by: precedes)
  }

  /// By the bytes of the names.
  static func precedes(_ one: String, _ other: String) -> Bool {
    let order = one.utf8.withContiguousStorageIfAvailable { one in
      other.utf8.withContiguousStorageIfAvailable { other -> Bool in
        guard let first = one.baseAddress, let second = other.baseAddress else {
          return one.count < other.count
        }
        let order = memcmp(first, second, min(one.count, other.count))
        return order != 0 ? order < 0 : one.count < other.count
      }
    }
    return (order ?? nil) ?? one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// What lies below a folder, as paths relative to it, sorted; what systems leave behind is skipped.
  struct Listing {
    private let folder: String
    private var files: [String] = []
    /// Folders that cannot be listed.
    private var closed: [String] = []
    /// Folders that are passed over for their names.
    private(set) var hidden: [String] = []
    /// Files and folders that cannot be named in a path, by what can be shown of it.
    private(set) var illNamed: [(path: String, name: IllName)] = []
    /// Links that lead out of the folder of the inputs: what they lead to is nobody's submission, and is never opened.
    private(set) var linksOut: [String] = []
    private let root: String?

    /// `root` is the folder that no link may lead out of; `nil` follows links wherever they lead.
    init(below folder: String, within root: String?) {
      self.folder = folder
      self.root = root
      if isMissing(folder) { return }
      if let root, Files.leadsOut(folder, of: root) { linksOut = [""] } else { add("") }
    }

    /// A folder that cannot be listed stands for itself, so that nothing is passed over in silence: as a submission it
    /// is a finding.
    var all: [String] { (files + closed).sorted(by: precedes) }

    /// Files that the program cannot do without.
    ///
    /// - Throws: `FileTrouble` naming the folder that cannot be listed.
    func needed() throws(FileTrouble) -> [String] {
      for below in closed { _ = try names(in: below.isEmpty ? folder : "\(folder)/\(below)") }
      return files.sorted(by: precedes)
    }

    private mutating func add(_ below: String) {
      guard let found = FolderNames(in: "\(folder)/\(below)") else { return closed.append(below) }
      let path = { (name: String) in below.isEmpty ? name : "\(below)/\(name)" }
      hidden += found.names.filter { found.folders.contains($0) && Files.isHidden($0) }.map(path)
      for name in found.names where !Files.isLeftBehind(name) {
        if found.links.contains(name), let root, Files.leadsOut("\(folder)/\(path(name))", of: root) {
          linksOut.append(path(name))
          continue
        }
        if found.folders.contains(name) { add(path(name)) } else { files.append(path(name)) }
      }
      illNamed += found.illNames.map { (path($0.shown), $0) }
    }
  }

  /// What systems put into any folder that somebody looks at.
  static let leftBehind: Set = [".DS_Store", "Thumbs.db", "desktop.ini"]

  /// Whether a folder is passed over for its name although somebody may have put files into it.
  static func isHidden(_ name: String) -> Bool {
    isLeftBehind(name) && ![".git", ".svn", ".hg"].contains(name)
  }

  static func isLeftBehind(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("~$") || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }

  /// The first bytes, by which other kinds of files are told.
  static func start(of path: String, count: Int = 16) throws(FileTrouble) -> [UInt8] {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      return Array(try handle.read(upToCount: count) ?? Data())
    } catch {
      throw FileTrouble(description: "\(path)：读不了，\(reason(error))。")
    }
  }

  /// The manifest's line for a file; `nil` for what is no readable regular file (a finding says so).
  static func entry(of path: String, as name: String) -> Manifest.Entry? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= mostBytes,
      let handle = FileHandle(forReadingAtPath: path)
    else { return nil }
    return Manifest.Entry(file: name, reading: handle)
  }

  /// What marks a file or folder that is still being written: this process, and a word that no other writer in it has.
  static func unique() -> String {
    "\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8))"
  }

  /// A place that nothing else uses, for what is gone when a command ends.
  static func scratch() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("nianbao-\(UUID().uuidString)").path
  }

  /// The path, or with `-2`, `-3` … before its ending where something stands there already.
  static func free(_ path: String, unless isTaken: (String) -> Bool = { _ in false }) -> String {
    guard exists(path) || isTaken(path) else { return path }
    let ending = (path as NSString).pathExtension
    let stem = (path as NSString).deletingPathExtension
    let suffix = ending.isEmpty ? "" : ".\(ending)"
    return (2...).lazy.map { "\(stem)-\($0)\(suffix)" }.first { !exists($0) && !isTaken($0) } ?? path
  }
}
