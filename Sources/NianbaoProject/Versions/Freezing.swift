import Foundation
import Nianbao

/// What is decided of a version when it is frozen.
public struct FreezeOrder: Sendable {
  let label: String
  let kind: VersionRecord.Kind
  let by: String
  let day: String
  let withLedgers: Bool
  let despite: String

  /// An order to keep a build as a version.
  ///
  /// - Parameters:
  ///   - label: 送审稿, 修改稿 or 定稿; `VersionRecord.trouble(withLabel:)` says whether it can be one.
  ///   - kind: whether it is a draft, a version or the final one.
  ///   - by: who freezes it, and of a final version who signs; empty when nobody is named.
  ///   - day: the day of the freeze, such as `2026-03-20`.
  ///   - withLedgers: whether the ledgers are kept too, not their hashes alone.
  ///   - despite: why a final version is signed although something is still to be written; empty where nothing is.
  public init(
    label: String, kind: VersionRecord.Kind, by: String = "", on day: String, withLedgers: Bool = false,
    despite: String = ""
  ) {
    self.label = label
    self.kind = kind
    self.by = by
    self.day = day
    self.withLedgers = withLedgers
    self.despite = despite
  }
}

/// Why a build was not frozen as the final version: something in it is still to be written or decided.
public struct StillOpen: Error {
  /// What is open and where, a line each.
  public let reasons: [String]
}

/// Why a build was not frozen: errors are open, and it is to be no draft.
public struct ErrorsOpen: Error {
  /// How many findings of severity 错误 are open.
  public let count: Int
  /// The folder of the build that they are open in, such as `Out/2025`.
  public let place: String
}

extension ProjectFolder {
  /// Keeps the present build of the year as a version, `Out/versions/<year>/<n>-<label>/`, which nobody changes any more.
  ///
  /// - Returns: the version as it lies there now.
  /// - Throws: `ErrorsOpen` unless it is to be a draft, `StillOpen` of a final one; `FileTrouble` when there is no build, it is not whole, or anything
  ///   changed since it was made. Then there is no new version.
  public func freeze(_ order: FreezeOrder) throws -> FrozenVersion {
    try alone { try presentBuild().freeze(order) }
  }
}

extension PresentBuild {
  /// Keeps the build as a version.
  ///
  /// - Throws: `ErrorsOpen` unless it is to be a draft, `StillOpen` of a final one; `FileTrouble`. Then there is no new version.
  fileprivate func freeze(_ order: FreezeOrder) throws -> FrozenVersion {
    let findings = try findings()
    let errors = findings.count { $0.isOpen && $0.severity == Severity.error.rawValue }
    if errors > 0, order.kind != .draft { throw ErrorsOpen(count: errors, place: place) }
    let open = order.kind == .final ? try openPlaces() : []
    if !open.isEmpty, order.despite.isEmpty { throw StillOpen(reasons: open) }
    return try Freezing(self, withLedgers: order.withLedgers).freeze { number, previous in
      VersionRecord(
        number: number, label: order.label, kind: order.kind, by: order.by, on: order.day,
        open: { severity in findings.count { $0.isOpen && $0.severity == severity.rawValue } },
        hasLedgers: order.withLedgers, previous: previous, despite: open.isEmpty ? "" : order.despite)
    }
  }

  /// What a signed report must not hold, with the place of each.
  private func openPlaces() throws -> [String] {
    let record: TextsRecord = try Files.json("\(place)/texts.json", "文字")
    return OpenPlace.all(in: record, folder.form).map(\.description) + (try unitsNotAccepted())
  }

  /// Where there is a register, the office must have looked at every unit: accepted it, or explained what was found.
  private func unitsNotAccepted() throws -> [String] {
    guard let receipts = try folder.receipts() else { return [] }
    let explained = Set(try findings().filter { !$0.isOpen }.map(\.unit))
    return folder.roster.units(in: folder.year).filter { unit in
      receipts.decision(on: unit.code)?.act != .accepted && !explained.contains(unit.code)
    }.map { "\($0.name)（\($0.code)）：没有验收，见 nianbao accept。" }
  }
}

/// Makes a version of a build: written beside its place, sealed, and moved there in one step.
private struct Freezing {
  private let build: PresentBuild
  private let versions: Versions
  private let withLedgers: Bool

  init(_ build: PresentBuild, withLedgers: Bool) {
    self.build = build
    self.withLedgers = withLedgers
    versions = Versions(out: build.folder.out)
  }

  private var year: Int { build.folder.year }
  private var parent: String { versions.folder(of: year) }

  /// Keeps the build as the next version; `record` decides what is said of it, by its number and the version before it.
  ///
  /// - Throws: `FileTrouble`; then there is no new version.
  func freeze(_ record: (Int, VersionLink?) -> VersionRecord) throws -> FrozenVersion {
    do {
      let last = try versions.all(of: year).last
      let record = record((last?.record.number ?? 0) + 1, last?.link)
      let place = "\(parent)/\(record.name)"
      try Unfinished.write(beside: place) { new in
        try fill(new, record)
        try Files.settleAll(new)
        try Unfinished.exchange(new, place)
      }
      return try FrozenVersion.read(place)
    } catch let error as NSError where [NSCocoaErrorDomain, NSPOSIXErrorDomain].contains(error.domain) {
      throw FileTrouble(description: "\(parent)：版本没有写成，\(Files.reason(error))；原来的版本没有动。")
    }
  }
}

extension Freezing {
  private func fill(_ new: String, _ record: VersionRecord) throws {
    let (folder, manifest) = (build.folder, build.manifest)
    try copy(manifest.outputs, from: build.place, to: new)
    try copy(manifest.inputs, from: folder.inputs, to: "\(new)/kept/Inputs")
    try copy(manifest.definitions + manifest.templates, from: folder.templates, to: "\(new)/kept/Templates")
    var ledgers = manifest.ledgers ?? []
    for position in ledgers.indices { try seal(&ledgers[position], new) }
    try write(
      try manifest.frozen(as: record, ledgers: ledgers).text(), to: "\(new)/manifest.json")
    let hashes = FolderHashes(new, leaving: [])
    try write(Array(hashes.seal.text.utf8), to: "\(new)/\(Seal.file)")
    try makeReadOnly(new)
  }

  /// Copies files and holds the copies against the manifest.
  private func copy(_ entries: [Manifest.Entry], from folder: String, to place: String) throws {
    for entry in entries {
      let path = "\(place)/\(entry.file)"
      try copy("\(folder)/\(entry.file)", to: path)
      guard Files.entry(of: path, as: entry.file) == entry else {
        throw FileTrouble(
          description: "\(folder)/\(entry.file)：成果编好以后改过；请先运行 nianbao build，再封存。")
      }
    }
  }

  /// The bytes of a file, through whatever link leads to it.
  private func copy(_ path: String, to new: String) throws {
    let parent = (new as NSString).deletingLastPathComponent
    try Unfinished.makeFolder(parent)
    let source = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    do {
      try Unfinished.make { try FileManager.default.copyItem(atPath: source, toPath: new) }
    } catch {
      throw FileTrouble(description: "\(path)：没有存成，\(Files.reason(error))；没有封存。")
    }
  }

  /// Gives a ledger its SHA-256, and keeps it where that is wanted.
  private func seal(_ ledger: inout LedgerSource, _ new: String) throws {
    // Only ledgers of the inputs are in a manifest: those of a signed year are read from its ledger.csv.
    let source = "\(build.folder.inputs)/\(ledger.file)"
    let kept = "\(new)/kept/Inputs/\(ledger.file)"
    if withLedgers { try copy(source, to: kept) }
    let path = withLedgers ? kept : source
    guard let entry = Files.entry(of: path, as: ledger.file),
      try Files.ledgerChecksum(of: path) == ledger.checksum
    else {
      throw FileTrouble(description: "\(source)：成果编好以后改过；请先运行 nianbao build，再封存。")
    }
    ledger.sha256 = entry.sha256
  }

  private func write(_ data: [UInt8], to path: String) throws {
    try Files.write(data, to: path)
  }

  private func makeReadOnly(_ folder: String) throws {
    for name in FileManager.default.enumerator(atPath: folder) ?? .init() {
      guard let name = name as? String else { continue }
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
      chmod("\(folder)/\(name)", status.st_mode & S_IFMT == S_IFDIR ? 0o555 : 0o444)
    }
    chmod(folder, 0o555)
  }
}
