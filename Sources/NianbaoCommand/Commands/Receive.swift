import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao receive FILE…`: checks what units sent, puts it into place and keeps the receipt, a line for each file.
struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "收件：核对、放进 forms、登记；被替换的留在 superseded。",
    usage: "nianbao receive [选项] <文件、文件夹或压缩包> ...",
    discussion: """
      有错误的退回；确实要先收下的，写 --anyway --reason。
      登记在 Inputs/<年份>/received.csv，退回的也记一行，file 空着。
      不知道是哪个单位的、单位已经验收的，放在 unassigned，用 --assign 认领。
      """)

  @OptionGroup var folders: Folders

  @Option(help: ArgumentHelp("文件里没有写明单位时，用这个代码、名称或简称。", valueName: "单位"), completion: .units)
  var unit: String?

  @Option(help: ArgumentHelp("认领 unassigned 里的文件，归这个单位。", valueName: "单位"), completion: .units)
  var assign: String?

  @Flag(help: "有错误也收下，要写理由。")
  var anyway = false

  @Option(help: ArgumentHelp("为什么有错误也收下。", valueName: "文字"))
  var reason: String?

  @Option(help: ArgumentHelp("收到的时间；不写时为现在。", valueName: "时间"))
  var at: String?

  @Argument(help: ArgumentHelp("收到的文件、文件夹或 .zip。", valueName: "文件"))
  var files: [String]

  func validate() throws {
    if files.isEmpty { throw ValidationError("请写出收到的文件。") }
    if unit != nil, assign != nil { throw ValidationError("--unit 和 --assign 只能用一个。") }
    if let at, Day(ofTime: at) == nil { throw ValidationError("“\(at)”不是时间，请写成 '2026-01-31 09:05'。") }
    if anyway, reason?.contains(where: { !$0.isWhitespace }) != true {
      throw ValidationError("--anyway 要同时用 --reason 写明理由。")
    }
  }

  func run() throws {
    let project = try folders.project()
    let own = try (unit ?? assign).map { try project.unit(coded: $0).code }
    var receiving = try project.receiving()
    let paths = assign == nil ? files : files.map(receiving.unassigned)
    var told = Told()
    let worst = try Incoming.open(paths) { incoming in
      for trouble in incoming.troubles { Terminal.error(trouble) }
      var worst: Int32 = incoming.troubles.isEmpty ? 0 : 1
      for file in incoming.files { worst = max(worst, try status(of: file, own, &receiving, &told)) }
      return worst
    }
    told.tell()
    if receiving.hasPapers { Terminal.error("回执和退回表在 \(receiving.papers)/。") }
    if worst > 0 { throw ExitCode(worst) }
  }

  /// What is said when all files are done: how many were received, then what is to be said of each.
  private struct Told {
    var received = 0
    var others = 0
    var findings: [[Finding]] = []

    /// So many findings are shown of one of several files.
    private static let shown = 5

    func tell() {
      let isOne = received + others == 1
      if received + others > Terminal.alike {
        Terminal.error("共 \(received + others) 份：收下 \(received)，没有收下 \(others)。")
      }
      for own in findings where !own.isEmpty {
        let worst = own.worstFirst()
        Terminal.error(isOne ? worst : Array(worst.prefix(Self.shown)), below: "")
        if !isOne, own.count > Self.shown, let file = own.lazy.compactMap(\.place?.file).first {
          Terminal.error("\(file)：另有 \(own.count - Self.shown) 条，见退回表或 nianbao check。")
        }
      }
    }
  }

  /// 0 where the file was received, 1 where it was not, 2 where it cannot be read or put anywhere; the next one is received
  /// all the same.
  private func status(
    of file: Incoming.File, _ own: String?, _ receiving: inout Receiving, _ told: inout Told
  ) throws -> Int32 {
    do {
      let isOutline = file.path.ending.lowercased() == "md"
      let result =
        try isOutline
        ? outline(file, own, &receiving) : receive(file, own, &receiving, &told.findings)
      Terminal.print(result.line)
      guard result.isReceived else {
        told.others += 1
        return 1
      }
      told.received += 1
      if assign != nil { receiving.takeAway(file.path) }
      return 0
    } catch let trouble as FileTrouble {
      told.others += 1
      Terminal.error("\(trouble)")
      return 2
    }
  }

  /// What became of one file, in one line.
  private struct Outcome {
    let line: String
    let isReceived: Bool

    static func received(_ words: String, _ more: [String] = []) -> Outcome {
      Outcome(line: ([words] + more).joined(separator: "；"), isReceived: true)
    }
    static func refused(_ words: String, _ more: [String] = []) -> Outcome {
      Outcome(line: ([words] + more).joined(separator: "；"), isReceived: false)
    }
  }

  private func receive(
    _ file: Incoming.File, _ own: String?, _ receiving: inout Receiving, _ told: inout [[Finding]]
  ) throws -> Outcome {
    let receipt = try receiving.check(file.path, unit: own)
    told.append(receipt.findings)
    let errors = receipt.findings.count(open: .error)
    guard let owner = receipt.owner else {
      let place = try receiving.setAside(receipt, called: file.shown)
      return .refused("待认领：\(file.shown)，错误 \(errors)，放在 \(place)。")
    }
    let whose = "\(owner.name)（\(owner.code)）"
    if let assign, owner.code != own {
      return .refused("没有收：\(file.shown) 里面写的是\(whose)，不是“\(assign)”；请核对，没有动。")
    }
    if receiving.isThere(receipt) {
      return .received("没有变化：\(whose)\(file.shown) 和收过的一样，没有再登记。")
    }
    if try receiving.isAccepted(owner) {
      let place = try receiving.setAside(receipt, called: file.shown)
      return .refused(
        "等候：\(whose)已经验收，\(file.shown) 放在 \(place)；要收先 nianbao reopen，再用 --assign。")
    }
    if assign == nil, let result = try doubt(receipt, file, owner, &receiving) { return result }
    return try settle(receipt, file, owner, &receiving)
  }

  /// What becomes of a file that would replace another one by mistake; `nil` where it would not.
  private func doubt(
    _ receipt: Receipt, _ file: Incoming.File, _ owner: Roster.Unit, _ receiving: inout Receiving
  ) throws -> Outcome? {
    if unit == nil, let other = receiving.probableOwner(of: receipt) {
      let place = try receiving.setAside(receipt, called: file.shown)
      let saying = Finding.onOtherForm(owner, file.shown.fileName)
      paper { try receiving.writeReturn(of: receipt, to: other, saying: [saying]) }
      return .refused(
        "等候：\(file.shown) 的文件名是\(other.name)，里面是\(owner.name)的表，和\(owner.name)收过的不同；"
          + "放在 \(place)，确是\(owner.name)重报的用 --assign \(owner.code)。")
    }
    guard let rival = receiving.rival(of: receipt) else { return nil }
    let place = try receiving.setAside(receipt, called: file.shown)
    let cells = receipt.moves.map(\.words)
    paper {
      try receiving.writeReturn(of: receipt, saying: [.rival(file.shown.fileName, rival, cells: cells)])
    }
    return .refused(
      "等候：\(owner.name)（\(owner.code)）同时来了两份，\(file.shown) 和 \(rival) 有 \(cells.count) 格不同；"
        + "放在 \(place)，以它为准的用 --assign \(owner.code)。")
  }

  /// Keeps the file or sends it back, with the papers that go with it.
  private func settle(
    _ receipt: Receipt, _ file: Incoming.File, _ owner: Roster.Unit, _ receiving: inout Receiving
  ) throws -> Outcome {
    let errors = receipt.findings.count(open: .error)
    let answers = try receiving.keepAnswers(of: receipt, called: file.shown)
    let answered = answers > 0 ? ["答复 \(answers) 条，见 nianbao answers"] : []
    let time = at ?? Clock.now()
    let place = try receiving.settle(receipt, at: time, reason: reason ?? "", anyway: anyway)
    guard let place else {
      paper { try receiving.writeReturn(of: receipt) }
      return .refused("退回：\(file.shown)，错误 \(errors)。", answered)
    }
    let texts = try receiving.keep(receipt.texts, of: owner, before: receipt.textsBefore)
    let isClean = errors + receipt.findings.count(open: .warning) == 0
    paper {
      try receiving.writeReceipt(receipt, owner, at: time, texts: texts.written.count)
      if isClean { receiving.removeReturn(of: owner) } else { try receiving.writeReturn(of: receipt) }
    }
    let replaced = receipt.replaced.isEmpty ? "" : "，替换 \(receipt.replaced.joined(separator: "、"))"
    return .received(
      "收到：\(owner.name)（\(owner.code)）\(place)\(replaced)，SHA-256 \(receipt.hash.prefix(12))…，校验码 \(receipt.checkCode)",
      words(receipt.moves) + words(texts) + answered)
  }

  /// Writes what goes to the unit; what became of its file stands, whether or not that can be written.
  private func paper(_ write: () throws -> Void) {
    do {
      try write()
    } catch {
      Terminal.error("回执或退回表没有写好：\(error) 要退回表可以用 nianbao check --annotate。")
    }
  }

  /// The texts of a unit that came as the outline that was handed out with its form.
  private func outline(
    _ file: Incoming.File, _ own: String?, _ receiving: inout Receiving
  ) throws -> Outcome {
    let outline = try receiving.outline(file.path, unit: own)
    if let year = outline.year, year != receiving.year {
      return .refused("退回：\(file.shown)，写的是 \(year) 年的文字，这里收的是 \(receiving.year) 年的。")
    }
    guard let owner = outline.unit else {
      return .refused("没有收：\(file.shown)，看不出是哪个单位的文字；请用 --unit 写明单位。")
    }
    let whose = "\(owner.name)（\(owner.code)）"
    if let own, own != owner.code {
      return .refused("没有收：\(file.shown) 里面写的是\(whose)，不是“\(own)”；请核对，没有动。")
    }
    if outline.texts.written.isEmpty {
      return .refused("没有收：\(whose)\(file.shown)，各个标题下面都没有写文字。")
    }
    if try receiving.isAccepted(owner) {
      return .refused("没有收：\(whose)已经验收，\(file.shown) 没有动；要收先 nianbao reopen。")
    }
    let kept = try receiving.keep(outline.texts, of: owner)
    if kept.written.isEmpty { return .received("没有变化：\(whose)\(file.shown)") }
    let strays = outline.texts.strays
    let told = strays.isEmpty ? [] : ["不认识的标题 \(strays.joined(separator: "、"))，下面的文字没有收，请照提纲的标题改"]
    return .received("收到文字：\(whose)\(file.shown)", words(kept) + told)
  }

  private func words(_ texts: KeptTexts) -> [String] {
    if texts.written.isEmpty { return [] }
    let aside = texts.aside.isEmpty ? "" : "，原来的放在 \(texts.aside.joined(separator: "、"))"
    return ["文字 \(texts.written.count) 节，放在 \(texts.folder)/\(aside)"]
  }

  /// Which cells a resubmission moved; the receipt has them all.
  private func words(_ moves: [ReceiptPaper.Move]) -> [String] {
    if moves.isEmpty { return [] }
    let shown = moves.prefix(3).map(\.words).joined(separator: "，")
    return ["改了 \(moves.count) 格：\(shown)\(moves.count > 3 ? "，其余见回执" : "")"]
  }
}
