import Foundation
import Nianbao
import NianbaoExcel

/// What came in, file by file: folders and zip archives are looked through, in the order of their names.
package struct Incoming {
  /// One file: where it can be read, and what messages call it.
  package struct File: Sendable, Equatable {
    package let path: String
    package let shown: String
  }

  package private(set) var files: [File] = []
  /// What could not be looked through, each in a sentence; it stops none of the others.
  package private(set) var troubles: [String] = []
  private let scratch: String

  /// What a zip may hold altogether, in bytes.
  private static let most = 512 << 20

  /// Does something with what came in; what was unpacked for it is gone afterwards, also where the command is stopped.
  package static func open<Value>(_ paths: [String], _ work: (Incoming) throws -> Value) throws -> Value {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("nianbao-incoming").path
    return try Unfinished.write(beside: place) { try work(try Incoming(paths, unpackingInto: $0)) }
  }

  private init(_ paths: [String], unpackingInto scratch: String) throws {
    self.scratch = scratch
    for path in paths.distinct {
      guard Files.isFolder(path) else {
        try add(path)
        continue
      }
      // Whoever filled the folder could lead out of it, to any file of the machine.
      let listing = Files.Listing(below: path, within: path)
      for below in listing.all { try add("\(path)/\(below)") }
      troubles += listing.linksOut.map { "\(path)/\($0)：链接通向这个文件夹外面，没有收；请换成文件本身。" }
      troubles += listing.illNamed.map { "\(path)/\($0.path)：文件名读不了，没有收；请改名再收。" }
    }
  }

  private mutating func add(_ path: String) throws {
    guard path.ending.lowercased() == "zip" else { return files.append(File(path: path, shown: path)) }
    let zip: ZipFiles
    do throws(WorkbookRefusal) {
      zip = try ZipFiles(path)
    } catch {
      return troubles.append("\(path)：\(error.zipWords)")
    }
    if zip.entries.isEmpty { troubles.append("\(path)：压缩包里没有文件。") }
    var room = Self.most
    for entry in zip.entries { try unpack(entry, of: zip, path, &room) }
  }

  /// Writes one file of a zip to a place of its own; one that cannot be read is told, and the next one is unpacked.
  private mutating func unpack(
    _ entry: ZipFiles.Entry, of zip: ZipFiles, _ path: String, _ room: inout Int
  ) throws {
    let folder = "\(scratch)/\(files.count)"
    let file = "\(folder)/\(BlankForm.fileName(entry.name.replacing("\\", with: "/").fileName))"
    try Unfinished.makeFolder(folder)
    let sink = try FileSink(file)
    var trouble: FileTrouble?
    do throws(WorkbookRefusal) {
      try zip.read(entry) { piece throws(WorkbookRefusal) in
        room -= piece.count
        if room < 0 { throw .tooLarge(actual: "解开超过 \(Self.most >> 20) MB", limit: "\(Self.most >> 20) MB") }
        do throws(FileTrouble) { try sink.put(Array(piece)) } catch { trouble = error }
        return trouble == nil
      }
    } catch {
      return troubles.append("\(path)/\(entry.name)：\(error.zipWords)")
    }
    if let trouble { throw trouble }
    try sink.close()
    files.append(File(path: file, shown: "\(path)/\(entry.name)"))
  }
}

extension WorkbookRefusal {
  /// What is wrong with a zip or a file in it, and what to do.
  fileprivate var zipWords: String {
    switch self {
    case .encrypted: "加了密码，没有收；请去掉密码再发。"
    case .tooLarge(let actual, let limit): "太大（\(actual)，最多 \(limit)），没有收；请分开发。"
    default: "不是完整的压缩包，没有收；请重新压缩成 .zip 再发，或者直接发文件。"
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
  package mutating func setAside(_ receipt: Receipt, called name: String) throws -> String {
    let folder = "\(project.year)/unassigned"
    let place = "\(project.inputs)/\(folder)"
    if receipt.hash.isEmpty { throw FileTrouble(description: "\(name)：文件名读不了，没有收；请改名再收。") }
    if aside == nil {
      let known = Files.Listing(below: place, within: nil).all.compactMap { name in
        Files.entry(of: "\(place)/\(name)", as: name).map { ($0.sha256, "\(folder)/\(name)") }
      }
      aside = Dictionary(known, uniquingKeysWith: { first, _ in first })
    }
    if let known = aside?[receipt.hash] { return known }
    try Unfinished.makeFolder(place)
    let free = Files.free("\(place)/\(BlankForm.fileName(name.fileName))")
    // It may be a film of gigabytes: it is copied by the system, and never held.
    try Files.replace(free) { new in
      try FileManager.default.removeItem(atPath: new)
      try FileManager.default.copyItem(atPath: Files.real(receipt.file), toPath: new)
    }
    let relative = String(free.dropFirst(project.inputs.count + 1))
    aside?[receipt.hash] = relative
    return relative
  }

  /// Where a file of `unassigned/` lies, by its name alone or by any path; and takes it away once it was received.
  package func unassigned(_ name: String) -> String {
    let own = "\(project.inputs)/\(project.year)/unassigned/\(name)"
    // What waits is meant before a file of that name that lies where the command was typed.
    let isBare = !name.contains("/")
    return Files.exists(own) && (isBare || !Files.exists(name)) ? own : name
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
