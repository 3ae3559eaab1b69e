import ArgumentParser
import Nianbao

/// `nianbao correct ADDRESS VALUE --unit CODE`: registers a number put right after the file was sent.
struct Correct: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "登记更正：一格的数电话核实后改正，报表不动。",
    usage: "nianbao correct <地址> <新数> --unit <代码> --reason … --by … [选项]",
    discussion:
      "写进 Inputs/<年份>/corrections.csv；单位重报后原数变了就失效。地址照抄 findings.csv 的 table/row/column。"
  )

  @Argument(help: ArgumentHelp("哪一格：表/行/列。", valueName: "地址"))
  var address: String

  @Argument(help: ArgumentHelp("更正后的数；不适用写 /。", valueName: "新数"))
  var value: String

  @Option(help: ArgumentHelp("单位代码。", valueName: "代码"))
  var unit: String

  @OptionGroup var registration: Registration
  @OptionGroup var folders: Folders

  func run() throws {
    let folder = try ProjectFolder(folders)
    guard let cell = folder.form.cell(at: address) else {
      throw ValidationError("表样里没有“\(address)”这一格。")
    }
    guard let unit = folder.roster.unit(code: unit) else { throw ValidationError("名录里没有代码“\(unit)”。") }
    guard let sent = try sent(by: unit, Amendments(), folder), sent.state == .accepted else {
      throw ValidationError("\(unit.name)没有可用的报表，无从更正；请先收报表。")
    }
    let correction = Correction(
      of: sent, cell, folder.form, to: value, reason: registration.reason, by: registration.by,
      date: registration.day)
    var tried = Amendments()
    tried.corrections = [correction]
    let trial = try self.sent(by: unit, tried, folder)
    guard trial?.corrections == [correction], correction.to != correction.from else {
      let trouble = trial?.findings.last { $0.address == correction.address }?.message ?? "与原数相同。"
      throw ValidationError(trouble.replacing("这一行没有采用：", with: "不能这样更正："))
    }
    let path = "\(folder.inputs)/\(folder.year)/corrections.csv"
    try registration.append([correction.fields], to: path, columns: Amendments.correctionColumns) { line in
      folder.roster.unit(code: line["unit"] ?? "") == unit
        && ["table", "row", "column"].allSatisfy { line[$0] == correction.fields[$0] }
    }
    let from = correction.from.isEmpty ? "空白" : correction.from
    Terminal.print("已登记：\(unit.name) \(correction.address.words) 由“\(from)”改为“\(value)”。")
    Terminal.print("写进 \(path)。")
  }

  /// What the unit sent, with those amendments alone.
  private func sent(by unit: Roster.Unit, _ amendments: Amendments, _ folder: ProjectFolder) throws -> UnitReturn? {
    try Returns(
      reading: folder.submissions(of: folder.year), folder.plan(folder.form, year: folder.year, amendments)
    ).units.first { $0.unit.code == unit.code }
  }
}
