import Foundation
import Nianbao

/// Every file that a folder holds, hashed.
struct FolderHashes {
  let seal: Seal
  /// What is no file that can be read: links, devices, folders that cannot be listed.
  let strange: [String]
  /// Folders below it in which nothing stands.
  let empty: [String]

  /// The hashes of a folder's files, but for those of the folder itself that are not wanted, by name.
  ///
  /// With `isStrict` files count too that systems leave behind: `Thumbs.db`, `.DS_Store`.
  init(_ folder: String, leaving left: Set<String>, isStrict: Bool = false) {
    var entries: [Seal.Entry] = []
    var (strange, empty): ([String], [String]) = ([], [])
    var open = [""]
    while let below = open.popLast() {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(below)") else {
        strange.append(below)
        continue
      }
      if names.isEmpty, !below.isEmpty { empty.append("\(below)/") }
      for name in names {
        let file = below.isEmpty ? name : "\(below)/\(name)"
        if left.contains(file) { continue }
        var status = stat()
        let isKnown = lstat("\(folder)/\(file)", &status) == 0
        let isFolder = isKnown && status.st_mode & S_IFMT == S_IFDIR
        if !isStrict, !isFolder, Files.leftBehind.contains(name) { continue }
        if isFolder {
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
    self.empty = empty.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
