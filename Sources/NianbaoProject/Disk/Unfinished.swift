import CSystem
import Foundation
import Nianbao
import NianbaoExcel

/// What is written beside its place until it is whole: `.new-<process>-<word>`.
///
/// A run that was killed leaves such files and folders; the next one that writes into the same folder removes them.
package enum Unfinished {
  private struct State {
    /// What this process is writing now.
    var open: Set<String> = []
    /// Where it has looked for what others left.
    var swept: Set<String> = []
    var hasReplaced = false
    /// How much is being done that must not stop half-way.
    var whole = 0
  }

  private static let state = Locked(State())
  private static let start = ".new-"

  /// Has something written beside a place, in the same folder; what is left of it afterwards is removed.
  static func write<Value>(beside place: String, _ fill: (_ new: String) throws -> Value) throws -> Value {
    let folder = Files.parent(of: place)
    do {
      try makeFolder(folder)
    } catch {
      throw FileTrouble(description: "\(folder)：写不了，\(Files.reason(error))。")
    }
    sweep(folder)
    let new = "\(folder)/\(start)\(Files.unique())"
    state.withLock { _ = $0.open.insert(new) }
    defer {
      Files.remove(new)
      state.withLock { _ = $0.open.remove(new) }
    }
    do {
      return try fill(new)
    } catch let trouble as FileTrouble {
      // Nobody knows the file by the name that it has for the moment.
      let name = "\(new)/\((place as NSString).lastPathComponent)"
      throw FileTrouble(
        description: trouble.description.replacing(name, with: place).replacing(new, with: place))
    } catch WorkbookError.cut {
      throw FileTrouble(description: "\(place)：\(WorkbookError.cut)。")
    }
  }

  /// Puts what was written in its place, in one step: at every moment the old or the new stands there, whole.
  ///
  /// A folder that stood there has the other's name afterwards.
  static func exchange(_ new: String, _ place: String) throws(FileTrouble) {
    let code = state.withLock { state -> Int32 in
      // A file gives way to another at once; a folder must be exchanged, and is removed afterwards.
      let done = Files.isFolder(place) ? system_exchange(new, place) : rename(new, place)
      let code = done == 0 ? 0 : [EINVAL, ENOSYS, ENOTSUP].contains(errno) ? moveAside(new, place) : errno
      state.hasReplaced = state.hasReplaced || code == 0
      return code
    }
    if code != 0 { throw FileTrouble(description: "\(place)：写不了，\(Files.reason(code))。") }
    // The new one stands already; what a loss of power could still take away is its name alone.
    try? Files.settle(Files.parent(of: place))
  }

  /// Does what must not stop half-way: who ends the process waits for it, though not for ever.
  static func whole<Value>(_ work: () throws -> Value) rethrows -> Value {
    state.withLock { $0.whole += 1 }
    defer { state.withLock { $0.whole -= 1 } }
    return try work()
  }

  /// Makes a file or a folder.
  ///
  /// Never once a process that ends has begun to remove what it has not finished: it would come back behind its hand.
  static func make<Value: Sendable, Failure: Error>(
    _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try state.withLock { _ throws(Failure) in try work() }
  }

  /// Makes a folder, and those above it.
  static func makeFolder(_ path: String) throws {
    try make { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  }

  /// Removes what this process has not finished, and ends it before anything else is put into its place.
  ///
  /// `end` is told whether something was put into its place before.
  package static func abandon(_ end: (Bool) -> Never) -> Never {
    var waited = 0
    while true {
      state.withLock { state in
        if state.whole > 0, waited < 5_000 { return }
        for new in state.open { removeForGood(new) }
        XlsxWorkbook.removeTemporaries()
        end(state.hasReplaced)
      }
      usleep(1_000)
      waited += 1
    }
  }

  /// Other threads may be putting files into it while it is removed; once it is gone they cannot, and nothing makes it
  /// again.
  private static func removeForGood(_ new: String) {
    for _ in 0..<50 {
      Files.remove(new)
      if Files.isMissing(new) { return }
      usleep(1_000)
    }
  }

  /// Where a file system cannot exchange folders: the old one goes aside first, and comes back where that was all.
  private static func moveAside(_ new: String, _ place: String) -> Int32 {
    let old = aside(place)
    guard rename(place, old) == 0 else { return errno }
    guard rename(new, place) == 0 else {
      let code = errno
      rename(old, place)
      return code
    }
    Files.remove(old)
    return 0
  }

  private static func aside(_ place: String) -> String {
    "\(Files.parent(of: place))/.\((place as NSString).lastPathComponent).old"
  }

  /// Puts back what a run that was killed had moved aside.
  static func restore(_ place: String) {
    let old = aside(place)
    if Files.isMissing(old) { return }
    if Files.isMissing(place) { rename(old, place) } else { Files.remove(old) }
  }

  /// Removes what runs left in a folder that are no more.
  private static func sweep(_ folder: String) {
    guard state.withLock({ $0.swept.insert(folder).inserted }) else { return }
    for name in FolderNames(in: folder)?.names ?? [] where name.hasPrefix(start) {
      guard let process = Int32(name.dropFirst(start.count).prefix { $0 != "-" }), process > 0,
        process != getpid(), kill(process, 0) != 0, errno == ESRCH
      else { continue }
      Files.remove("\(folder)/\(name)")
    }
  }
}
