import CZip
import Glibc
import Nianbao

/// The parts of a zip container, read in pieces; nothing is ever unpacked to disk, and every size is held to a limit.
final class ZipArchive {
  let handle: OpaquePointer

  static let partLimit = 4096
  /// Parts past this many bytes are not read, nor those past `sizeWithoutRatio` that shrink more than `ratioLimit` times.
  static let sizeLimit: UInt64 = 512 << 20
  static let ratioLimit: UInt64 = 250
  private static let sizeWithoutRatio: UInt64 = 8 << 20
  private let refusesBombs: Bool
  /// Whether the program has just written it: then it must be whole to its last byte.
  var isOwn: Bool { !refusesBombs }

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

  func has(_ name: String) -> Bool { place(of: name) != nil }

  /// The part of that very name, else the first that means the same.
  private func place(of name: String) -> UInt64? {
    let exact = zip_name_locate(handle, name, 0)
    return exact >= 0 ? UInt64(exact) : places[PartName.normal(name)]
  }

  /// The parts by the names that the standard takes for the same; only asked for where a name is not met as it stands.
  private lazy var places: [String: UInt64] = {
    var places: [String: UInt64] = [:]
    for place in 0..<UInt64(max(0, zip_get_num_entries(handle, 0))) {
      guard let name = zip_get_name(handle, place, 0) else { continue }
      let normal = PartName.normal(String(cString: name))
      if places[normal] == nil { places[normal] = place }
    }
    return places
  }()

  /// The parts that were read to their end.
  private var whole: Set<UInt64> = []

  /// Reads every part to its end that was not yet: its checksum must be right, and XML must be whole.
  func checkParts() throws(WorkbookRefusal) {
    for place in 0..<UInt64(max(0, zip_get_num_entries(handle, 0))) where !whole.contains(place) {
      guard let name = zip_get_name(handle, place, 0).map({ String(cString: $0) }) else { throw .damaged }
      if name.hasSuffix(".xml") || name.hasSuffix(".rels") || name.hasSuffix(".vml") {
        try XmlPart.check(name, in: self)
      } else {
        try read(name) { _ throws(WorkbookRefusal) in true }
      }
    }
  }

  /// Hands a part over in pieces until it ends or `take` says `false`.
  ///
  /// - Throws: `cut` when the container ends first, `encrypted`, `tooLarge`, or what `take` throws.
  func read(
    _ name: String, _ take: (ArraySlice<UInt8>) throws(WorkbookRefusal) -> Bool
  ) throws(WorkbookRefusal) {
    guard let index = place(of: name) else { throw .damaged }
    try read(at: index, take)
  }

  /// The same of the entry at a place, from 0.
  func read(
    at index: UInt64, _ take: (ArraySlice<UInt8>) throws(WorkbookRefusal) -> Bool
  ) throws(WorkbookRefusal) {
    var status = zip_stat_t()
    guard zip_stat_index(handle, index, 0, &status) == 0 else { throw .damaged }
    if status.encryption_method != 0 { throw .encrypted }
    let isBomb =
      status.size > Self.sizeLimit
      || status.size > Self.sizeWithoutRatio && status.size / max(1, status.comp_size) > Self.ratioLimit
    if refusesBombs, isBomb {
      throw .tooLarge(
        actual: "解开有 \(status.size >> 20) MB 的部件", limit: "\(Self.sizeLimit >> 20) MB、\(Self.ratioLimit) 倍")
    }
    guard let file = zip_fopen_index(handle, index, 0) else { throw .cut }
    defer { zip_fclose(file) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var total: UInt64 = 0
    while total < status.size {
      let count = piece.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress, UInt64($0.count)) }
      guard count > 0 else { throw .cut }
      total += UInt64(count)
      if !(try take(piece[..<Int(count)])) { break }
    }
    guard isOwn, total == status.size else { return }
    // The checksum is looked at behind the last byte.
    guard piece.withUnsafeMutableBytes({ zip_fread(file, $0.baseAddress, 1) }) == 0 else { throw .cut }
    whole.insert(index)
  }
}
