import Foundation
import Nianbao

/// What is still to be done of a receipt, written down before it begins: a run that is killed half-way is finished by the
/// next command.
///
/// The register is written beside its place before anything is moved, and put there last: what needs room comes first, so
/// that a full disk leaves everything as it was. The new file stands in `forms/` before an old one goes aside: at every
/// moment the unit has a file. Every step may be done again.
struct ReceiptJournal: Codable {
  /// Where the new file lies, and where it shall stand, relative to `Inputs/`.
  let new, place: String
  /// The files that it replaces, and where they go.
  let aside: [Move]
  /// The line of the register, by column.
  let line: [String: String]

  struct Move: Codable {
    let from, to: String
  }

  private static func file(_ inputs: String, _ year: Int) -> String { "\(inputs)/\(year)/.receiving.json" }

  /// Writes it down, does it, and strikes it out, also where nothing could be done.
  ///
  /// - Throws: `FileTrouble`; what was begun by then, the next command finishes.
  func carryOut(in inputs: String, year: Int) throws {
    let file = Self.file(inputs, year)
    do {
      try Files.replace(file, with: try json(self))
      try finish(in: inputs, year: year)
    } catch {
      let new = "\(inputs)/\(new)"
      if !Files.isMissing(new) {
        for move in aside where move.from == place { unlink("\(inputs)/\(move.to)") }
        unlink(new)
        unlink(file)
      }
      throw error
    }
    unlink(file)
  }

  /// Finishes a receipt that a killed run has left; nothing where there is none.
  ///
  /// - Throws: `FileTrouble` when it cannot be finished.
  static func finishLeft(in inputs: String, year: Int) throws {
    if Files.isMissing(file(inputs, year)) { return }
    let lock = try WriteLock(inputs)
    try finishLeft(in: inputs, year: year, lock)
  }

  /// The same for who has the lock.
  static func finishLeft(in inputs: String, year: Int, _ lock: WriteLock) throws {
    defer { withExtendedLifetime(lock) {} }
    let file = file(inputs, year)
    if Files.isMissing(file) { return }
    let left: ReceiptJournal = try Files.json(file, "收件记录")
    let paths = [left.new, left.place] + left.aside.flatMap { [$0.from, $0.to] }
    guard paths.allSatisfy({ !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }) else {
      throw FileTrouble(description: "\(file)：不是本程序写的收件记录，请移走。")
    }
    try left.finish(in: inputs, year: year)
    unlink(file)
  }

  private func finish(in inputs: String, year: Int) throws {
    let isTold = { (known: [String: String]) in line.allSatisfy { known[$0.key] == $0.value } }
    try ReceiptRegister.add(line, to: "\(inputs)/\(year)/received.csv", unless: isTold) {
      try move(in: inputs)
    }
  }

  private func move(in inputs: String) throws {
    let path = { (relative: String) in "\(inputs)/\(relative)" }
    // Under two names first: then the new file can take the place of the old one in one step.
    for move in aside where move.from == place && Files.isMissing(path(move.to)) {
      try copy(path(move.from), to: path(move.to))
    }
    if !Files.isMissing(path(new)) {
      guard rename(path(new), path(place)) == 0 else { throw trouble(path(place)) }
    }
    for move in aside where move.from != place && !Files.isMissing(path(move.from)) {
      guard rename(path(move.from), path(move.to)) == 0 else { throw trouble(path(move.to)) }
    }
    for folder in Set(([place] + aside.map(\.to)).map { Files.parent(of: path($0)) }) {
      try Files.settle(folder)
    }
  }

  private func copy(_ path: String, to place: String) throws {
    if link(path, place) == 0 { return }
    try Files.replace(place, with: try Files.bytes(of: path))
  }

  private func trouble(_ path: String) -> FileTrouble {
    FileTrouble(description: "\(path)：收件没有放好，\(Files.reason(errno))。")
  }
}

/// `received.csv`: what came in, and what was sent back.
enum ReceiptRegister {
  /// Adds what was decided of units.
  static func add(_ lines: [[String: String]], to path: String) throws {
    if lines.isEmpty { return }
    let present = Files.exists(path) ? try Files.bytes(of: path) : nil
    do {
      try Files.replace(
        path, with: try CSVText.appended(to: present, columns: Receipts.decisionColumns, lines: lines))
    } catch is DecodingTrouble {
      throw FileTrouble(description: "\(path)：不是 UTF-8 或 GB18030 文本，没有登记；请改好这个文件，再登记一次。")
    }
  }

  /// Adds a line, unless `isTold` finds one that already says the same.
  ///
  /// `act` does what the line says, once it is written beside the register and before it stands there.
  static func add(
    _ line: [String: String], to path: String, unless isTold: ([String: String]) -> Bool,
    after act: () throws -> Void = {}
  ) throws {
    let present = Files.exists(path) ? try Files.bytes(of: path) : nil
    var isKnown = false
    do {
      let data = try CSVText.appended(to: present, columns: Receipts.columns, lines: [line]) {
        isKnown = isKnown || isTold($0)
        return false
      }
      if isKnown { return try act() }
      try Files.replace(path) { new in
        try Files.write(data, to: new)
        try Files.settle(new)
        try act()
      }
    } catch is DecodingTrouble {
      throw FileTrouble(description: "\(path)：不是 UTF-8 或 GB18030 文本，没有登记；请改好这个文件，再收一次。")
    }
  }
}
