import Foundation

extension Files {
  /// Has a file written, unless something else stands there.
  ///
  /// - Returns: whether what was to be written stands there now.
  package static func add(_ path: String, writing: (_ path: String) throws -> Void) throws -> Bool {
    guard exists(path) else {
      try replace(path, writing: writing)
      return true
    }
    let new = scratch()
    defer { unlink(new) }
    try writing(new)
    return try bytes(of: new) == bytes(of: path)
  }

  /// Has a file written beside its place and moves it there in one step.
  package static func replace(_ path: String, writing: (_ path: String) throws -> Void) throws {
    let parent = (path as NSString).deletingLastPathComponent
    let folder = parent.isEmpty ? "." : parent
    let new = "\(folder)/.\(unique()).new"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw FileTrouble(description: "\(folder)：写不了，\(reason(error))。")
    }
    defer { if exists(new) { unlink(new) } }
    // Where nothing can be written, the workbook library would print its own reason.
    let handle = open(new, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard handle >= 0 else {
      throw FileTrouble(
        description: "\(path)：写不了，\(reason(NSError(domain: NSPOSIXErrorDomain, code: Int(errno))))。")
    }
    Foundation.close(handle)
    try writing(new)
    guard rename(new, path) == 0 else {
      throw FileTrouble(
        description: "\(path)：写不了，\(reason(NSError(domain: NSPOSIXErrorDomain, code: Int(errno))))。")
    }
  }
}
