import Foundation
import Nianbao

/// What a folder holds, held against what its manifest and its seal say.
public struct Verification: Encodable {
  /// The folder that was looked at.
  public let path: String
  private(set) var files: Int
  private(set) var differences: [Difference] = []
  /// What could not be held against anything, in words.
  private(set) var unchecked: [String] = []
  /// The hash of a version's seal; `nil` of a build.
  private(set) var seal: String?
  /// The versions before it and those that it builds upon, each verified by itself.
  private(set) var chain: [Verification] = []

  private init(path: String, files: Int) {
    self.path = path
    self.files = files
  }

  /// Whether not a byte differs, here and in the versions before it.
  public var isIntact: Bool { differences.isEmpty && chain.allSatisfy(\.isIntact) }

  /// One file that is not as the list says.
  public struct Difference: Encodable {
    let file: String
    let kind: Kind

    /// In which way a file differs.
    public enum Kind: String, Encodable {
      case changed, missing, added, strange, unreadable, renamed, unlinked, contradicted

      var word: String {
        switch self {
        case .changed: "改动"
        case .missing: "缺少"
        case .added: "多出"
        case .strange: "不是普通文件"
        case .unreadable: "读不了"
        case .renamed: "文件夹的名称与记录不符"
        case .contradicted: "与 manifest.json 不符"
        case .unlinked: "与后一版本记着的校验码不符"
        }
      }
    }
  }
}

extension Verification {
  /// A version with all that stands before it.
  ///
  /// - Throws: `FileTrouble` when nothing there can be read as a version.
  public static func version(_ path: String) throws(FileTrouble) -> Verification {
    var (verification, manifest) = try alone(path)
    guard let manifest else { return verification }
    var seen: Set<String> = [Files.real(path)]
    // As it was written where that says it, so that the versions before read like the one that was asked for.
    let parts = path.split(separator: "/")
    let isPlain = parts.count > 2 && !parts.contains("..") && !parts.contains(".")
    let root =
      isPlain
      ? (path.hasPrefix("/") ? "/" : "") + parts.dropLast(2).joined(separator: "/") : root(of: path)
    try verification.follow(manifest, root, &seen)
    return verification
  }

  /// One version alone, with its manifest where that can be read.
  private static func alone(
    _ path: String
  ) throws(FileTrouble) -> (verification: Verification, manifest: Manifest?) {
    let sealed = try Files.bytes(of: "\(path)/\(Seal.file)")
    let found = FolderHashes(path, leaving: [Seal.file], isStrict: true)
    var result = Verification(path: path, files: found.seal.entries.count)
    result.seal = Manifest.Entry(file: Seal.file, data: sealed).sha256
    let links = Files.isLink("\(path)/\(Seal.file)") ? [Seal.file] : []
    result.differences = (links + found.strange).map { Difference(file: $0, kind: .strange) }
    result.differences += found.empty.map { Difference(file: $0, kind: .added) }
    if Array(found.seal.text.utf8) != sealed {
      let moved = Seal(sealed).map { differences($0.entries, found.seal.entries) } ?? []
      result.differences += moved.isEmpty ? [Difference(file: Seal.file, kind: .changed)] : moved
    }
    let manifest: Manifest
    do throws(FileTrouble) {
      manifest = try Manifest.read("\(path)/manifest.json")
    } catch {
      if result.differences.isEmpty { throw error }
      result.unchecked.append("前面的版本和基数：\(error)")
      return (result, nil)
    }
    guard let record = manifest.version else {
      if result.differences.isEmpty { throw FileTrouble(description: "\(path)：manifest.json 不是版本的清单。") }
      return (result, manifest)
    }
    result.settle(manifest, found.seal)
    if FrozenVersion.isAmongOthers(path, of: manifest.year) {
      result.differences.append(Difference(file: "\(manifest.year)/\(record.name)", kind: .renamed))
    } else if !FrozenVersion.isAmongVersions(path, of: manifest.year) {
      result.unchecked.append("不在 versions/\(manifest.year) 里，封存时是 \(manifest.year)/\(record.name)")
    } else if !FrozenVersion.isNamed(path, record) {
      result.differences.append(Difference(file: "\(manifest.year)/\(record.name)", kind: .renamed))
    }
    if let ledgers = manifest.ledgers, !record.hasLedgers {
      result.unchecked.append("台账 \(ledgers.count) 个，没有存进版本")
    }
    return (result, manifest)
  }

  /// Holds the manifest against both: where file and manifest agree it is the seal that was changed, where file and
  /// seal agree one of them was made anew.
  private mutating func settle(_ manifest: Manifest, _ found: Seal) {
    let hashes = found.hashes
    let changed = Set(differences.filter { $0.kind == .changed }.map(\.file))
    var resealed: Set<String> = []
    for (folder, entries) in [
      ("", manifest.outputs), ("kept/Inputs/", manifest.inputs), ("kept/Templates/", manifest.definitions),
      ("kept/Templates/", manifest.templates),
    ] {
      for entry in entries {
        let file = folder + entry.file
        if changed.contains(file), hashes[Array(file.utf8)] == entry.sha256 {
          resealed.insert(file)
        } else if !changed.contains(file), let hash = hashes[Array(file.utf8)], hash != entry.sha256 {
          differences.append(Difference(file: file, kind: .contradicted))
        }
      }
    }
    differences.removeAll { resealed.contains($0.file) }
    if !resealed.isEmpty { differences.append(Difference(file: Seal.file, kind: .changed)) }
  }

  private static func root(of path: String) -> String {
    URL(fileURLWithPath: Files.real(path)).deletingLastPathComponent().deletingLastPathComponent().path
  }

  private static func differences(_ sealed: [Seal.Entry], _ found: [Seal.Entry]) -> [Difference] {
    // By their bytes: two names may be the same text to Swift.
    let name = { (entry: Seal.Entry) in Array(entry.file.utf8) }
    let before = Set(sealed.map(name))
    let after = Dictionary(found.map { (name($0), $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let gone = sealed.compactMap { entry -> Difference? in
      guard let hash = after[name(entry)] else { return Difference(file: entry.file, kind: .missing) }
      return hash == entry.sha256 ? nil : Difference(file: entry.file, kind: .changed)
    }
    return gone + found.filter { !before.contains(name($0)) }.map { Difference(file: $0.file, kind: .added) }
  }

  /// Verifies the version before and the bases, then theirs.
  private mutating func follow(
    _ manifest: Manifest, _ root: String, _ seen: inout Set<String>
  ) throws(FileTrouble) {
    if let record = manifest.version, record.number > 1, record.previous == nil {
      differences.append(Difference(file: "manifest.json", kind: .unlinked))
    }
    let previous = manifest.version?.previous.map { [$0] } ?? []
    for (link, isNeeded) in previous.map({ ($0, true) }) + (manifest.bases ?? []).map({ ($0, false) }) {
      let place = "\(root)/\(link.version)"
      guard Files.exists("\(place)/\(Seal.file)") else {
        if isNeeded, FrozenVersion.isAmongVersions(path, of: manifest.year) {
          differences.append(Difference(file: link.version, kind: .missing))
        } else {
          unchecked.append("\(isNeeded ? "前面的版本" : "基数") \(link.version)，没有和它放在一起")
        }
        continue
      }
      guard seen.insert(Files.real(place)).inserted else { continue }
      var (before, manifest) = try Self.alone(place)
      if before.seal != link.sha256 {
        before.differences.append(Difference(file: Seal.file, kind: .unlinked))
      }
      if let manifest { try before.follow(manifest, root, &seen) }
      let further = before.chain
      before.chain = []
      chain += [before] + further
    }
  }
}

extension Verification {
  /// A build: its files always, what went in where it is known.
  ///
  /// - Throws: `FileTrouble` when there is no manifest of ours.
  public static func build(
    _ path: String, inputs: String?, templates: String?
  ) throws -> Verification {
    let manifest = try Manifest.read("\(path)/manifest.json")
    let found = FolderHashes(path, leaving: ["manifest.json"])
    var result = Verification(path: path, files: found.seal.entries.count)
    if try Files.bytes(of: "\(path)/manifest.json") != manifest.text() {
      result.differences.append(Difference(file: "manifest.json", kind: .changed))
    }
    result.differences += found.strange.map { Difference(file: $0, kind: .strange) }
    let outputs = manifest.outputs.map { Seal.Entry(file: $0.file, sha256: $0.sha256) }
    result.differences += differences(outputs, found.seal.entries)
    result.check(manifest.inputs, "报送材料", in: inputs, option: "--inputs")
    result.check(manifest.definitions + manifest.templates, "表样和模板", in: templates, option: "--templates")
    if let inputs { result.check(manifest.ledgers ?? [], in: inputs) }
    result.unchecked.append("manifest.json 自己（要管住每一个字节，请用 nianbao freeze 封存）")
    if inputs == nil, let ledgers = manifest.ledgers {
      result.unchecked.append("台账 \(ledgers.count) 个（写 --inputs 可以核对）")
    }
    return result
  }

  private mutating func check(_ ledgers: [LedgerSource], in inputs: String) {
    for ledger in ledgers {
      let path = "\(inputs)/\(ledger.file)"
      do throws(FileTrouble) {
        if try Files.ledgerChecksum(of: path) != ledger.checksum {
          differences.append(Difference(file: path, kind: .changed))
        }
      } catch {
        differences.append(Difference(file: path, kind: Files.isMissing(path) ? .missing : .unreadable))
      }
    }
  }

  private mutating func check(
    _ entries: [Manifest.Entry], _ words: String, in folder: String?, option: String
  ) {
    guard let folder else {
      unchecked.append("\(words) \(entries.count) 个（写 \(option) 可以核对）")
      return
    }
    for entry in entries {
      let path = "\(folder)/\(entry.file)"
      let now = Files.entry(of: path, as: entry.file)
      if now != entry {
        differences.append(
          Difference(file: path, kind: now != nil ? .changed : Files.isMissing(path) ? .missing : .unreadable)
        )
      }
    }
    files += entries.count
  }
}

extension Verification {
  /// As `nianbao verify` prints it.
  public var text: String {
    let more = unchecked.map { "  没有核对：\($0)" } + (seal.map { ["  校验码：\($0)"] } ?? [])
    return ([verdict] + more + chain.map(\.verdict)).joined(separator: "\n")
  }

  private var verdict: String {
    let words =
      differences.isEmpty ? "完好，\(files) 个文件" : "\(files) 个文件里有 \(differences.count) 处不同"
    let lines = differences.map { "\n  \($0.kind.word)：\($0.file.replacing("\n", with: "␊"))" }
    return "\(path)：\(words)\(lines.joined())"
  }
}
