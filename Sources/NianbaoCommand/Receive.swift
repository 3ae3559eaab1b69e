import ArgumentParser
import Foundation
import Nianbao

/// `nianbao receive FILE…`: checks what a unit sent, puts it into place and keeps the receipt.
struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "收件：核对、放进 forms、登记；被替换的留在 superseded。",
    usage: "nianbao receive [选项] <文件> ...",
    discussion: "有错误的退回；确实要先收下的，写 --anyway --reason。登记在 Inputs/<年份>/received.csv，退回的也记一行，file 空着。")

  @OptionGroup var folders: Folders

  @Option(help: ArgumentHelp("文件里没有写明单位时，用这个代码。", valueName: "代码"))
  var unit: String?

  @Flag(help: "有错误也收下，要写理由。")
  var anyway = false

  @Option(help: ArgumentHelp("为什么有错误也收下。", valueName: "文字"))
  var reason: String?

  @Option(help: ArgumentHelp("收到的时间；不写时为现在。", valueName: "时间"))
  var at: String?

  @Argument(help: ArgumentHelp("收到的文件。", valueName: "文件"))
  var files: [String]

  func validate() throws {
    if files.isEmpty { throw ValidationError("请写出收到的文件。") }
    if let at, Day(ofTime: at) == nil { throw ValidationError("“\(at)”不是时间，请写成 '2026-01-31 09:05'。") }
    if anyway, reason?.contains(where: { !$0.isWhitespace }) != true {
      throw ValidationError("--anyway 要同时用 --reason 写明理由。")
    }
  }

  func run() throws {
    let folder = try ProjectFolder(folders)
    if let unit, folder.roster.unit(code: unit) == nil { throw ValidationError("名录里没有代码“\(unit)”。") }
    var isRefused = false
    for file in files.distinct {
      let receipt = try Receipt(of: file, unit: unit, folder)
      for finding in receipt.findings.worstFirst() { Terminal.error(Terminal.line(finding, below: "")) }
      let errors = receipt.findings.count(open: .error)
      guard let owner = receipt.owner, errors == 0 || anyway else {
        if let owner = receipt.owner { try receipt.register(returnedTo: owner, at: at ?? Files.now()) }
        Terminal.print("退回：\(file)，错误 \(errors)。")
        isRefused = true
        continue
      }
      let place = try receipt.keep(at: at ?? Files.now(), reason: reason ?? "", for: owner)
      let replaced = receipt.replaced.isEmpty ? "" : "，替换 \(receipt.replaced.joined(separator: "、"))"
      Terminal.print("收到：\(owner.name)（\(owner.code)）\(place)\(replaced)，SHA-256 \(receipt.hash.prefix(12))…")
    }
    if isRefused { throw ExitCode(1) }
  }
}

/// One file as it was received: whose it is, what is wrong with it, which earlier files it takes the place of.
struct Receipt {
  let findings: [Finding]
  /// The unit; `nil` when the file is not one unit's.
  let owner: Roster.Unit?
  /// Relative to `Inputs/`.
  let replaced: [String]
  let hash: String
  private let file: String
  private let size: Int
  private let folder: ProjectFolder

  static let columns = [
    "when", "unit", "name", "file", "sha256", "size", "replaces", "from", "errors", "warnings", "reason",
  ]

  /// - Throws: `FileTrouble` when there is no such file.
  init(of file: String, unit: String?, _ folder: ProjectFolder) throws {
    guard let entry = Files.entry(of: file, as: file) else {
      throw FileTrouble(description: "\(file)：没有这个文件，或者读不了。")
    }
    (self.file, self.folder, hash, size) = (file, folder, entry.sha256, entry.size)
    let name = file.fileName
    let amendments = try folder.amendments(of: folder.year, folder.form)
    let plan = folder.plan(folder.form, year: folder.year, amendments)
    let whole = try folder.quietPlan(folder.form, year: folder.year, amendments)
    let read = { (files: [SubmissionFile]) in try Returns(reading: files, plan) }
    let below = unit.map { "\($0)/\(name)" } ?? name
    let own = try read([Files.submission(at: file, file: file, below: below)])
    let sent = own.units.filter { $0.state != .missing }
    owner = sent.count == 1 && own.strays.isEmpty ? sent[0].unit : nil
    let present = folder.submissions(of: folder.year)
    replaced =
      sent.count == 1
      ? try present.filter { Self.overlaps(sent[0], try read([$0]).units) }.map(\.file) : []
    let kept = present.filter { [replaced] in !replaced.contains($0.file) }
    let joined = try Returns(reading: kept + [Files.submission(at: file, file: file, below: below)], whole)
    let lastYear = try LastYear(before: folder.year, folder).comparable
    let check = UnitCheck(
      folder.form, thresholds: folder.project.thresholds, year: folder.year, others: joined.units)
    let codes = sent.map(\.unit.code)
    let found = joined.lineages(after: lastYear).filter { $0.units.contains { codes.contains($0.unit.code) } }
      .flatMap { check.findings(on: $0, hasLastYear: lastYear != nil) }.filter { codes.contains($0.unit) }
    findings = own.strays + Waiving(amendments.waivers, found, tellsStale: false).findings
  }

  /// Whether an earlier file answers a cell of the same unit that the new one answers.
  private static func overlaps(_ sent: UnitReturn, _ earlier: [UnitReturn]) -> Bool {
    let others = earlier.filter { $0.state != .missing }
    guard others.count == 1, others[0].unit.code == sent.unit.code else { return false }
    if others[0].state == .rejected { return true }
    return zip(sent.figures.states, others[0].figures.states).contains { $0 != .absent && $1 != .absent }
  }

  /// Puts the file into `forms/`, the replaced ones into `superseded/`, and writes the line of the receipt.
  ///
  /// - Returns: where the file stands now, relative to `Inputs/`.
  func keep(at time: String, reason: String, for owner: Roster.Unit) throws -> String {
    let ending = (file as NSString).pathExtension.lowercased()
    let name = BlankForm.fileName("\(owner.code)-\(owner.name)") + (ending.isEmpty ? "" : ".\(ending)")
    let base = "\(folder.inputs)/\(folder.year)"
    let new = "\(base)/forms/.\(name).new"
    do {
      for folder in ["forms", "superseded"] {
        try FileManager.default.createDirectory(
          atPath: "\(base)/\(folder)", withIntermediateDirectories: true)
      }
      try Data(try Files.bytes(of: file)).write(to: URL(fileURLWithPath: new))
      let aside = try replaced.map { try supersede($0, in: base) }
      let place = Files.free("\(base)/forms/\(name)")
      try FileManager.default.moveItem(atPath: new, toPath: place)
      let relative = String(place.dropFirst(folder.inputs.count + 1))
      try write(line(relative, time, reason, owner, aside), to: folder.register)
      return relative
    } catch let error as NSError where [NSCocoaErrorDomain, NSPOSIXErrorDomain].contains(error.domain) {
      throw FileTrouble(description: "\(base)：收件没有放好，\(Files.reason(error))。")
    }
  }

  /// Registers a file that was sent back, once however often it is tried: `file` stays empty.
  func register(returnedTo owner: Roster.Unit, at time: String) throws {
    try write(line("", time, "", owner, []), to: folder.register) {
      $0["file"] == "" && $0["sha256"] == hash
    }
  }

  /// An earlier file goes aside under its hash, so that nothing is ever written over.
  private func supersede(_ old: String, in base: String) throws -> String {
    let path = "\(folder.inputs)/\(old)"
    let hash = Files.entry(of: path, as: old)?.sha256.prefix(8) ?? ""
    let name = path.fileName
    let place = Files.free("\(base)/superseded/\(hash)-\(name)")
    try FileManager.default.moveItem(atPath: path, toPath: place)
    return String(place.dropFirst(folder.inputs.count + 1))
  }

  private func line(
    _ place: String, _ time: String, _ reason: String, _ owner: Roster.Unit, _ aside: [String]
  ) -> [String: String] {
    [
      "when": time, "unit": owner.code, "name": owner.name, "file": place, "sha256": hash,
      "size": String(size),
      "replaces": aside.joined(separator: ";"), "from": file.fileName,
      "errors": String(findings.count(open: .error)), "warnings": String(findings.count(open: .warning)),
      "reason": reason,
    ]
  }

  /// - Parameter isTold: whether a line of the register already says it; then nothing is written.
  private func write(
    _ line: [String: String], to path: String, unless isTold: ([String: String]) -> Bool = { _ in false }
  ) throws {
    let present = Files.exists(path) ? try Files.bytes(of: path) : nil
    var isKnown = false
    do {
      let data = try CSVText.appended(to: present, columns: Self.columns, lines: [line]) {
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
