import Foundation

/// A folder of outputs: written beside its place first, then moved there in one step.
struct OutputFolder {
  /// `Out/2025`, or a unit's own below it.
  let place: String
  private let parent: String
  private let name: String

  init(_ place: String) {
    self.place = place
    let url = URL(fileURLWithPath: place)
    parent = url.deletingLastPathComponent().path
    name = url.lastPathComponent
  }

  /// Fills a new folder and puts it where the old one was; the old one is gone only when the new one stands.
  func replace(_ fill: (_ folder: String) throws -> Void) throws {
    let files = FileManager.default
    let new = "\(parent)/.\(name).new-\(Files.unique())"
    do {
      try restoreInterrupted()
      try files.createDirectory(atPath: new, withIntermediateDirectories: true)
    } catch let trouble as FileTrouble {
      throw trouble
    } catch {
      throw FileTrouble(description: "\(place)：成果文件夹不能写入，\(Files.reason(error))。")
    }
    defer { if Files.exists(new) { try? files.removeItem(atPath: new) } }
    do {
      try fill(new)
      try moveIntoPlace(new)
    } catch let error as NSError where [NSCocoaErrorDomain, NSPOSIXErrorDomain].contains(error.domain) {
      throw FileTrouble(description: "\(place)：成果没有写成，\(Files.reason(error))；原来的成果没有动。")
    }
  }
}

extension OutputFolder {
  /// Refuses to replace what this program did not write: it is known by its manifest, or holds only units that are.
  func refuseStrangers() throws(FileTrouble) {
    guard let stranger = try Self.stranger(in: place) else { return }
    throw FileTrouble(
      description: "\(place)：里面有不是本程序写的“\(stranger)”，没有写，那里的文件没有动；请用 --out 另写一个文件夹，或先移走它。")
  }

  private static func stranger(in place: String) throws(FileTrouble) -> String? {
    var status = stat()
    guard lstat(place, &status) == 0 else { return nil }
    let isFile = status.st_mode & S_IFMT == S_IFREG
    if isFile { return (place as NSString).lastPathComponent }
    let names = try Files.names(in: place).filter { !Files.leftBehind.contains($0) }
    if names.isEmpty || isOurs("\(place)/manifest.json") { return nil }
    if let other = names.first(where: { $0 != "units" }) { return other }
    let units = try Files.names(in: "\(place)/units").filter { !Files.leftBehind.contains($0) }
    return units.first { !isOurs("\(place)/units/\($0)/manifest.json") }.map { "units/\($0)" }
  }

  private static func isOurs(_ manifest: String) -> Bool {
    struct Written: Decodable { let program: String }
    let data = FileManager.default.contents(atPath: manifest) ?? Data()
    let program = (try? JSONDecoder().decode(Written.self, from: data))?.program ?? ""
    return program.hasPrefix("nianbao ")
  }
}

extension OutputFolder {
  private var old: String { "\(parent)/.\(name).old" }

  private func moveIntoPlace(_ new: String) throws {
    let files = FileManager.default
    guard Files.exists(place) else { return try files.moveItem(atPath: new, toPath: place) }
    try files.moveItem(atPath: place, toPath: old)
    do {
      try files.moveItem(atPath: new, toPath: place)
    } catch {
      try files.moveItem(atPath: old, toPath: place)
      throw error
    }
    try files.removeItem(atPath: old)
  }

  /// A run that was killed between the two moves left the old folder aside: it is put back first.
  private func restoreInterrupted() throws {
    try removeUnfinished()
    guard Files.exists(old) else { return }
    if Files.exists(place) {
      try FileManager.default.removeItem(atPath: old)
    } else {
      try FileManager.default.moveItem(atPath: old, toPath: place)
    }
  }

  /// Folders that a run was filling when it was killed; one of a run that still goes on stays.
  private func removeUnfinished() throws {
    let start = ".\(name).new-"
    for left in try Files.names(in: parent) where left.hasPrefix(start) {
      guard let process = Int32(left.dropFirst(start.count).prefix { $0 != "-" }), kill(process, 0) != 0,
        errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: "\(parent)/\(left)")
    }
  }
}
