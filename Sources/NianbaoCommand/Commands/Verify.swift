import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao verify PATH`: whether a build or a version still is what it was.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "核验：成果与清单是否相符，版本有没有改过一个字节。",
    usage: "nianbao verify <文件夹> [选项]",
    discussion: "版本连同它前面的版本一起核验。退出状态：0 完好；1 有不同；2 读不了。")

  @Argument(help: ArgumentHelp("Out/<年份>，或 Out/versions/<年份>/<版本>。", valueName: "文件夹"))
  var path: String

  @Flag(help: "版本：用存着的材料重编一遍，逐字节比较。")
  var rebuild = false

  @Option(help: ArgumentHelp("报送材料的文件夹，一并核对；重编时从这里取没有存的台账。", valueName: "文件夹"))
  var inputs: String?

  @Option(help: ArgumentHelp("表样和模板的文件夹，一并核对。", valueName: "文件夹"))
  var templates: String?

  @Flag(help: "用 JSON 输出结果。")
  var json = false

  private struct Result: Encodable {
    let intact: Bool
    let verification: Verification
    let rebuild: Rebuild.Result?
  }

  func run() throws {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    if !Files.isFolder(path) {
      throw FileTrouble(description: "\(path)：没有这个文件夹；请写 Out/<年份>，或 Out/versions/<年份>/<版本>。")
    }
    let isVersion = Files.exists("\(path)/\(Seal.file)") || Files.exists("\(path)/kept")
    if rebuild, !isVersion { throw ValidationError("--rebuild 只用于版本：成果请直接重新编。") }
    let verification =
      isVersion
      ? try Verification.version(path) : try Verification.build(path, inputs: inputs, templates: templates)
    var rebuilt: Rebuild.Result?
    if rebuild, verification.isIntact {
      rebuilt = try rebuild(path)
    }
    let isIntact = verification.isIntact && rebuilt?.difference == nil
    if json {
      Terminal.print(
        try Nianbao.json(Result(intact: isIntact, verification: verification, rebuild: rebuilt)))
    } else {
      Terminal.print(lines: verification.text)
      if rebuild { Terminal.print(rebuilt?.text ?? "没有重编：先要完好。") }
    }
    if !isIntact { throw ExitCode(1) }
  }

  private func rebuild(_ path: String) throws -> Rebuild.Result {
    let rebuild = Rebuild(try FrozenVersion.read(path), ledgers: inputs ?? "Inputs")
    var notices: [Notice] = []
    defer { for notice in notices { Terminal.error("\(notice)") } }
    return try rebuild.result(notices: &notices)
  }
}
