import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao remind`: letters to the units that have not submitted or must put something right, and the bulletin.
struct Remind: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "催报：给未报的写催报函，给退回的写整改通知；可编通报和督办函。",
    usage: "nianbao remind [--bulletin | --unit <单位> | --before <天数>] [选项]",
    discussion: """
      每函 .md、.html 各一，有 pandoc 的另有 .docx；清单是 letters.csv。
      措辞在 Templates/letters 里改。文件夹整个换。
      """)

  @OptionGroup var asOf: AsOf

  @Option(help: ArgumentHelp("写到这里；不写时为 <成果>/remind/<年份>。", valueName: "文件夹"))
  var output: String?

  @Option(help: ArgumentHelp("只写这个单位的函，别的文件不动。", valueName: "单位"), completion: .units)
  var unit: String?

  @Flag(help: "另编通报，给逾期的写督办函；评分见 project.yaml 的 bulletin。")
  var bulletin = false

  @Option(help: ArgumentHelp("期限以前提醒：只写给还没有报、期限在这么多天以内的。", valueName: "天数"))
  var before: Int?

  @OptionGroup var folders: Folders

  func validate() throws {
    if let before, before < 0 { throw ValidationError("--before 的天数不能小于 0。") }
    if bulletin, before != nil { throw ValidationError("--bulletin 要排全部单位，不能和 --before 一起用。") }
    if bulletin, unit != nil { throw ValidationError("--bulletin 要排全部单位，不能和 --unit 一起用。") }
  }

  func run() throws {
    let project = try folders.project()
    let only = try unit.map { try project.unit(coded: $0) }
    let progress = try project.progress(try project.checkedYear(), asOf: asOf.day())
    if project.project.publisher.isEmpty {
      Terminal.error("\(project.inputs)/project.yaml:1:1: 提示: 没有写 publisher，落款用了地区的名称。")
    }
    var mail = try project.mail(asOf: progress.asOf)
    try mail.add(progress.units.filter { (only == nil || $0.unit == only) && isDueSoon($0) })
    let scored = bulletin ? Bulletin(progress, project.project.bulletin) : nil
    if let scored { try mail.add(scored) }
    if let trouble = mail.addWord() { Terminal.error(trouble) }
    let place = output ?? "\(project.out)/remind/\(project.year)"
    if only == nil { try mail.replace(place) } else { try mail.write(into: place) }
    tell(mail, progress, scored, place)
  }

  /// Whether a unit is to be written to before its day: it has not sent anything, and the day is near.
  private func isDueSoon(_ one: UnitProgress) -> Bool {
    guard let before else { return true }
    return one.standing == .missing && (0...before).contains(one.days ?? -1)
  }

  private func tell(_ mail: Mail, _ progress: RosterProgress, _ scored: Bulletin?, _ place: String) {
    let counts = Mail.Kind.allCases.filter { scored != nil || $0 != .supervision }
      .map { kind in "\(kind.word) \(mail.letters.count { $0.kind == kind }) 份" }.joined(separator: "，")
    if unit == nil {
      Terminal.print(progress.summary)
    } else if mail.letters.isEmpty {
      return Terminal.print(before == nil ? "这个单位已收，没有错误，不必发函。" : "这个单位已经报了，或者离期限还远，不必提醒。")
    }
    Terminal.print("\(counts)\(scored == nil ? "" : "，通报 1 份")：\(place)/")
    guard let scored else { return }
    if !progress.hasRegister {
      Terminal.print("没有收件登记（received.csv，由 receive 写），不知道各单位哪天报来，所以通报不评分、不排名次，也没有督办函。")
    }
    if !scored.leftOut.isEmpty {
      let parts = scored.leftOut.map(\.word).joined(separator: "、")
      let names = scored.unregistered.map(\.unit.name).joined(separator: "、")
      Terminal.print("收件登记里缺 \(names)，所以\(parts)对所有单位都不计分。")
    }
    if scored.last.count > scored.rules.last {
      Terminal.print("末 \(scored.rules.last) 名得分相同的一并督办，共 \(scored.last.count) 个。")
    }
  }
}
