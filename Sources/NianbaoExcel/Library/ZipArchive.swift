import CZip
import Glibc
import Nianbao

/// The parts of a zip container, read in pieces; nothing is ever unpacked to disk, and every size is held to a limit.
final class ZipArchive {
  private let handle: OpaquePointer

  static let partLimit = 4096
  /// Parts past this many bytes are not read, nor those past `sizeWithoutRatio` that shrink more than `ratioLimit` times.
  static let sizeLimit: UInt64 = 512 << 20
  static let ratioLimit: UInt64 = 250
  private static let sizeWithoutRatio: UInt64 = 8 << 20
  private let refusesBombs: Bool

  /// Opens a file; with `refusesBombs` parts past the limits are refused, of one's own nothing is.
  convenience init(path: String, refusesBombs: Bool) throws(WorkbookRefusal) {
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else { throw .cut }
    try self.init(handle, refusesBombs: refusesBombs)
  }

  /// Opens the file that a descriptor has open, whatever stands under its name by now; the descriptor stays the caller's.
  convenience init(descriptor: Int32, refusesBombs: Bool) throws(WorkbookRefusal) {
    let own = dup(descriptor)
    guard own >= 0 else { throw .cut }
    var code: Int32 = 0
    guard let handle = zip_fdopen(own, 0, &code) else {
      close(own)
      throw .cut
    }
    try self.init(handle, refusesBombs: refusesBombs)
  }

  private init(_ handle: OpaquePointer, refusesBombs: Bool) throws(WorkbookRefusal) {
    self.handle = handle
    self.refusesBombs = refusesBombs
    let count = Int(zip_get_num_entries(handle, 0))
    if count > Self.partLimit {
      throw .tooLarge(actual: "\(count) 个部件", limit: "\(Self.partLimit) 个部件")
    }
  }

  deinit { zip_discard(handle) }

  func has(_ name: String) -> Bool { zip_name_locate(handle, name, 0) >= 0 }

  /// Hands a part over in pieces until it ends or `take` says `false`.
  ///
  /// - Throws: `cut` when the container ends first, `encrypted`, `tooLarge`, or what `take` throws.
  func read(
    _ name: String, _ take: (ArraySlice<UInt8>) throws(WorkbookRefusal) -> Bool
  ) throws(WorkbookRefusal) {
    let index = zip_name_locate(handle, name, 0)
    var status = zip_stat_t()
    guard index >= 0, zip_stat_index(handle, UInt64(index), 0, &status) == 0 else { throw .damaged }
    if status.encryption_method != 0 { throw .encrypted }
    let isBomb =
      status.size > Self.sizeLimit
      || status.size > Self.sizeWithoutRatio && status.size / max(1, status.comp_size) > Self.ratioLimit
    if refusesBombs, isBomb {
      throw .tooLarge(
        actual: "解开有 \(status.size >> 20) MB 的部件", limit: "\(Self.sizeLimit >> 20) MB、\(Self.ratioLimit) 倍")
    }
    guard let file = zip_fopen_index(handle, UInt64(index), 0) else { throw .cut }
    defer { zip_fclose(file) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var total: UInt64 = 0
    while total < status.size {
      let count = piece.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress, UInt64($0.count)) }
      guard count > 0 else { throw .cut }
      total += UInt64(count)
      if !(try take(piece[..<Int(count)])) { return }
    }
  }
}
