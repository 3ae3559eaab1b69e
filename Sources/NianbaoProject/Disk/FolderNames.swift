import Foundation
import Nianbao

/// What stands in a folder, by the bytes of the names: Foundation knows no name that is not UTF-8.
struct FolderNames {
  /// Sorted by their bytes.
  private(set) var names: [String] = []
  private(set) var folders: Set<String> = []
  private(set) var links: Set<String> = []
  private(set) var illNames: [IllName] = []

  /// `nil` when the folder cannot be listed; `errno` says why.
  init?(in path: String) {
    guard let stream = opendir(path) else { return nil }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let bytes = entry.pointee.nameBytes
      if bytes == [UInt8(ascii: ".")] || bytes == [UInt8(ascii: "."), UInt8(ascii: ".")] { continue }
      add(bytes, Self.kind(of: entry.pointee.d_type) ?? Self.kind(of: bytes, in: path))
    }
    names.sort(by: Files.precedes)
    illNames.sort { Files.precedes($0.shown, $1.shown) }
  }

  private mutating func add(_ bytes: [UInt8], _ kind: mode_t) {
    if let ill = IllName(bytes, isFolder: kind == S_IFDIR) {
      if bytes.first != UInt8(ascii: ".") { illNames.append(ill) }
      return
    }
    let name = String(decoding: bytes, as: UTF8.self)
    names.append(name)
    if kind == S_IFDIR { folders.insert(name) }
    if kind == S_IFLNK { links.insert(name) }
  }

  /// The kind as the folder itself tells it; `nil` where its file system does not.
  private static func kind(of type: UInt8) -> mode_t? {
    switch Int(type) {
    case Int(DT_DIR): S_IFDIR
    case Int(DT_LNK): S_IFLNK
    case Int(DT_REG): S_IFREG
    default: nil
    }
  }

  /// The kind of file, a link as itself; 0 where the system does not say.
  private static func kind(of name: [UInt8], in path: String) -> mode_t {
    var status = stat()
    return (Array(path.utf8) + [UInt8(ascii: "/")] + name + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { path in
        path.baseAddress.map { lstat($0, &status) == 0 ? status.st_mode & S_IFMT : 0 } ?? 0
      }
    }
  }
}

extension Files {
  /// What an argument means that names no file because the name is no UTF-8: Swift has put U+FFFD for its bytes.
  static func illName(meantBy path: String) -> IllName? {
    guard path.contains("\u{FFFD}"), isMissing(path) else { return nil }
    let parent = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    if parent.contains("\u{FFFD}") { return illName(meantBy: parent) }
    guard let stream = opendir(parent.isEmpty ? "." : parent) else { return nil }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let bytes = entry.pointee.nameBytes
      if String(decoding: bytes, as: UTF8.self) == name { return IllName(bytes) }
    }
    return nil
  }
}

extension dirent {
  /// The name up to its zero byte.
  fileprivate var nameBytes: [UInt8] {
    withUnsafeBytes(of: d_name) { Array($0.prefix { $0 != 0 }) }
  }
}
