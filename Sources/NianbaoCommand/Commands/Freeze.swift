import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao freeze LABEL`: keeps the present build as a version.
struct Freeze: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "封存：把现在的成果存成一个版本，以后不再改动。",
    usage: "nianbao freeze <标签> [选项]",
    discussion: """
      版本在 Out/versions/<年份>/<序号>-<标签>/，只读，连同报送材料、表样和模板（kept/）。
      每个版本记着前一个版本的校验码。还有错误时不封存，除非写 --draft。
      定稿（--final）就是下一年的基数。
      """)

  @Argument(help: ArgumentHelp("版本的名称，例如 送审稿、修改稿、定稿。", valueName: "标签"))
  var label: String

  @Option(help: ArgumentHelp("谁封存的；定稿写签发人。", valueName: "姓名"))
  var by: String?

  @Option(help: ArgumentHelp("哪一天，例如 2026-03-20；不写时为今天。", valueName: "日期"))
  var on: String?

  @Flag(help: "草稿：还有错误也封存。")
  var draft = false

  @Flag(help: "定稿：签发人签发，没有错误；作下一年的基数。")
  var final = false

  @Option(help: ArgumentHelp("还有没写完的地方也定稿，写明理由；理由存进版本。", valueName: "理由"))
  var despite: String?

  @Flag(help: "台账也存进去；不写时只记它们的 SHA-256。")
  var withLedgers = false

  @OptionGroup var folders: Folders

  func validate() throws {
    if let trouble = VersionRecord.trouble(withLabel: label) { throw ValidationError(trouble) }
    if let on, Day(on) == nil { throw ValidationError("“\(on)”不是日期，请写成 2026-03-20。") }
    if draft, final { throw ValidationError("--draft 和 --final 只能用一个。") }
    if let despite {
      if !final { throw ValidationError("--despite 只能和 --final 一起用。") }
      if despite.allSatisfy(\.isWhitespace) { throw ValidationError("--despite 要写明理由。") }
    }
    if let by,
      by.unicodeScalars.contains(where: { $0.value < 0x20 || $0.properties.generalCategory == .control })
    {
      throw ValidationError("--by 里不能有换行和控制字符。")
    }
    if final, !(by ?? "").unicodeScalars.contains(where: \.properties.isAlphabetic) {
      throw ValidationError("定稿要写签发人：--by <姓名>。")
    }
  }

  func run() throws {
    let order = FreezeOrder(
      label: label, kind: draft ? .draft : final ? .final : .version, by: by ?? "", on: on ?? Clock.today(),
      withLedgers: withLedgers, despite: despite ?? "")
    do {
      tell(try folders.project().freeze(order))
    } catch let open as ErrorsOpen {
      let words = final ? "定稿不能有错误" : "还没有改完的可以用 --draft 存成草稿"
      Terminal.error("没有封存：还有 \(open.count) 处错误，见 \(open.place)/findings.csv；\(words)。")
      throw ExitCode(1)
    } catch let open as StillOpen {
      for reason in open.reasons { Terminal.error(reason) }
      Terminal.error("没有定稿：还有 \(open.reasons.count) 处没写完或没有验收。办好以后再编一次；确实要这样定稿的，用 --despite 写明理由。")
      throw ExitCode(1)
    }
  }

  private func tell(_ version: FrozenVersion) {
    let record = version.record
    Terminal.print("已封存：\(version.path)/（\(record.kind.words)，\(version.seal.entries.count) 个文件）")
    Terminal.print("  核对：错误 \(record.errors)，警告 \(record.warnings)，提示 \(record.notices)")
    Terminal.print("  前一版本：\(record.previous?.version ?? "没有，这是本年第一个")")
    Terminal.print("  校验码：\(version.link.sha256)")
    if record.kind == .final { Terminal.print("  定稿由 \(record.by) 签发，作 \(version.manifest.year + 1) 年的基数。") }
    if let despite = record.despite { Terminal.print("  没有写完也定稿的理由：\(despite)") }
    if !record.hasLedgers, version.manifest.ledgers != nil {
      Terminal.print("  台账没有存进去，只记了 SHA-256；要能重编，请保留原文件，或用 --with-ledgers。")
    }
  }
}
