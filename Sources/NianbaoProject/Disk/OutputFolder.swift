import Foundation

/// A folder of outputs: written beside its place first, then moved there in one step.
struct OutputFolder {
  /// `Out/2025`, or a unit's own below it.
  let place: String

  init(_ place: String) { self.place = place }

  /// Fills a new folder and puts it where the old one was; the old one is gone only when the new one stands.
  func replace(_ fill: (_ folder: String) throws -> Void) throws {
    do {
      Unfinished.restore(place)
      try Unfinished.write(beside: place) { new in
        let code = Unfinished.make { mkdir(new, 0o777) == 0 ? 0 : errno }
        guard code == 0 else {
          throw FileTrouble(description: "\(place)：成果文件夹不能写入，\(Files.reason(code))。")
        }
        try fill(new)
        try Files.settleAll(new)
        try Unfinished.exchange(new, place)
      }
    } catch let error as NSError where [NSCocoaErrorDomain, NSPOSIXErrorDomain].contains(error.domain) {
      throw FileTrouble(description: "\(place)：成果没有写成，\(Files.reason(error))；原来的成果没有动。")
    }
  }
}

extension OutputFolder {
  /// Refuses to replace what this program did not write: every file must stand in a manifest of ours.
  func refuseStrangers() throws(FileTrouble) {
    guard let stranger = try Self.stranger(in: place) else { return }
    throw FileTrouble(
      description: "\(place)：里面有不是本程序写的“\(stranger)”，没有写，那里的文件没有动；请用 --out 另写一个文件夹，或先移走它。")
  }

  private static func stranger(in place: String) throws(FileTrouble) -> String? {
    var status = stat()
    guard lstat(place, &status) == 0 else { return nil }
    if status.st_mode & S_IFMT == S_IFREG { return (place as NSString).lastPathComponent }
    var known = written(in: place)
    if let found = FolderNames(in: "\(place)/units") {
      for name in found.folders { known.formUnion(written(in: "\(place)/units/\(name)", "units/\(name)/")) }
    }
    return try stranger(in: place, below: "", known)
  }

  /// The first file that is not known, and no folder's leftover.
  private static func stranger(
    in place: String, below: String, _ known: Set<[UInt8]>
  ) throws(FileTrouble) -> String? {
    guard let found = FolderNames(in: "\(place)/\(below)") else {
      throw FileTrouble(description: "\(place)/\(below)：列不出里面的文件，\(Files.reason(errno))。")
    }
    if let ill = found.illNames.first { return below + ill.shown }
    for name in found.names {
      let path = below + name
      if found.folders.contains(name) {
        if let other = try stranger(in: place, below: "\(path)/", known) { return other }
      } else if !known.contains(Array(path.utf8)), !Files.leftBehind.contains(name) {
        return path
      }
    }
    return nil
  }

  /// The files that a manifest of ours names, and the manifest itself; by their bytes, for two names may be the same text
  /// to Swift.
  private static func written(in place: String, _ below: String = "") -> Set<[UInt8]> {
    struct Written: Decodable {
      struct File: Decodable { let file: String }
      let program: String
      let outputs: [File]
    }
    let path = "\(place)/manifest.json"
    guard !Files.isMissing(path), let bytes = try? Files.bytes(of: path),
      let manifest = try? JSONDecoder().decode(Written.self, from: Data(bytes)),
      manifest.program.hasPrefix("nianbao ")
    else { return [] }
    return Set((manifest.outputs.map(\.file) + ["manifest.json"]).map { Array((below + $0).utf8) })
  }
}
