import ArgumentParser
import Nianbao
import NianbaoExcel

/// What `check` knows of the files given, to say it and to send it back as a workbook.
struct Checked {
  var findings: [Finding]
  /// The units whose files they are.
  let sent: [UnitReturn]
  let project: Project
  /// The form that a unit's answers go onto; `nil` when there is none for it.
  let blank: (UnitReturn) -> BlankForm?
  /// The register, for the times of receipt; `nil` when there is none.
  var receipts: Receipts?

  /// The names of the units by their codes; a file that states no name is known by its own.
  var names: [String: String] {
    Dictionary(sent.map { ($0.unit.code, $0.unit.name) }, uniquingKeysWith: { first, _ in first }).filter {
      !$0.value.isEmpty
    }
  }
}

/// Writes the workbook of `check --annotate`: one unit's, or a sentence why there is none.
struct Annotation {
  let output: String
  let files: [String]

  /// - Throws: `ValidationError` when the files are several units'.
  func write(_ checked: Checked) throws {
    if checked.sent.count > 1 {
      let names = checked.sent.prefix(5).map(\.unit.name).joined(separator: "、")
      throw ValidationError(
        "这些文件是 \(checked.sent.count) 个单位的（\(names)\(checked.sent.count > 5 ? "等" : "")），--annotate 一次只做一个单位；"
          + "各单位一起做请用 nianbao build --return <文件夹>。")
    }
    guard let sent = checked.sent.first, let blank = checked.blank(sent) else {
      return Terminal.error("\(output)：没有做退回表，看不出是哪个单位哪一年的文件；请用 --unit 写明名录里的单位代码。")
    }
    let own = files.map { SentPath(name: $0, path: $0) }
    let returned = ReturnForm(
      sent, on: blank, findings: checked.findings,
      files: SentPath.all(own, checked.findings, of: sent, checked.receipts))
    try Files.replace(output) { try BlankWorkbook.write(returned, checked.project, to: $0) }
    Terminal.error("退回表：\(output)（\(returned.answer.rawValue)）")
  }
}

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
