import Foundation
import Nianbao

/// Builds a version again from what it keeps, and compares byte for byte.
package struct Rebuild {
  private let version: FrozenVersion
  /// The folder that holds ledgers which the version does not keep.
  private let ledgers: String

  package init(_ version: FrozenVersion, ledgers: String) {
    self.version = version
    self.ledgers = ledgers
  }

  package struct Result: Encodable {
    /// How many files are the same, byte for byte.
    let same: Int
    /// What differs first, in words; `nil` when nothing does.
    package let difference: String?
    /// Files that other programs made.
    let passedOver: [String]

    package var text: String {
      let others = passedOver.isEmpty ? "" : "；\(passedOver.joined(separator: "、")) 由别的程序转出，没有比"
      guard let difference else { return "重编：\(same) 个文件逐字节相同\(others)。" }
      return "重编：不同。\(difference)"
    }
  }

  /// Builds the version again elsewhere and compares; `notices` takes up what its `project.yaml` and `units.csv` say.
  ///
  /// - Throws: `FileTrouble` or `DefinitionError` when what it keeps cannot be read.
  package func result(notices: inout [Notice]) throws -> Result {
    let scratch = Files.scratch()
    defer { if Files.exists(scratch) { try? FileManager.default.removeItem(atPath: scratch) } }
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    let folder = try ProjectFolder.read(
      keptIn: version, out: "\(scratch)/Out", ledgers: try ledgerInputs(), notices: &notices)
    do {
      try build(folder)
    } catch let error where error is Proof.Refuted || error is DefinitionError {
      return Result(same: 0, difference: "现在的程序编不出来\(by)：\(error)", passedOver: [])
    }
    return try compare(with: "\(scratch)/Out/\(folder.year)")
  }
}

extension Rebuild {
  /// Builds what gave the version's files: the region's report, with all units' or with some.
  private func build(_ folder: ProjectFolder) throws {
    let files = version.manifest.outputs.map(\.file)
    let hasUnits = files.contains("units/index.html")
    let order = BuildOrder(Set(Output.allCases.filter { files.contains($0.mark) }), hasUnits: hasUnits)
    let built = try folder.build(order)
    if hasUnits { return }
    let parts = files.map { $0.split(separator: "/") }
    for code in Set(parts.filter { $0.count > 2 && $0[0] == "units" }.map { String($0[1]) }).sorted() {
      _ = try folder.build(unit: code, of: built.year, order)
    }
  }

  private func ledgerInputs() throws(FileTrouble) -> String {
    do throws(FileTrouble) {
      return try version.ledgers(in: ledgers)
    } catch {
      throw FileTrouble(description: "\(version.path)：不能重编，\(error)")
    }
  }

  private func compare(with folder: String) throws -> Result {
    let isOthers = { (file: String) in Download.allCases.contains { $0.file == file.fileName } }
    let outputs = version.manifest.outputs
    var same = 0
    for entry in outputs where !isOthers(entry.file) {
      guard Files.entry(of: "\(folder)/\(entry.file)", as: entry.file) == entry else {
        return Result(same: same, difference: try difference(entry.file, folder), passedOver: [])
      }
      same += 1
    }
    return Result(same: same, difference: nil, passedOver: outputs.map(\.file).filter(isOthers))
  }

  /// Who made the version, where it was another program than this.
  private var by: String {
    let program = Program.name
    return version.manifest.program == program ? "" : "（版本由 \(version.manifest.program) 编，这是 \(program)）"
  }

  /// Where two files part, in words.
  private func difference(_ file: String, _ folder: String) throws(FileTrouble) -> String {
    if Files.isMissing("\(folder)/\(file)") { return "\(file)：没有重编出来\(by)。" }
    let new = try Files.bytes(of: "\(folder)/\(file)")
    let old = try Files.bytes(of: "\(version.path)/\(file)")
    let start =
      zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    if old.contains(0) || new.contains(0) { return "\(file)：从第 \(start + 1) 个字节起不同\(by)。" }
    let line = { (bytes: [UInt8]) in
      let from = bytes[..<start].lastIndex(of: 10).map { $0 + 1 } ?? 0
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      return String(decoding: bytes[from..<end].prefix(200), as: UTF8.self)
    }
    let number = old[..<start].count { $0 == 10 } + 1
    return "\(file) 第 \(number) 行起不同\(by)：\n  版本：\(line(old))\n  重编：\(line(new))"
  }
}
