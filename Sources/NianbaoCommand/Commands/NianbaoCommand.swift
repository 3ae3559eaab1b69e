import ArgumentParser
import Foundation
import Nianbao
import NianbaoExcel
import NianbaoProject

/// The program as it is typed: `nianbao build`, `nianbao check FILE…`.
struct NianbaoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nianbao",
    abstract: "年报：把各单位报送的表编成政府信息公开工作年度报告。",
    discussion: "在项目文件夹里运行；里面有 Inputs、Templates 和 Out。",
    version: Program.name,
    subcommands: [
      Init.self, StartYear.self, Blank.self, Receive.self, Check.self, Answers.self, Accept.self, Reopen.self,
      Status.self,
      Remind.self, Build.self,
      Why.self, Waive.self,
      Correct.self, Freeze.self, History.self, Diff.self, Verify.self, Rules.self,
    ])
}

/// Exit status as the contract has it: 0 clean, 1 errors open, 2 the world or a definition is broken, 64 usage.
@main
enum Main {
  static func main() {
    let status = Interruption.prepare() ? run() : 2
    ProgressLine.end()
    exit(Interruption.finished(status))
  }

  private static func run() -> Int32 {
    ProgressLine.begin()
    do {
      var command = try NianbaoCommand.parseAsRoot()
      try command.run()
      return 0
    } catch let error as ExitCode {
      return error.rawValue
    } catch let error where isBroken(error) {
      Terminal.error(sentences(for: error))
      return 2
    } catch {
      return tell(error)
    }
  }

  /// Says what is wrong with what was typed: how it is typed is shown where that is the trouble, and not where a value is.
  private static func tell(_ error: any Error) -> Int32 {
    if let wrong = error as? WrongUse {
      Terminal.error("错误：\(wrong)")
      return ExitCode.validationFailure.rawValue
    }
    let code = NianbaoCommand.exitCode(for: error)
    let whole = NianbaoCommand.fullMessage(for: error)
    if code == .success {
      let isForShell =
        CommandLine.arguments.contains { $0.hasPrefix("--generate-completion-script") }
        || CommandLine.arguments.dropFirst().first == "---completion"
      if isForShell {
        Terminal.print(Array((whole + "\n").utf8))
      } else {
        Terminal.print(lines: ChineseHelp.translated(whole))
      }
    } else if let typed = CommandLine.arguments.dropFirst().first, let words = unknown(command: typed) {
      Terminal.error(lines: words)
    } else {
      let message = "Error: " + NianbaoCommand.message(for: error)
      let isSyntax = ChineseHelp.beginsSyntaxError(message)
      Terminal.error(lines: ChineseHelp.translated(isSyntax ? whole : message))
    }
    return code.rawValue
  }

  /// What is said of a command that there is not; `nil` where there is one, or an option.
  private static func unknown(command typed: String) -> String? {
    let commands = NianbaoCommand.configuration.subcommands
    let names = commands.map { $0._commandName } + ["help"]
    if typed.hasPrefix("-") || names.contains(typed) { return nil }
    let meant = commands.first { $0.configuration.abstract.hasPrefix(typed) }?._commandName
    let near = (meant ?? Label.nearestName(to: typed, among: names)).map { "，是不是 \($0)？" } ?? "。"
    return "错误：没有“\(typed)”这个命令\(near)\n全部命令见 nianbao --help。"
  }

  private static func isBroken(_ error: any Error) -> Bool {
    error is DefinitionError || error is WorkbookError || error is Sums.Overflow || error is FileTrouble
      || error is Proof.Refuted || error is UnreadableSide || error is MissingConverter
  }

  private static func sentences(for error: any Error) -> [String] {
    if error is Sums.Overflow { return ["有一格的全区合计大得无法精确相加，请先核对各单位的数。"] }
    if let broken = error as? DefinitionError { return broken.problems.map { "\($0)" } }
    return String(describing: error).split(separator: "\n").map { String($0) }
  }
}
