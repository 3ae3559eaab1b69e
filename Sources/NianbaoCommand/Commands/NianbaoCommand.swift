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
      let error: any Error = (error as? WrongUse).map { ValidationError($0.description) } ?? error
      let code = NianbaoCommand.exitCode(for: error)
      let message = ChineseHelp.translated(NianbaoCommand.fullMessage(for: error))
      if code == .success { Terminal.print(lines: message) } else { Terminal.error(lines: message) }
      return code.rawValue
    }
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
