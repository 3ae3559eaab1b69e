import Nianbao
import NianbaoExcel

/// What is known of files that are checked before they are sent, to say it and to send it back as a workbook.
public struct Checked {
  /// The files, each once.
  public let files: [String]
  /// What is to be said of the files, of errors and of lesser things.
  public let findings: [Finding]
  /// The units whose files they are.
  public let sent: [UnitReturn]
  let project: Project
  /// The form that a unit's answers go onto; `nil` when there is none for it.
  let blank: (UnitReturn) -> BlankForm?
  /// Where receipts are registered; `nil` where there is no project.
  let register: () throws -> Receipts?

  /// The names of the units by their codes; a file that states no name is known by its own.
  public var names: [String: String] {
    Dictionary(sent.map { ($0.unit.code, $0.unit.name) }, uniquingKeysWith: { first, _ in first }).filter {
      !$0.value.isEmpty
    }
  }
}

extension Checked {
  /// Writes one unit's form with what is to be said of it, as it goes back.
  ///
  /// - Returns: what becomes of the form; `nil`, and nothing is written, when nobody can tell whose form it is.
  /// - Throws: `WrongUse` when the files are several units'; `FileTrouble`.
  package func writeReturn(to output: String) throws -> ReturnForm.Answer? {
    if sent.count > 1 {
      let names = sent.prefix(5).map(\.unit.name).joined(separator: "、")
      throw WrongUse(
        "这些文件是 \(sent.count) 个单位的（\(names)\(sent.count > 5 ? "等" : "")），--annotate 一次只做一个单位；"
          + "各单位一起做请用 nianbao build --return <文件夹>。")
    }
    guard let sent = sent.first, let blank = blank(sent) else { return nil }
    let own = files.map { SentPath(name: $0, path: $0) }
    let returned = ReturnForm(
      sent, on: blank, findings: findings, files: SentPath.all(own, findings, of: sent, try register()))
    try Files.replace(output) { try BlankWorkbook.write(returned, project, to: $0) }
    return returned.answer
  }
}
