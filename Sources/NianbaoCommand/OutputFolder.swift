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
    (parent, name) = (url.deletingLastPathComponent().path, url.lastPathComponent)
  }

  /// Fills a new folder and puts it where the old one was; the old one is gone only when the new one stands.
  func replace(_ fill: (_ folder: String) throws -> Void) throws {
    let files = FileManager.default
    let new = "\(parent)/.\(name).new-\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try restoreInterrupted()
      try files.createDirectory(atPath: new, withIntermediateDirectories: true)
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
    guard Files.exists(old) else { return }
    if Files.exists(place) {
      try FileManager.default.removeItem(atPath: old)
    } else {
      try FileManager.default.moveItem(atPath: old, toPath: place)
    }
  }
}
