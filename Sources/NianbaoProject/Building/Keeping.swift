import Foundation
import Nianbao

extension Receiving {
  /// Keeps a file without errors, or with them where `anyway` says so; registers that any other was sent back.
  ///
  /// `reason` is the register's: why the file is kept all the same.
  ///
  /// - Returns: where the file stands now, relative to `Inputs/`; `nil` where it was sent back.
  /// - Throws: `FileTrouble`, as `keep` does.
  package mutating func settle(
    _ receipt: Receipt, at time: String, reason: String = "", anyway: Bool = false
  ) throws -> String? {
    guard let owner = receipt.owner else { return nil }
    if receipt.findings.count(open: .error) == 0 || anyway {
      return try keep(receipt, for: owner, at: time, reason: reason)
    }
    try sendBack(receipt, to: owner, at: time)
    return nil
  }

  /// Puts a file into `forms/`, the replaced ones into `superseded/`, and writes the line of the receipt.
  ///
  /// - Returns: where the file stands now, relative to `Inputs/`.
  /// - Throws: `FileTrouble`, also when the file is no longer the one that was checked.
  public mutating func keep(
    _ receipt: Receipt, for owner: Roster.Unit, at time: String, reason: String
  ) throws -> String {
    let ending = (receipt.file as NSString).pathExtension.lowercased()
    let name = BlankForm.fileName("\(owner.code)-\(owner.name)") + (ending.isEmpty ? "" : ".\(ending)")
    let base = "\(project.inputs)/\(project.year)"
    let new = "\(base)/forms/.\(name).new"
    let data = try Files.bytes(of: receipt.file)
    guard Manifest.Entry(file: "", data: data).sha256 == receipt.hash else {
      throw FileTrouble(description: "\(receipt.file)：核对以后改过，没有收；请再收一次。")
    }
    do {
      for folder in ["forms", "superseded"] {
        try FileManager.default.createDirectory(
          atPath: "\(base)/\(folder)", withIntermediateDirectories: true)
      }
      try Data(data).write(to: URL(fileURLWithPath: new))
      let aside = try receipt.replaced.map { try supersede($0, in: base) }
      let place = Files.free("\(base)/forms/\(name)")
      try FileManager.default.moveItem(atPath: new, toPath: place)
      let relative = String(place.dropFirst(project.inputs.count + 1))
      try replace(receipt.replaced, with: relative)
      let fate = Receipt.Fate(time: time, place: relative, reason: reason, aside: aside)
      try write(receipt.line(owner, fate), to: project.register)
      return relative
    } catch let error as NSError where [NSCocoaErrorDomain, NSPOSIXErrorDomain].contains(error.domain) {
      throw FileTrouble(description: "\(base)：收件没有放好，\(Files.reason(error))。")
    }
  }

  /// Registers a file that was sent back, once however often it is tried: `file` stays empty.
  public func sendBack(_ receipt: Receipt, to owner: Roster.Unit, at time: String) throws {
    try write(receipt.line(owner, Receipt.Fate(time: time)), to: project.register) {
      $0["file"] == "" && $0["sha256"] == receipt.hash
    }
  }

  /// An earlier file goes aside under its hash, so that nothing is ever written over.
  private func supersede(_ old: String, in base: String) throws -> String {
    let path = "\(project.inputs)/\(old)"
    let hash = Files.entry(of: path, as: old)?.sha256.prefix(8) ?? ""
    let name = path.fileName
    let place = Files.free("\(base)/superseded/\(hash)-\(name)")
    try FileManager.default.moveItem(atPath: path, toPath: place)
    return String(place.dropFirst(project.inputs.count + 1))
  }

  /// Adds a line to a register, unless `isTold` finds a line of it that already says the same.
  private func write(
    _ line: [String: String], to path: String, unless isTold: ([String: String]) -> Bool = { _ in false }
  ) throws {
    let present = Files.exists(path) ? try Files.bytes(of: path) : nil
    var isKnown = false
    do {
      let data = try CSVText.appended(to: present, columns: Receipt.columns, lines: [line]) {
        isKnown = isKnown || isTold($0)
        return false
      }
      if !isKnown { try Files.replace(path, with: data) }
    } catch is DecodingTrouble {
      let fate = line["file"] == "" ? "" : "；文件已放进 forms"
      throw FileTrouble(description: "\(path)：不是 UTF-8 或 GB18030 文本，没有登记\(fate)。")
    }
  }
}
