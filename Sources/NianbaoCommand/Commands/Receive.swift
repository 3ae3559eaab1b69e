import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao receive FILE…`: checks what a unit sent, puts it into place and keeps the receipt.
struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "收件：核对、放进 forms、登记；被替换的留在 superseded。",
    usage: "nianbao receive [选项] <文件> ...",
    discussion: """
      有错误的退回；确实要先收下的，写 --anyway --reason。
      登记在 Inputs/<年份>/received.csv，退回的也记一行，file 空着。
      """)

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
    let project = try folders.project()
    if let unit, project.roster.unit(code: unit) == nil { throw ValidationError("名录里没有代码“\(unit)”。") }
    var receiving = try project.receiving()
    var isRefused = false
    for file in files.distinct {
      let receipt = try receiving.check(file, unit: unit)
      Terminal.error(receipt.findings, below: "")
      let place = try receiving.settle(
        receipt, at: at ?? Clock.now(), reason: reason ?? "", anyway: anyway)
      tell(file, receipt, place)
      if place == nil { isRefused = true }
    }
    if isRefused { throw ExitCode(1) }
  }

  private func tell(_ file: String, _ receipt: Receipt, _ place: String?) {
    guard let owner = receipt.owner, let place else {
      return Terminal.print("退回：\(file)，错误 \(receipt.findings.count(open: .error))。")
    }
    let replaced = receipt.replaced.isEmpty ? "" : "，替换 \(receipt.replaced.joined(separator: "、"))"
    Terminal.print("收到：\(owner.name)（\(owner.code)）\(place)\(replaced)，SHA-256 \(receipt.hash.prefix(12))…")
  }
}
