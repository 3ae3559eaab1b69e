import CZip
import Glibc
import Nianbao

/// The files of a zip that somebody sent (压缩包), handed over piece by piece.
///
/// Only their last names may name anything on a disk; names in GBK are read as such. Sizes and their number are bounded as
/// those of a workbook's parts.
package struct ZipFiles {
  /// One file that a person put there, and what the zip calls it: `镇/表.csv`.
  package struct Entry {
    package let name: String
    fileprivate let place: UInt64
  }

  package let entries: [Entry]
  private let archive: ZipArchive

  /// - Throws: `WorkbookRefusal` when it is no zip, is cut, or holds too many files.
  package init(_ path: String) throws(WorkbookRefusal) {
    archive = try ZipArchive(path: path, refusesBombs: true)
    entries = archive.names.enumerated().map { Entry(name: Self.text($0.element), place: UInt64($0.offset)) }
      .filter { Self.isSent($0.name) }
  }

  /// Hands a file over until it ends or `take` says `false`.
  ///
  /// - Throws: `WorkbookRefusal` when it is encrypted, cut or too large.
  package func read(
    _ entry: Entry, _ take: (ArraySlice<UInt8>) throws(WorkbookRefusal) -> Bool
  ) throws(WorkbookRefusal) {
    try archive.read(at: entry.place, take)
  }

  /// Folders are none, nor what systems put beside the files of a person.
  private static func isSent(_ name: String) -> Bool {
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
    guard let last = parts.last, !last.isEmpty, !parts.contains("__MACOSX") else { return false }
    return !last.hasPrefix(".") && !last.hasPrefix("~$")
      && !["thumbs.db", "desktop.ini"].contains(last.lowercased())
  }

  /// A name in UTF-8, else in GBK, as Windows writes it; a system without that encoding shows what cannot be read.
  private static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let converted = try? TextConverter(.gb18030).converted(bytes[...], atFault: .mark)
    return String(decoding: converted?.text ?? bytes, as: UTF8.self)
  }
}

extension ZipArchive {
  /// The names of all entries, byte by byte as they stand in the zip.
  fileprivate var names: [[UInt8]] {
    (0..<UInt64(max(0, zip_get_num_entries(handle, 0)))).map { place in
      guard let name = zip_get_name(handle, place, UInt32(ZIP_FL_ENC_RAW)) else { return [] }
      return (0..<strlen(name)).map { UInt8(bitPattern: name[$0]) }
    }
  }
}
