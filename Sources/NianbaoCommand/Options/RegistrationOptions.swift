import ArgumentParser
import Nianbao
import NianbaoProject

/// Who registers an explanation or a correction, and why.
struct RegistrationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("理由，一句话。", valueName: "文字"))
  var reason: String

  @Option(help: ArgumentHelp("谁核实的。", valueName: "姓名"))
  var by: String

  @Option(help: ArgumentHelp("哪一天，例如 2026-02-03；不写时为今天。", valueName: "日期"))
  var date: String?

  @Flag(name: .customLong("dry-run"), help: "只看改了以后怎样，不写。")
  var isTrial = false

  func validate() throws {
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("请写明理由。") }
    if let date, Day(date) == nil { throw ValidationError("“\(date)”不是日期，请写成 2026-02-03。") }
  }

  var registration: Registration { Registration(reason: reason, by: by, day: date ?? Clock.today()) }
}
