import Foundation
import Testing

/// `nianbao verify` as it is typed: what it prints, and its exit status.
@Suite struct VerifyTests {
  @Test("A folder that is none is said to be none, and what to write instead")
  func none() throws {
    let result = try Sandbox().nianbao("verify", "定稿")
    #expect(result.status == 2)
    #expect(result.errors == "定稿：没有这个文件夹；请写 Out/<年份>，或 Out/versions/<年份>/<版本>。\n")
  }

  private func frozen() throws -> Sandbox {
    let box = try VersionTests.county()
    try box.freeze("送审稿", .draft, on: "2026-02-20")
    return box
  }

  @Test("0 where a version is intact, 1 where a byte differs, 2 where there is nothing to read")
  func status() throws {
    let box = try frozen()
    let version = "Out/versions/2025/1-送审稿"
    let intact = try box.nianbao("verify", version)
    #expect(intact.status == 0 && intact.output.hasPrefix("\(version)：完好，"), "\(intact.output)")
    try run("/bin/chmod", ["-R", "u+w", box.path(version)])
    try box.write("\(version)/report.md", "改过")
    let changed = try box.nianbao("verify", version, "--rebuild")
    #expect(changed.status == 1)
    #expect(changed.output.contains("\n  改动：report.md\n") && changed.output.contains("没有重编：先要完好。"))
    #expect(try box.nianbao("verify", "Out/2026").status == 2)
    #expect(try box.nianbao("verify", "Inputs").status == 2)
  }

  @Test(
    "--inputs holds a build against what went in; --rebuild takes ledgers from there, or says what it lacks")
  func options() throws {
    let box = try frozen()
    let version = "Out/versions/2025/1-送审稿"
    let rebuilt = try box.nianbao("verify", version, "--rebuild")
    #expect(rebuilt.status == 0 && rebuilt.output.contains("\n重编：18 个文件逐字节相同。\n"), "\(rebuilt.errors)")
    let lacking = try box.nianbao("verify", version, "--rebuild", "--inputs", "nowhere")
    #expect(lacking.status == 2)
    #expect(
      lacking.errors
        == "\(version)：不能重编，台账 2025/ledger/1月.csv 没有存进版本，nowhere 里没有它；请用 --inputs 写明原来的文件夹。\n")
    try box.write("Inputs/2025/forms/001.csv", "改过")
    #expect(try box.nianbao("verify", "Out/2025").status == 0)
    let inputs = try box.nianbao("verify", "Out/2025", "--inputs", "Inputs", "--templates", "Templates")
    #expect(inputs.status == 1 && inputs.output.contains("\n  改动：Inputs/2025/forms/001.csv\n"))
  }

  @Test("verify . in the version's own folder")
  func dots() throws {
    let box = try frozen()
    let place = box.folder.appendingPathComponent("Out/versions/2025/1-送审稿")
    let here = try run(Sandbox.program, ["verify", "."], in: place)
    #expect(here.status == 0 && here.output.hasPrefix(".：完好，"), "\(here.output)\(here.errors)")
  }
}
