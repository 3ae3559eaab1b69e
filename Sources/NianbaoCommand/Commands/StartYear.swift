import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao new-year`: rolls the project over to the next year.
struct StartYear: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-year",
    abstract: "跨年：把项目转到下一年，期限顺延，建好文件夹。",
    usage: "nianbao new-year [选项]",
    discussion: """
      project.yaml 里只改年份和期限，别的一字不动。
      名录沿用：撤并的单位填“至”，新设的填“自”和“前身”。
      """)

  @OptionGroup var folders: Folders

  func run() throws {
    let project = try folders.project()
    let begun = try project.newYear()
    Terminal.print("项目转到 \(begun.year) 年：\(project.inputs)/project.yaml 的年份改成了 \(begun.year)。")
    for deadline in begun.deadlines {
      Terminal.print("  期限 \(deadline.key)：\(deadline.from) 改为 \(deadline.to)，请核对通知里的日期。")
    }
    Terminal.print("  建好：\(begun.folders.joined(separator: "、"))")
    if let base = begun.base {
      Terminal.print("  基数：\(begun.year - 1) 年的定稿 \(base)")
    } else {
      Terminal.print("  基数：\(begun.year - 1) 年没有定稿，先用各单位上年的表；签发以后用 nianbao freeze --final 封存。")
    }
    let ended = begun.ended > 0 ? "，\(begun.ended) 个到 \(begun.year - 1) 年为止" : ""
    Terminal.print(
      "  名录：沿用 \(begun.units) 个单位\(ended)。今年撤并的请在 units.csv 填“至 \(begun.year - 1)”，新设的填“自 \(begun.year)”，承接别的单位的在“前身”写原来的代码。"
    )
    if !begun.hasHolidays {
      Terminal.print("  节假日：project.yaml 里还没有 \(begun.year) 年的，国务院办公厅公布以后请补上；没有以前不印答复期限。")
    }
  }
}
