import Foundation
import Nianbao
import NianbaoExcel

/// What was read of a project, and the SHA-256 of every file as it was then.
///
/// A manifest must name what a build was made from, not what lies there when it is written: bytes are hashed where they
/// are read, a folder is listed once, and a file that is read twice must be the same both times.
final class FilesAsRead: Sendable {
  /// By the bytes of the paths, for two of them may be the same text to Swift.
  private let state = Locked(State())

  private struct State {
    var entries: [[UInt8]: Manifest.Entry] = [:]
    var listings: [[UInt8]: Files.Listing] = [:]
    /// Folders by whether they lead out of the inputs.
    var isOut: [[UInt8]: Bool] = [:]
    /// The first file that was another one when it was read again.
    var changed: String?
  }

  /// The inputs, which no link may lead out of; `nil` where somebody names the files himself.
  private let root: String?

  init(within root: String? = nil) { self.root = root }

  /// - Throws: `FileTrouble` when the file cannot be read, or is a link that leads out of the inputs.
  func bytes(of path: String) throws(FileTrouble) -> [UInt8] {
    if isOut(path) {
      throw FileTrouble(description: "\(path)：是\(Unread.leadsOut)；请换成文件本身。")
    }
    let bytes = try Files.bytes(of: path)
    note(path, bytes)
    return bytes
  }

  func text(of path: String) throws(FileTrouble) -> String {
    try Files.text(try bytes(of: path), path)
  }

  /// What lies below a folder, as it was when the folder was first asked for.
  func listing(below folder: String) -> Files.Listing {
    let key = Array(folder.utf8)
    if let known = state.withLock({ $0.listings[key] }) { return known }
    let listing = Files.Listing(below: folder, within: isInside(folder) ? root : nil)
    state.withLock { $0.listings[key] = listing }
    return listing
  }

  /// The manifest's line for a file: of the bytes that were read, or of what lies there where nothing was; `nil` for what
  /// is no readable regular file (a finding says so).
  func entry(of path: String, as name: String) -> Manifest.Entry? {
    if let known = state.withLock({ $0.entries[Array(path.utf8)] }) { return known.named(name) }
    guard let entry = Files.entry(of: path, as: name) else { return nil }
    note(path, entry)
    return entry
  }

  /// - Throws: `FileTrouble` when a file was another one the second time it was read.
  func refuseChanged() throws(FileTrouble) {
    guard let path = state.withLock({ $0.changed }) else { return }
    throw FileTrouble(description: "\(path)：编的时候改过。成果没有写出，原来的成果没有动；请再编一次。")
  }

  private func isInside(_ path: String) -> Bool { root.map { path.hasPrefix($0 + "/") } ?? false }

  private func isOut(_ path: String) -> Bool {
    guard let root, isInside(path) else { return false }
    return Files.isLink(path) ? Files.leadsOut(path, of: root) : isOut(folderOf: path)
  }

  /// What is no link stands where its folder stands, and thousands stand in one.
  private func isOut(folderOf path: String) -> Bool {
    guard let root else { return false }
    let folder = Array(path.utf8.prefix(upTo: path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.endIndex))
    if let known = state.withLock({ $0.isOut[folder] }) { return known }
    let isOut = Files.leadsOut(String(decoding: folder, as: UTF8.self), of: root)
    state.withLock { $0.isOut[folder] = isOut }
    return isOut
  }

  private func note(_ path: String, _ bytes: [UInt8]) {
    note(path, Manifest.Entry(file: "", data: bytes))
  }

  private func note(_ path: String, _ entry: Manifest.Entry) {
    state.withLock { state in
      let known = state.entries.updateValue(entry, forKey: Array(path.utf8))
      if let known, known.sha256 != entry.sha256, state.changed == nil { state.changed = path }
    }
  }
}

extension FilesAsRead {
  /// What a unit sent, opened when asked for.
  ///
  /// Findings name it `file`; `below` is folder and file names that may state unit and year.
  func submission(at path: String, file: String, below: String) -> SubmissionFile {
    SubmissionFile(file: file, path: below) { [self] in
      let content = content(at: path)
      if case .bytes(let bytes) = content { ReadSoFar.add(file: bytes.count) } else { ReadSoFar.add(file: 0) }
      return content
    }
  }

  private func content(at path: String) -> SubmissionFile.Content {
    let kind = path.ending.lowercased()
    let isText = ["csv", "txt", "tsv"].contains(kind)
    if isText, let bytes = plainBytes(of: path), KnownContent(bytes) == nil { return .bytes(bytes) }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      return Files.illName(meantBy: path).map { .illNamed($0) } ?? .unreadable(reason: Files.reason(code))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return .unreadable(reason: "不是普通文件") }
    let size = Int(status.st_size)
    if isText, size > SubmissionFile.sizeLimit { return .tooLarge(size: size) }
    do throws(FileTrouble) {
      let start = isText ? try bytes(of: path) : try Files.start(of: path)
      guard let known = KnownContent(start) else { return isText ? .bytes(start) : .otherKind }
      if known != .workbook { return .known(known) }
      // A zip container is told by its first bytes, whatever the file's name says.
      if size > SubmissionFile.sizeLimit { return .tooLarge(size: size) }
      return try workbook(at: path)
    } catch {
      return .unreadable(reason: "没有权限或正在被占用")
    }
  }

  /// The bytes of an ordinary file of usual size that is no link; `nil` where more must be looked at.
  private func plainBytes(of path: String) -> [UInt8]? {
    guard !isInside(path) || !isOut(folderOf: path),
      let bytes = Files.plainBytes(of: path, most: SubmissionFile.sizeLimit)
    else { return nil }
    note(path, bytes)
    return bytes
  }

  /// A workbook is never held as a whole: it is hashed and read through one open file, whose time tells whether somebody
  /// wrote into it meanwhile.
  private func workbook(at path: String) throws(FileTrouble) -> SubmissionFile.Content {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw FileTrouble(description: "\(path)：读不了。")
    }
    let before = Self.time(of: handle)
    guard let entry = Manifest.Entry(file: "", reading: handle) else {
      throw FileTrouble(description: "\(path)：读不了。")
    }
    note(path, entry)
    defer { if Self.time(of: handle) != before { noteChanged(path) } }
    do throws(WorkbookRefusal) {
      return .workbook(try WorkbookReader.read(descriptor: handle.fileDescriptor))
    } catch {
      return .refusedWorkbook(error)
    }
  }

  /// When the file was last written, in seconds and nanoseconds.
  private static func time(of handle: FileHandle) -> [Int] {
    var status = stat()
    fstat(handle.fileDescriptor, &status)
    return [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_size)]
  }

  private func noteChanged(_ path: String) {
    state.withLock { state in if state.changed == nil { state.changed = path } }
  }
}
