import ArgumentParser
import Foundation
import Nianbao
import NianbaoExcel
import NianbaoProject

/// `nianbao diff OLD NEW`: what changed, through whom, and what follows from it.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "比较：两个版本、成果或年份之间什么数变了，因为哪个单位。",
    usage: "nianbao diff <旧> <新> [选项]",
    discussion: """
      旧、新可以是版本（1、送审稿、2025/1-送审稿）、成果文件夹（Out/2025）、年份（2024）
      或 facts.csv。按地址比，不按位置比；排版、写法不算不同。
      """)

  enum Format: String, ExpressibleByArgument { case text, md, html, xlsx, json }

  @Argument(help: ArgumentHelp("以前的。", valueName: "旧"))
  var old: String

  @Argument(help: ArgumentHelp("现在的。", valueName: "新"))
  var new: String

  @Option(help: ArgumentHelp("text、md、html、xlsx 或 json；不写时看 --output 的扩展名。", valueName: "格式"))
  var format: Format?

  @Option(help: ArgumentHelp("写进这个文件。", valueName: "文件"))
  var output: String?

  @Flag(help: "用 JSON 输出，同 --format json。")
  var json = false

  @Flag(help: "有任何不同时，退出状态为 1。")
  var exitCode = false

  @OptionGroup var folders: Folders

  func validate() throws {
    if json, let format, format != .json {
      throw ValidationError("--json 和 --format \(format.rawValue) 只能用一个。")
    }
    let ending = ((output ?? "") as NSString).pathExtension.lowercased()
    if format == nil, !json, !["", "txt", "htm"].contains(ending), Format(rawValue: ending) == nil {
      throw ValidationError("不会写 .\(ending)；请写成 .md、.html、.xlsx、.json、.txt，或用 --format 写明。")
    }
    if chosen == .xlsx, output == nil { throw ValidationError("xlsx 要写进文件：--output <文件>。") }
    if let output { try folders.refuseInputs("--output", output) }
  }

  func run() throws {
    let sides = Sides(folders.places)
    let (before, after) = try (sides.place(old), sides.place(new))
    let difference = try folders.told { try sides.difference(before, after, notices: &$0) }
    let words = DifferenceWords(difference)
    if let output {
      try write(words, to: output)
      Terminal.print("\(words.title)：\(words.summary)写进 \(output)。")
    } else if chosen == .text {
      Terminal.print(lines: DifferenceTable(words).text)
    } else {
      Terminal.print(try data(words))
    }
    if exitCode, !difference.isEmpty { throw ExitCode(1) }
  }

  private var chosen: Format {
    let ending = ((output ?? "") as NSString).pathExtension.lowercased()
    return json ? .json : format ?? Format(rawValue: ending == "htm" ? "html" : ending) ?? .text
  }

  private func write(_ words: DifferenceWords, to path: String) throws {
    if chosen == .xlsx {
      try Files.replace(path) { try DifferenceWorkbook.write(words, to: $0) }
    } else {
      try Files.replace(path, with: try data(words))
    }
  }

  private func data(_ words: DifferenceWords) throws -> [UInt8] {
    switch chosen {
    case .text, .xlsx: Array(TerminalText.uncoloured(DifferenceTable(words).text).utf8)
    case .md: Array(DifferenceMarkdown(words).text.utf8)
    case .html:
      Array(
        try DifferencePage(words).html(PageTemplate.read("\(folders.templates)/pages/diff.html.mustache"))
          .utf8)
    case .json: try Nianbao.json(DifferenceRecord(words))
    }
  }
}
