import Foundation
import Nianbao

/// The versions below `Out/versions/`.
public struct Versions {
  /// The folder of all years' versions, such as `Out/versions`.
  let root: String

  /// The versions below a folder of outputs.
  public init(out: String) { root = "\(out)/versions" }
  init(root: String) { self.root = root }

  func folder(of year: Int) -> String { "\(root)/\(year)" }

  /// The names of a year's versions, in the order of their numbers; what a freeze left unfinished is none, nor is what
  /// is no folder.
  ///
  /// - Throws: `FileTrouble` when there is a folder that cannot be listed: what is not seen would change the base.
  public func names(of year: Int) throws(FileTrouble) -> [String] {
    try Self.folders(in: folder(of: year)).compactMap { name in
      name.split(separator: "-").first.flatMap { Int($0) }.map { ($0, name) }
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static func folders(in path: String) throws(FileTrouble) -> [String] {
    guard Files.exists(path) else { return [] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw FileTrouble(description: "\(path)：列不出里面的版本，\(Files.reason(error))。")
    }
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }

  /// All versions of a year in the order of their numbers.
  ///
  /// - Throws: `FileTrouble` for a version that cannot be read.
  public func all(of year: Int) throws(FileTrouble) -> [FrozenVersion] {
    var versions: [FrozenVersion] = []
    for name in try names(of: year) { versions.append(try FrozenVersion.read("\(folder(of: year))/\(name)")) }
    return versions
  }

  /// The latest final version of each year before a given one that has one, with its inputs as they were sealed.
  func finals(before end: Int) throws(FileTrouble) -> [Int: FrozenVersion] {
    var finals: [Int: FrozenVersion] = [:]
    for year in try Self.folders(in: root).compactMap({ Int($0) }) where (1..<end).contains(year) {
      finals[year] = try all(of: year).last { $0.record.kind == .final }
      try finals[year]?.check("kept/Inputs/")
    }
    return finals
  }
}
