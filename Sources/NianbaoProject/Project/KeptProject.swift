import Nianbao

extension ProjectFolder {
  /// The project as a version keeps it, upon the versions that it was built upon.
  ///
  /// `out` is where a build would go, `nil` where nothing will be written; `ledgers` is the inputs that hold ledgers
  /// which the version does not keep.
  ///
  /// - Throws: `FileTrouble` when one of these is not there or is another one.
  public static func read(
    keptIn version: FrozenVersion, out: String? = nil, ledgers: String? = nil, notices: inout [Notice]
  ) throws -> ProjectFolder {
    try read(
      version.places(out: out), finals: try version.bases(), ledgers: ledgers,
      unread: version.manifest.unread ?? [], notices: &notices)
  }
}

extension FrozenVersion {
  /// Where it keeps what it was made from.
  func places(out: String? = nil) -> ProjectPlaces {
    ProjectPlaces(
      inputs: inputs, templates: "\(path)/kept/Templates", out: out ?? "Out", year: manifest.year)
  }

  /// The final versions that it was built upon, by year.
  ///
  /// - Throws: `FileTrouble` when one of them is not there or is another one.
  fileprivate func bases() throws(FileTrouble) -> [Int: FrozenVersion] {
    var bases: [Int: FrozenVersion] = [:]
    for link in manifest.bases ?? [] {
      let base = try FrozenVersion.read("\(root)/\(link.version)")
      guard base.link == link else {
        throw FileTrouble(description: "\(base.path)：不是编 \(name) 时用的那个版本。")
      }
      bases[base.manifest.year] = base
    }
    return bases
  }

  /// The inputs that hold its ledgers as they were: its own, or those that are given.
  ///
  /// - Throws: `FileTrouble` when a ledger is not there or was changed.
  public func ledgers(in inputs: String) throws(FileTrouble) -> String {
    if record.hasLedgers { return self.inputs }
    for ledger in manifest.ledgers ?? [] {
      let entry = Files.entry(of: "\(inputs)/\(ledger.file)", as: ledger.file)
      if entry?.sha256 == ledger.sha256 { continue }
      let words = entry == nil ? "没有它" : "那里的与封存时不同"
      throw FileTrouble(
        description: "台账 \(ledger.file) 没有存进版本，\(inputs) 里\(words)；请用 --inputs 写明原来的文件夹。")
    }
    return inputs
  }
}
