import ArgumentParser
import Nianbao
import NianbaoProject

/// The day by which lateness is counted.
struct AsOf: ParsableArguments {
  @Option(name: .customLong("as-of"), help: ArgumentHelp("按哪一天算逾期，例如 2026-02-01；不写时为今天。", valueName: "日期"))
  var text: String?

  func validate() throws {
    if let text, Day(text) == nil { throw ValidationError("“\(text)”不是日期，请写成 2026-02-01。") }
  }

  /// - Throws: `FileTrouble` when the clock shows no day of our calendar.
  func day() throws(FileTrouble) -> Day {
    guard let day = Day(text ?? Clock.today()) else {
      throw FileTrouble(description: "系统的时钟不对，请用 --as-of 写明日期。")
    }
    return day
  }
}
