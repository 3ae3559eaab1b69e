import Nianbao

/// A file that was sent, as findings name it and where it lies.
struct SentPath {
  let name: String
  let path: String

  /// The files of a unit, those among them that could not be counted, for its receipt.
  static func all(
    _ files: [SentPath], _ findings: [Finding], of sent: UnitReturn, _ receipts: Receipts?
  ) -> [ReturnForm.SentFile] {
    let told = Set(sent.files + findings.compactMap { $0.place?.file })
    return files.filter { told.contains($0.name) }.compactMap { file in
      guard let entry = Files.entry(of: file.path, as: file.name) else { return nil }
      let known = receipts?[sha256: entry.sha256]
      let name = known?.name ?? ""
      return ReturnForm.SentFile(
        name: name.isEmpty ? file.name.fileName : name, sha256: entry.sha256,
        received: known?.time ?? "")
    }
  }
}
