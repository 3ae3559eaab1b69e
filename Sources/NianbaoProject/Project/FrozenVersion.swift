import Foundation
import Nianbao

/// A version as it lies in `Out/versions/<year>/<n>-<label>/`: the build's files, `kept/`, and the seal over all.
public struct FrozenVersion: Sendable {
  /// Its folder, such as `Out/versions/2025/2-定稿`.
  public let path: String
  package let manifest: Manifest
  /// What was decided when it was frozen.
  public let record: VersionRecord
  package let seal: Seal
  /// What points at this version: its name and the hash of its seal.
  package let link: VersionLink
}

extension FrozenVersion {
  /// - Throws: `FileTrouble` when it is no version, or its manifest or its seal cannot be read.
  public static func read(_ path: String) throws(FileTrouble) -> FrozenVersion {
    let bytes = try Files.bytes(of: "\(path)/\(Seal.file)")
    guard let seal = Seal(bytes) else {
      throw FileTrouble(description: "\(path)/\(Seal.file)：不是封存时的样子，请用 nianbao verify 核对。")
    }
    let manifest = try Manifest.read("\(path)/manifest.json")
    guard let record = manifest.version else {
      throw FileTrouble(description: "\(path)：manifest.json 里没有版本的记录，不是 nianbao freeze 封存的版本。")
    }
    guard seal.hash(of: "manifest.json") == Files.entry(of: "\(path)/manifest.json", as: "")?.sha256 else {
      throw FileTrouble(description: "\(path)/manifest.json：与封存时不同，请用 nianbao verify 核对。")
    }
    // A copy that lies elsewhere may be called anything.
    guard !isAmongVersions(path, of: manifest.year) || isNamed(path, record) else {
      throw FileTrouble(description: "\(path)：封存时的名称是 \(record.name)，请改回来，或者移到别处。")
    }
    let link = VersionLink(
      version: "\(manifest.year)/\(record.name)", sha256: Manifest.Entry(file: "", data: bytes).sha256)
    return FrozenVersion(path: path, manifest: manifest, record: record, seal: seal, link: link)
  }

  /// Whether a version lies among those of its year, where its name counts and the ones before it should be.
  static func isAmongVersions(_ path: String, of year: Int) -> Bool {
    ((Files.real(path) as NSString).deletingLastPathComponent as NSString).lastPathComponent == String(year)
  }

  /// Whether it lies among the versions of another year, where it never was.
  static func isAmongOthers(_ path: String, of year: Int) -> Bool {
    let folder = (Files.real(path) as NSString).deletingLastPathComponent as NSString
    let name = folder.lastPathComponent
    return name.utf8.count == 4 && Int(name) != nil && name != String(year)
      && (folder.deletingLastPathComponent as NSString).lastPathComponent == "versions"
  }

  static func isNamed(_ path: String, _ record: VersionRecord) -> Bool {
    (Files.real(path) as NSString).lastPathComponent.utf8.elementsEqual(record.name.utf8)
  }

  /// Number and label, such as `2-定稿`.
  public var name: String { record.name }
  /// What it keeps of the inputs.
  public var inputs: String { "\(path)/kept/Inputs" }

  /// The folder that holds the versions of all years.
  var root: String { ((path as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent }

  /// A file of the version, held against the seal.
  ///
  /// - Throws: `FileTrouble` when it is not the file that was sealed.
  func bytes(of file: String) throws(FileTrouble) -> [UInt8] {
    let bytes = try Files.bytes(of: "\(path)/\(file)")
    guard seal.hash(of: file) == Manifest.Entry(file: file, data: bytes).sha256 else {
      throw FileTrouble(description: "\(path)/\(file)：与封存时不同，请用 nianbao verify 核对。")
    }
    return bytes
  }

  /// Holds what lies below a folder of it against the seal, before it is read again.
  ///
  /// - Parameter below: `kept/Inputs/`
  /// - Throws: `FileTrouble` naming the first file that was changed, added or taken away.
  public func check(_ below: String) throws(FileTrouble) {
    let found = FolderHashes("\(path)/\(below)", leaving: [])
    let sealed = seal.entries.filter { $0.file.hasPrefix(below) }
    let now = found.seal.entries.map { Seal.Entry(file: below + $0.file, sha256: $0.sha256) }
    let differing = Set(sealed).symmetricDifference(now).map(\.file).sorted()
    if let first = (differing + found.strange.map { below + $0 }).first {
      throw FileTrouble(description: "\(path)/\(first)：与封存时不同，请用 nianbao verify 核对。")
    }
  }

  /// Holds the files that a comparison reads against the seal; of a province all of them would take long.
  ///
  /// - Throws: `FileTrouble` naming the first one that was changed or taken away.
  func checkCompared() throws(FileTrouble) {
    let outputs = ["facts.csv", "summary.csv", "status.csv", "findings.json", "ledger.csv", "texts.json"]
    let inputs = [
      "project.yaml", "units.csv", "\(manifest.year)/waivers.csv", "\(manifest.year)/corrections.csv",
    ]
    let read = Set(outputs + inputs.map { "kept/Inputs/\($0)" })
    for entry in seal.entries where read.contains(entry.file) || entry.file.hasPrefix("kept/Templates/forms/")
    {
      if Files.entry(of: "\(path)/\(entry.file)", as: entry.file)?.sha256 != entry.sha256 {
        throw FileTrouble(description: "\(path)/\(entry.file)：与封存时不同，请用 nianbao verify 核对。")
      }
    }
  }

  /// The signed figures of the region, in the cells of that year's form.
  func figures(_ form: Form) throws(FileTrouble) -> Figures {
    let data = try bytes(of: "summary.csv")
    do {
      return try Signed.figures(summary: data, file: "\(path)/summary.csv", form: form)
    } catch {
      throw FileTrouble(description: error.description)
    }
  }

  /// What its ledgers counted; `nil` when it had none.
  func ledger() throws(FileTrouble) -> [String: [String: Int64]]? {
    guard seal.hash(of: "ledger.csv") != nil else { return nil }
    let data = try bytes(of: "ledger.csv")
    do {
      return try Signed.ledger(data, file: "\(path)/ledger.csv")
    } catch {
      throw FileTrouble(description: error.description)
    }
  }
}

extension Manifest {
  /// - Throws: `FileTrouble` when the file is not there or no manifest.
  static func read(_ path: String) throws(FileTrouble) -> Manifest {
    let manifest: Manifest = try Files.json(path, "清单")
    // What it names is joined to folders.
    let files = (manifest.inputs + manifest.definitions + manifest.templates + manifest.outputs).map(\.file)
    let names = files + (manifest.ledgers ?? []).map(\.file) + (manifest.bases ?? []).map(\.version)
    if let name = names.first(where: { $0.hasPrefix("/") || $0.split(separator: "/").contains("..") }) {
      throw FileTrouble(description: "\(path)：清单里的“\(name)”不是这个文件夹里的路径，不是本程序写的清单。")
    }
    return manifest
  }
}
