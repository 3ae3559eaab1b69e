import CZip
import Foundation
import Nianbao

/// The files of a zip that somebody sent (压缩包), written out one by one into a folder of their own.
///
/// Only their last names are used, so that none leads anywhere; names in GBK are read as such. Sizes and their number are
/// bounded as those of workbooks.
package struct ZipFiles {
  /// One file: what it is called in the zip, and where it stands now.
  package struct File {
    package let name: String
    package let path: String
  }

  package private(set) var files: [File] = []

  /// Of all files together, in bytes.
  private static let most = 512 << 20

  /// - Throws: `WorkbookRefusal` when it is no zip, is cut or encrypted, or goes past a limit; what writing a file throws.
  package init(_ path: String, into folder: String) throws {
    let archive = try ZipArchive(path: path, refusesBombs: true)
    var total = 0
    for (number, entry) in archive.entries.enumerated() {
      let name = Self.text(entry)
      let parts = name.split { $0 == "/" || $0 == "\\" }.map { String($0) }
      guard let last = parts.last, !name.hasSuffix("/"), !name.hasSuffix("\\"), Self.isSent(parts) else {
        continue
      }
      let place = "\(folder)/\(number)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      var bytes: [UInt8] = []
      try archive.read(at: UInt64(number)) { piece throws(WorkbookRefusal) in
        bytes += piece
        if total + bytes.count > Self.most {
          throw .tooLarge(actual: "解开超过 \(Self.most >> 20) MB", limit: "\(Self.most >> 20) MB")
        }
        return true
      }
      total += bytes.count
      let file = "\(place)/\(BlankForm.fileName(last))"
      try Data(bytes).write(to: URL(fileURLWithPath: file))
      files.append(File(name: name, path: file))
    }
  }

  /// What systems put beside the files of a person is none.
  private static func isSent(_ parts: [String]) -> Bool {
    !parts.contains("__MACOSX")
      && !parts.contains {
        $0.hasPrefix(".") || $0.hasPrefix("~$") || ["thumbs.db", "desktop.ini"].contains($0.lowercased())
      }
  }

  /// A name in UTF-8, else in GBK, as Windows writes it.
  private static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let converted = try? TextConverter(.gb18030).converted(bytes[...], atFault: .mark)
    return String(decoding: converted?.text ?? bytes, as: UTF8.self)
  }
}

extension ZipArchive {
  /// The names of all entries, byte by byte as they stand in the zip.
  fileprivate var entries: [[UInt8]] {
    (0..<UInt64(max(0, zip_get_num_entries(handle, 0)))).map { place in
      guard let name = zip_get_name(handle, place, UInt32(ZIP_FL_ENC_RAW)) else { return [] }
      return (0..<strlen(name)).map { UInt8(bitPattern: name[$0]) }
    }
  }
}
