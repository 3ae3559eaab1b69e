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
    let folder = "\(project.year)/forms"
    let data = try Files.bytes(of: receipt.file)
    guard Manifest.Entry(file: "", data: data).sha256 == receipt.hash else {
      throw FileTrouble(description: "\(receipt.file)：核对以后改过，没有收；请再收一次。")
    }
    // From here on who stops the program waits until the file has its place.
    return try Unfinished.whole {
      let new = "\(folder)/.new-\(Files.unique())"
      try Files.replace("\(project.inputs)/\(new)", with: data)
      var taken: Set<String> = []
      let aside = try receipt.replaced.map { try superseded($0, &taken) }
      // The file that it replaces may have its name.
      let place =
        receipt.replaced.contains("\(folder)/\(name)")
        ? "\(folder)/\(name)" : free("\(folder)/\(name)")
      let fate = Receipt.Fate(time: time, place: place, reason: reason, aside: aside.map(\.to))
      let journal = ReceiptJournal(new: new, place: place, aside: aside, line: receipt.line(owner, fate))
      try journal.carryOut(in: project.inputs, year: project.year)
      try replace(receipt.replaced, with: place)
      keptNow[place] = receipt.file.fileName
      return place
    }
  }

  /// Registers a file that was sent back, once however often it is tried: `file` stays empty.
  public func sendBack(_ receipt: Receipt, to owner: Roster.Unit, at time: String) throws {
    try ReceiptRegister.add(receipt.line(owner, Receipt.Fate(time: time)), to: project.register) {
      $0["file"] == "" && $0["sha256"] == receipt.hash
    }
  }

  /// An earlier file goes aside under its hash, so that nothing is ever written over.
  private func superseded(_ old: String, _ taken: inout Set<String>) throws -> ReceiptJournal.Move {
    let folder = "\(project.year)/superseded"
    do {
      try FileManager.default.createDirectory(
        atPath: "\(project.inputs)/\(folder)", withIntermediateDirectories: true)
    } catch {
      throw FileTrouble(description: "\(project.inputs)/\(folder)：收件没有放好，\(Files.reason(error))。")
    }
    let hash = Files.entry(of: "\(project.inputs)/\(old)", as: old)?.sha256.prefix(8) ?? ""
    let place = free("\(folder)/\(hash)-\(old.fileName)", but: taken)
    taken.insert(place)
    return ReceiptJournal.Move(from: old, to: place)
  }

  /// A place in the inputs where nothing stands, nor will.
  private func free(_ place: String, but taken: Set<String> = []) -> String {
    let free = Files.free("\(project.inputs)/\(place)") { taken.contains(relative($0)) }
    return relative(free)
  }

  private func relative(_ path: String) -> String { String(path.dropFirst(project.inputs.count + 1)) }
}
