import ArgumentParser
import Foundation
import Nianbao
import NianbaoProject

/// `nianbao check FILE…`: what a unit should know before it sends its files.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "核对几个报送文件，就像收到时那样。",
    usage: "nianbao check [选项] <文件> ...",
    discussion: "有项目文件夹时，同时与名录和上年核对；只说这几个文件的事。")

  @OptionGroup var folders: Folders

  @Option(help: ArgumentHelp("文件里没有写明单位时，用这个代码。", valueName: "代码"), completion: .units)
  var unit: String?

  @Option(help: ArgumentHelp("另写一份退回表：填好的表、问题清单和批注，改好可以直接报回。", valueName: "文件.xlsx"))
  var annotate: String?

  @Flag(help: "用 JSON 输出核对意见。")
  var json = false

  @Argument(help: ArgumentHelp("要核对的文件。", valueName: "文件"))
  var files: [String]

  func validate() throws {
    if files.isEmpty { throw ValidationError("请写出要核对的文件。") }
    guard let annotate else { return }
    if !annotate.lowercased().hasSuffix(".xlsx") {
      throw ValidationError("--annotate 写的是工作簿，文件名请以 .xlsx 结尾。")
    }
    let place = { (path: String) in URL(fileURLWithPath: path).standardized.path }
    if files.contains(where: { place($0) == place(annotate) }) {
      throw ValidationError("--annotate 不能写在要核对的文件上，请另写一个文件名。")
    }
    try folders.refuseInputs("--annotate", annotate)
  }

  func run() throws {
    let places = folders.places.meaningYear(of: files)
    let checked =
      try places.hasProject
      ? folders.told { try ProjectFolder.read(places, notices: &$0) }.check(files, unit: unit)
      : folders.places.check(files, unit: unit)
    let findings = checked.findings
    if let annotate { try write(checked, to: annotate) }
    if json {
      Terminal.print(try findingsJSON(findings))
    } else {
      tell(checked)
    }
    if findings.count(open: .error) > 0 { throw ExitCode(1) }
  }

  private func write(_ checked: Checked, to annotate: String) throws {
    guard let answer = try checked.writeReturn(to: annotate) else {
      return Terminal.error("\(annotate)：没有做退回表，看不出是哪个单位哪一年的文件；请用 --unit 写明名录里的单位代码。")
    }
    Terminal.error("退回表：\(annotate)（\(answer.rawValue)）")
  }

  private func tell(_ checked: Checked) {
    let (findings, names) = (checked.findings, checked.names)
    let counts = Severity.allCases.map { "\($0.rawValue) \(findings.count(open: $0))" }
    let words = findings.isEmpty ? "没有发现问题。" : counts.joined(separator: "，") + "。"
    Terminal.print("\(checked.files.count) 个文件：\(words)")
    Terminal.error(findings, below: "") { finding in names[finding.unit].map { "（\($0)）" } ?? "" }
  }
}
