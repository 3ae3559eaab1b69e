import Foundation
import Nianbao
import NianbaoExcel

/// What came in, file by file: folders and zip archives are looked through, in the order of their names.
package struct Incoming: ~Copyable {
  /// One file: where it can be read, and what messages call it.
  package struct File: Sendable, Equatable {
    package let path: String
    package let shown: String
  }

  /// What could be looked through, and what could not, each in a sentence.
  package private(set) var files: [File] = []
  package private(set) var troubles: [String] = []
  private let scratch = Files.scratch()

  /// - Throws: `FileTrouble` when one of the paths is not there.
  package init(_ paths: [String]) throws(FileTrouble) {
    for path in paths.distinct {
      if Files.isFolder(path) {
        let listing = Files.Listing(below: path, within: nil)
        for below in listing.all { add("\(path)/\(below)") }
        troubles += listing.illNamed.map { "\(path)/\($0.0)：文件名读不了，没有收。" }
      } else {
        add(path)
      }
    }
  }

  deinit { Files.remove(scratch) }

  private mutating func add(_ path: String) {
    guard path.ending.lowercased() == "zip" else { return files.append(File(path: path, shown: path)) }
    do {
      let unpacked = try ZipFiles(path, into: "\(scratch)/\(files.count)")
      if unpacked.files.isEmpty { troubles.append("\(path)：压缩包里没有文件。") }
      files += unpacked.files.map { File(path: $0.path, shown: "\(path)/\($0.name)") }
    } catch {
      troubles.append("\(path)：压缩包没有解开，\(error)。")
    }
  }
}

extension Receiving {
  /// Whether the office accepted the unit, so that nothing more of it is received until it is reopened.
  package func isAccepted(_ unit: Roster.Unit) throws -> Bool {
    try project.receipts()?.decision(on: unit.code)?.act == .accepted
  }

  /// Whether the same bytes are the unit's already, so that there is nothing to receive.
  package func isThere(_ receipt: Receipt) -> Bool {
    receipt.replaced.contains { Files.entry(of: "\(project.inputs)/\($0)", as: $0)?.sha256 == receipt.hash }
  }

  /// Keeps a file that cannot be received now in `unassigned/`: it is nobody's yet, or its unit was accepted.
  ///
  /// - Returns: where it lies, relative to `Inputs/`; where the same bytes lie already, nothing is added.
  /// - Throws: `FileTrouble`.
  package func setAside(_ receipt: Receipt, called name: String) throws -> String {
    let folder = "\(project.year)/unassigned"
    let place = "\(project.inputs)/\(folder)"
    for known in Files.Listing(below: place, within: nil).all
    where Files.entry(of: "\(place)/\(known)", as: known)?.sha256 == receipt.hash {
      return "\(folder)/\(known)"
    }
    try Unfinished.makeFolder(place)
    let free = Files.free("\(place)/\(BlankForm.fileName(name.fileName))")
    try Files.replace(free, with: try Files.bytes(of: receipt.file))
    return String(free.dropFirst(project.inputs.count + 1))
  }

  /// Where a file of `unassigned/` lies, by its name alone or by any path; and takes it away once it was received.
  package func unassigned(_ name: String) -> String {
    let own = "\(project.inputs)/\(project.year)/unassigned/\(name)"
    return Files.exists(name) || !Files.exists(own) ? name : own
  }

  package func takeAway(_ path: String) {
    let folder = Files.real("\(project.inputs)/\(project.year)/unassigned")
    if Files.real(path).hasPrefix(folder + "/") { Files.remove(path) }
  }
}

extension ProjectFolder {
  /// The names of the files that are no unit's yet, or wait for their unit to be reopened.
  package func unassigned() -> [String] {
    Files.Listing(below: "\(inputs)/\(year)/unassigned", within: inputs).all
  }
}
