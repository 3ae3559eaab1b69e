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
  static func bytes(of path: String) throws(FileTrouble) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw FileTrouble(description: "\(path)：读不了，\(reason(error))。")
    }
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

  package static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

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

  private static func precedes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
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

    init(below folder: String) {
      self.folder = folder
      if !isMissing(folder) { add("") }
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
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let handle = FileHandle(forReadingAtPath: path)
    else { return nil }
    return Manifest.Entry(file: name, reading: handle)
  }

  /// Writes a small file beside its place and moves it there in one step.
  package static func replace(_ path: String, with data: [UInt8]) throws(FileTrouble) {
    do {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        throw NSError(domain: NSPOSIXErrorDomain, code: Int(EISDIR))
      }
      try Data(data).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw FileTrouble(description: "\(path)：写不了，\(reason(error))。")
    }
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
  static func free(_ path: String) -> String {
    guard exists(path) else { return path }
    let ending = (path as NSString).pathExtension
    let stem = (path as NSString).deletingPathExtension
    var number = 2
    while exists("\(stem)-\(number)\(ending.isEmpty ? "" : ".\(ending)")") { number += 1 }
    return "\(stem)-\(number)\(ending.isEmpty ? "" : ".\(ending)")"
  }
}
