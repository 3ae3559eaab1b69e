import Foundation
import Nianbao

/// The ledgers of the year beside those of the year before, counted; `nil` when the year has no folder of them.
struct Ledgers {
  /// `nil` when no file of the year is a ledger.
  let statistics: LedgerStatistics?
  /// Lines of the year that are not counted.
  let uncounted: Int
  let findings: [Finding]
  /// Of both years, as the manifest names them.
  let sources: [LedgerSource]

  /// - Throws: `FileTrouble` when what was signed of the year before cannot be read.
  init?(_ folder: ProjectFolder) throws {
    guard let present = try Self.reading(folder, folder.year) else { return nil }
    let signed = folder.finals[folder.year - 1]
    let prior = signed == nil ? try Self.reading(folder, folder.year - 1) : nil
    if !present.hasAny {
      statistics = nil
    } else if let counts = try signed?.ledger() {
      statistics = LedgerStatistics(present, signed: counts, roster: folder.roster)
    } else {
      statistics = LedgerStatistics(present, prior: prior, roster: folder.roster)
    }
    uncounted = present.uncounted
    findings =
      present.findings + LastYearCheck.findings(doubts: prior?.findings ?? [], year: folder.year - 1)
    sources = (prior?.sources ?? []) + present.sources
  }

  /// Each file of this year and the last by itself.
  static func parts(_ folder: ProjectFolder) throws -> [Evidence.LedgerPart] {
    try [folder.year - 1, folder.year].flatMap { year in
      try files(folder, year).map { Evidence.LedgerPart(file: $0.file, try LedgerReading([$0], plan(folder, year))) }
    }
  }

  private static func reading(_ folder: ProjectFolder, _ year: Int) throws -> LedgerReading? {
    let files = files(folder, year)
    return files.isEmpty ? nil : try LedgerReading(files, plan(folder, year))
  }

  private static func files(_ folder: ProjectFolder, _ year: Int) -> [LedgerFile] {
    let below = folder.ledgers(of: year)
    return Files.all(below: below).map { path in
      Files.ledger(at: "\(below)/\(path)", file: "\(year)/ledger/\(path)")
    }
  }

  private static func plan(_ folder: ProjectFolder, _ year: Int) -> LedgerPlan {
    LedgerPlan(year: year, roster: folder.roster, columns: folder.project.ledgerColumns)
  }
}

extension Files {
  /// A ledger, opened when asked for and read as it is asked for.
  static func ledger(at path: String, file: String) -> LedgerFile {
    LedgerFile(file: file) {
      var status = stat()
      guard stat(path, &status) == 0 else { return .unreadable(reason: reason(errno)) }
      guard status.st_mode & S_IFMT == S_IFREG else { return .unreadable(reason: "不是普通文件") }
      guard ["csv", "txt", "tsv"].contains((path as NSString).pathExtension.lowercased()) else {
        return .otherKind
      }
      guard let handle = FileHandle(forReadingAtPath: path) else {
        return .unreadable(reason: "没有权限或正在被占用")
      }
      return .bytes { room in
        let count = read(handle.fileDescriptor, room.baseAddress, room.count)
        if count < 0 { throw FileTrouble(description: reason(errno)) }
        return count
      }
    }
  }
}

extension Files {
  /// The fast checksum of a file, as manifests have it of ledgers.
  static func ledgerChecksum(of path: String) throws(FileTrouble) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw FileTrouble(description: "\(path)：读不了。")
    }
    var checksum = LedgerChecksum()
    do {
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        piece.withUnsafeBytes { checksum.update($0) }
      }
    } catch {
      throw FileTrouble(description: "\(path)：读不了，\(reason(error))。")
    }
    return checksum.text
  }
}
