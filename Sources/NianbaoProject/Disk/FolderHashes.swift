import Foundation
import Nianbao

/// Every file that a folder holds, hashed; what systems leave behind (Thumbs.db) does not count.
struct FolderHashes {
  let seal: Seal
  /// What is no file that can be read: links, devices, folders that cannot be listed.
  let strange: [String]

  /// The hashes of a folder's files, but for those of the folder itself that are not wanted, by name.
  init(_ folder: String, leaving left: Set<String>) {
    var entries: [Seal.Entry] = []
    var strange: [String] = []
    var open = [""]
    while let below = open.popLast() {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(below)") else {
        strange.append(below)
        continue
      }
      for name in names where !Files.leftBehind.contains(name) {
        let file = below.isEmpty ? name : "\(below)/\(name)"
        if left.contains(file) { continue }
        var status = stat()
        let isKnown = lstat("\(folder)/\(file)", &status) == 0
        if isKnown, status.st_mode & S_IFMT == S_IFDIR {
          open.append(file)
        } else if isKnown, status.st_mode & S_IFMT == S_IFREG,
          let entry = Files.entry(of: "\(folder)/\(file)", as: file)
        {
          entries.append(Seal.Entry(file: file, sha256: entry.sha256))
        } else {
          strange.append(file)
        }
      }
    }
    seal = Seal(entries)
    self.strange = strange.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
