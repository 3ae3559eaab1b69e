import Foundation
import Nianbao
import NianbaoExcel

/// A file or folder that the program needs and cannot use: one sentence, exit status 2.
struct FileTrouble: Error, CustomStringConvertible {
  let description: String
}

/// Reading and listing files; the only place besides the output folder that touches them.
enum Files {
  static func bytes(of path: String) throws(FileTrouble) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw FileTrouble(description: "\(path)：读不了，\(reason(error))。")
    }
  }

  static func text(of path: String) throws(FileTrouble) -> String {
    guard let text = String(bytes: try bytes(of: path), encoding: .utf8) else {
      throw FileTrouble(description: "\(path)：不是 UTF-8 文本，请用 UTF-8 重新保存。")
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// The place that a path leads to by whatever `..` and links; its last parts need not exist yet.
  static func real(_ path: String) -> String {
    let url = URL(fileURLWithPath: path).absoluteURL.standardized
    if url.path == "/" || exists(url.path) { return url.resolvingSymlinksInPath().path }
    return real(url.deletingLastPathComponent().path) + "/" + url.lastPathComponent
  }

  /// What a file of our own holds.
  ///
  /// - Parameter words: what it is called.
  /// - Throws: `FileTrouble` when the file is not there or holds something else.
  static func json<Value: Decodable>(_ path: String, _ words: String) throws(FileTrouble) -> Value {
    let bytes = try bytes(of: path)
    do {
      return try JSONDecoder().decode(Value.self, from: Data(bytes))
    } catch {
      throw FileTrouble(description: "\(path)：不是本程序写的\(words)。")
    }
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The names in a folder, sorted; none when there is no such folder or it cannot be listed.
  static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Every file below a folder, as paths relative to it, sorted; what systems leave behind is skipped. A folder
  /// that cannot be listed stands for itself, so that nothing is passed over in silence.
  static func all(below folder: String) -> [String] {
    guard exists(folder) else { return [] }
    var found: [String] = []
    list(folder, "", into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func list(_ folder: String, _ below: String, into found: inout [String]) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(below)") else {
      return found.append(below)
    }
    for name in names where !isLeftBehind(name) {
      let path = below.isEmpty ? name : "\(below)/\(name)"
      var status = stat()
      let isFolder = lstat("\(folder)/\(path)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      if isFolder { list(folder, path, into: &found) } else { found.append(path) }
    }
  }

  /// What systems put into any folder that somebody looks at.
  static let leftBehind: Set = [".DS_Store", "Thumbs.db", "desktop.ini"]

  private static func isLeftBehind(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("~$") || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }

  /// What a unit sent, opened when asked for.
  static func submission(at path: String, file: String, below: String) -> SubmissionFile {
    SubmissionFile(file: file, path: below) {
      let kind = (path as NSString).pathExtension.lowercased()
      var status = stat()
      guard stat(path, &status) == 0 else { return .unreadable(reason: reason(errno)) }
      guard status.st_mode & S_IFMT == S_IFREG else { return .unreadable(reason: "不是普通文件") }
      let size = Int(status.st_size)
      let isText = ["csv", "txt", "tsv"].contains(kind)
      if isText, size > SubmissionFile.sizeLimit { return .tooLarge(size: size) }
      do throws(FileTrouble) {
        let data = isText ? try bytes(of: path) : try start(of: path)
        if let known = KnownContent(data) {
          return known == .workbook ? workbook(at: path, size: size) : .known(known)
        }
        return isText ? .bytes(data) : .otherKind
      } catch {
        return .unreadable(reason: "没有权限或正在被占用")
      }
    }
  }

  /// A zip container is told by its first bytes, whatever the file's name says.
  private static func workbook(at path: String, size: Int) -> SubmissionFile.Content {
    if size > SubmissionFile.sizeLimit { return .tooLarge(size: size) }
    do throws(WorkbookRefusal) {
      return .workbook(try WorkbookReader.read(path))
    } catch {
      return .refusedWorkbook(error)
    }
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
  static func replace(_ path: String, with data: [UInt8]) throws(FileTrouble) {
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

  /// A place that nothing else uses, for what is gone when a command ends.
  static func scratch() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("nianbao-\(UUID().uuidString)").path
  }

  /// Today in the office's own time zone, as `2026-01-31`.
  static func today() -> String {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    let two = { (number: Int?) in (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
  }

  /// The clock in the office's own time zone, as `2026-01-31 09:05`.
  static func now() -> String {
    let parts = Calendar(identifier: .gregorian).dateComponents([.hour, .minute], from: Date())
    let two = { (number: Int?) in (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return "\(today()) \(two(parts.hour)):\(two(parts.minute))"
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

  static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "没有这个文件，或者是断了的链接"
    case EACCES: "没有权限"
    case ELOOP: "链接绕成了圈"
    case EISDIR, EEXIST, ENOTEMPTY: "那里已有同名的文件夹"
    case ENOTDIR: "上一级是文件，不是文件夹"
    case ENOSPC: "磁盘已满"
    case EROFS: "磁盘是只读的"
    default: "系统错误 \(code)"
    }
  }

  static func reason(_ error: any Error) -> String {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return reason(Int32(error.code)) }
    switch CocoaError.Code(rawValue: error.code) {
    case .fileReadNoSuchFile, .fileNoSuchFile: return "没有这个文件"
    case .fileReadNoPermission, .fileWriteNoPermission: return "没有权限"
    case .fileWriteOutOfSpace: return "磁盘已满"
    case .fileWriteFileExists: return "那里已有同名的文件"
    case .fileWriteVolumeReadOnly: return "磁盘是只读的"
    case .fileWriteUnknown where error.userInfo[NSUnderlyingErrorKey] is NSError:
      return (error.userInfo[NSUnderlyingErrorKey] as? NSError).map { reason($0) } ?? ""
    default: return "系统错误 \(error.domain) \(error.code)"
    }
  }
}
