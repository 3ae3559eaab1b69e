import Foundation
import Nianbao
import NianbaoExcel

/// The folder of `build --return`: a workbook for every unit that sent something, and 退回表.csv that lists them.
///
/// By that list the folder is known again as ours: it is replaced as a whole, but only while it holds nothing else and
/// nobody has changed a workbook in it.
package struct ReturnFolder {
  let place: String
  private let folder: ProjectFolder

  fileprivate static let list = "退回表.csv"
  fileprivate static let columns = ["单位代码", "单位名称", "结果", "必须改", "请核实", "提示", "文件", "SHA-256"]

  fileprivate init(_ place: String, _ folder: ProjectFolder) {
    self.place = place
    self.folder = folder
  }

  /// Writes the workbooks.
  ///
  /// - Returns: how many.
  package func write(_ year: CheckedYear) throws -> Int { try folder.alone { try writeAlone(year) } }

  private func writeAlone(_ year: CheckedYear) throws -> Int {
    let forms = BlankForms(folder, year.lineages)
    let units = UnitReports(folder, year)
    let receipts = try folder.receipts()
    let refused = try folder.answers().filter { $0.state == .refused }
    let files = folder.submissions(of: folder.year).map {
      SentPath(name: $0.file, path: "\(folder.inputs)/\($0.file)")
    }
    let sent = year.returns.units.filter { $0.state != .missing }
    try OutputFolder(place).replace { path in
      var csv = CSVText(header: Self.columns)
      for unit in sent {
        let findings = units.findings(on: unit)
        var returned = ReturnForm(
          unit, on: forms.form(for: unit), findings: findings,
          files: SentPath.all(files, findings, of: unit, receipts))
        returned.refusals = refused.filter { $0.unit == unit.unit.code }
        let name = "\(returned.blank.fileName).xlsx"
        try BlankWorkbook.write(returned, folder.project, to: "\(path)/\(name)")
        let hash = Files.entry(of: "\(path)/\(name)", as: name)?.sha256 ?? ""
        csv.add(
          [unit.unit.code, unit.unit.name, returned.answer.rawValue]
            + Severity.allCases.map { String(returned.findings.count(open: $0)) } + [name, hash])
      }
      try Files.write(csv.data, to: "\(path)/\(Self.list)")
    }
    return sent.count
  }
}

extension ProjectFolder {
  /// The folder that `build --return` fills.
  ///
  /// - Throws: `FileTrouble` when the folder is not to be replaced, `WrongUse` when it lies where it would be read or
  ///   thrown away.
  package func returnFolder(at path: String) throws -> ReturnFolder {
    let place = Files.real(path)
    for (taken, words) in [(inputs, "报送材料"), ("\(out)/\(year)", "成果"), (templates, "模板")] {
      let other = Files.real(taken)
      if place == other || place.hasPrefix(other + "/") || other.hasPrefix(place + "/") {
        throw WrongUse("--return 不能是\(words)文件夹 \(taken)，也不能在它里面或包含它；请另写一个文件夹。")
      }
    }
    let folder = ReturnFolder(place, self)
    if let trouble = try folder.trouble() {
      throw FileTrouble(description: "\(path)：\(trouble)，没有动；请另写一个文件夹，或先移走里面的文件。")
    }
    return folder
  }
}

extension ReturnFolder {
  /// Why what lies there must stay; `nil` when nothing does, or only what we wrote.
  fileprivate func trouble() throws -> String? {
    var status = stat()
    guard lstat(place, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFDIR else { return "那里已有一个文件" }
    let names = try Files.names(in: place).filter { !Files.leftBehind.contains($0) }
    if names.isEmpty { return nil }
    guard names.contains(Self.list) else { return "文件夹里有别的文件（\(names[0])）" }
    let listed = try Files.text(of: "\(place)/\(Self.list)").split(whereSeparator: \.isNewline)
    guard listed.first.map({ $0 == Self.columns.joined(separator: ",") }) == true else {
      return "里面的 \(Self.list) 不是本程序写的"
    }
    for name in names where name != Self.list {
      guard listed.contains(where: { $0.contains(",\(name),") || $0.contains(",\"\(name)\",") }) else {
        return "文件夹里有别的文件（\(name)）"
      }
      let hash = Files.entry(of: "\(place)/\(name)", as: name)?.sha256 ?? ""
      let isOurs = listed.contains {
        $0.hasSuffix(",\(name),\(hash)") || $0.hasSuffix(",\"\(name)\",\(hash)")
      }
      if !isOurs { return "里面的 \(name) 做成以后改过" }
    }
    return nil
  }
}
