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
          Terminal.error("\(file)：另有 \(own.count - Self.shown) 条，见 nianbao check。")
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
      guard try receive(file, own, &receiving, &told.findings) else {
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

  /// - Returns: whether the file was received.
  private func receive(
    _ file: Incoming.File, _ own: String?, _ receiving: inout Receiving, _ told: inout [[Finding]]
  ) throws -> Bool {
    let receipt = try receiving.check(file.path, unit: own)
    told.append(receipt.findings)
    guard let owner = receipt.owner else {
      let place = try receiving.setAside(receipt, called: file.shown)
      Terminal.print("待认领：\(file.shown)，错误 \(receipt.findings.count(open: .error))，放在 \(place)。")
      return false
    }
    if receiving.isThere(receipt) {
      Terminal.print("没有变化：\(owner.name)（\(owner.code)）\(file.shown) 和收过的一样，没有再登记。")
      return true
    }
    if try receiving.isAccepted(owner) {
      let place = try receiving.setAside(receipt, called: file.shown)
      Terminal.print(
        "等候：\(owner.name)（\(owner.code)）已经验收，\(file.shown) 放在 \(place)；要收先 nianbao reopen，再用 --assign。")
      return false
    }
    let answers = try receiving.keepAnswers(of: receipt, called: file.shown)
    if answers > 0 { Terminal.print("答复 \(answers) 条：\(owner.name)（\(owner.code)），见 nianbao answers。") }
    let place = try receiving.settle(receipt, at: at ?? Clock.now(), reason: reason ?? "", anyway: anyway)
    guard let place else {
      Terminal.print("退回：\(file.shown)，错误 \(receipt.findings.count(open: .error))。")
      return false
    }
    let replaced = receipt.replaced.isEmpty ? "" : "，替换 \(receipt.replaced.joined(separator: "、"))"
    Terminal.print("收到：\(owner.name)（\(owner.code)）\(place)\(replaced)，SHA-256 \(receipt.hash.prefix(12))…")
    return true
  }
}
