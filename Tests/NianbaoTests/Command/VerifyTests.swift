import Foundation
import Testing

@testable import Nianbao

/// `verify`: what was frozen is what is there, to the last byte.
@Suite struct VerifyTests {
  /// Two versions of this year after a final one of last year.
  private func versions() throws -> Sandbox {
    let box = try VersionTests.county(build: false)
    try box.build(year: 2024)
    try box.freeze("定稿", .final, by: "李四", on: "2025-03-20", year: 2024)
    try box.build()
    try box.freeze("送审稿", .draft, on: "2026-02-20")
    try box.freeze("修改稿", .draft, on: "2026-03-01", withLedgers: true)
    return box
  }

  @Test(
    "Any single changed byte of a version, of the one before it and of its base is found, and the file named")
  func everyByte() throws {
    let box = try versions()
    let intact = try box.nianbao("verify", "Out/versions/2025/2-修改稿")
    #expect(intact.status == 0, "\(intact.output)")
    #expect(intact.output.hasPrefix("Out/versions/2025/2-修改稿：完好，"))
    #expect(
      intact.output.contains("\nOut/versions/2025/1-送审稿：完好，")
        && intact.output.contains("\nOut/versions/2024/1-定稿：完好，"))
    let script = """
      import os, pathlib, random, subprocess, sys
      program, root, random = sys.argv[1], pathlib.Path(sys.argv[2]), random.Random(11)
      last, tried = "Out/versions/2025/2-修改稿", 0
      files = sorted(p for p in (root / "Out/versions").rglob("*") if p.is_file())
      for path in files:
          data = path.read_bytes()
          os.chmod(path, 0o644)
          for _ in range(6 if path.name in ("SHA256SUMS", "manifest.json") else 1):
              place = random.randrange(len(data))
              changed = bytes([data[place] ^ random.randrange(1, 256)])
              path.write_bytes(data[:place] + changed + data[place + 1:])
              run = subprocess.run([program, "verify", last], cwd=root, capture_output=True, text=True)
              assert run.returncode == 1, (path, place, changed, run.returncode, run.stdout, run.stderr)
              assert path.name in run.stdout or path.name == "SHA256SUMS" and "manifest.json" in run.stdout, (path, run.stdout)
              tried += 1
          path.write_bytes(data)
      run = subprocess.run([program, "verify", last], cwd=root, capture_output=True, text=True)
      print(run.returncode, tried >= len(files) + 25, len(files) > 100)
      """
    #expect(try runPython(script, [Sandbox.program, box.folder.path]) == "0 True True\n")
  }

  @Test("Files added, taken away or cut, a folder renamed, an earlier version that is gone or was made anew")
  func others() throws {
    let box = try versions()
    let (first, last) = ("Out/versions/2025/1-送审稿", "Out/versions/2025/2-修改稿")
    try run("/bin/chmod", ["-R", "u+w", box.path("Out/versions")])
    let said = { (path: String) in
      let result = try box.nianbao("verify", path)
      #expect(result.status == 1, "\(result.output)\(result.errors)")
      return result.output.split(separator: "\n").filter {
        $0.hasPrefix("  ") && !$0.hasPrefix("  校验码") && !$0.contains("没有核对")
      }.map { String($0) }
    }
    try box.write("\(last)/kept/后来的.txt", "")
    #expect(try said(last) == ["  多出：kept/后来的.txt"])
    try FileManager.default.removeItem(atPath: box.path("\(last)/kept/后来的.txt"))
    try box.write("\(last)/kept/Thumbs.db", "系统自己放的不算")
    #expect(try box.verify(last).isIntact)

    let kept = try Data(contentsOf: box.folder.appendingPathComponent("\(last)/facts.csv"))
    try FileManager.default.removeItem(atPath: box.path("\(last)/facts.csv"))
    #expect(try said(last) == ["  缺少：facts.csv"])
    try box.write("\(last)/facts.csv", Array(kept.dropLast()))
    #expect(try said(last) == ["  改动：facts.csv"])
    try box.write("\(last)/facts.csv", Array(kept))

    let seal = try box.text("\(last)/SHA256SUMS")
    try box.write("\(last)/SHA256SUMS", seal.split(separator: "\n").map { "\($0)\n\($0)\n" }.joined())
    #expect(try said(last) == ["  改动：SHA256SUMS"])
    try box.write("\(last)/SHA256SUMS", seal)

    // To Swift the two names are one text; on disk they are two.
    try box.write("\(last)/SHA256SUMS", seal + String(repeating: "0", count: 64) + "  \u{91D1}.txt\n")
    try box.write("\(last)/\u{F90A}.txt", "")
    #expect(try said(last) == ["  缺少：\u{91D1}.txt", "  多出：\u{F90A}.txt"])
    try FileManager.default.removeItem(atPath: box.path("\(last)/\u{F90A}.txt"))
    try box.write("\(last)/SHA256SUMS", seal)

    try FileManager.default.moveItem(atPath: box.path(last), toPath: box.path("Out/versions/2025/2-定稿"))
    #expect(try said("Out/versions/2025/2-定稿") == ["  文件夹的名称与记录不符：2025/2-修改稿"])
    try FileManager.default.moveItem(atPath: box.path("Out/versions/2025/2-定稿"), toPath: box.path(last))

    // A copy by itself, as a reviewer gets it by mail, is intact; what stood before it is not there to be checked.
    try run("/bin/cp", ["-r", box.path(last), box.path("邮件里的")])
    let copy = try box.nianbao("verify", "邮件里的")
    #expect(copy.status == 0)
    #expect(copy.output.contains("  没有核对：不在 versions/2025 里，封存时是 2025/2-修改稿\n"))
    #expect(copy.output.contains("  没有核对：前面的版本 2025/1-送审稿，没有和它放在一起\n"))
    try box.write("邮件里的/report.md", "改过")
    #expect(try !box.verify("邮件里的").isIntact)

    try FileManager.default.moveItem(atPath: box.path(first), toPath: box.path("aside"))
    #expect(try said(last) == ["  缺少：2025/1-送审稿"])
    try box.build()
    try FileManager.default.moveItem(atPath: box.path(last), toPath: box.path("aside2"))
    try box.freeze("送审稿", .draft, on: "2026-02-21")
    try FileManager.default.moveItem(atPath: box.path("aside2"), toPath: box.path(last))
    let anew = try said(last)
    #expect(anew == ["  与后一版本记着的校验码不符：SHA256SUMS"])
  }

  @Test("A build: its files always, what went in when it is shown; 2 where there is no manifest")
  func build() throws {
    let box = try VersionTests.county()
    let plain = try box.nianbao("verify", "Out/2025")
    #expect(plain.status == 0)
    #expect(plain.output.contains("  没有核对：台账 1 个（写 --inputs 可以核对）"))
    let whole = try box.nianbao("verify", "Out/2025", "--inputs", "Inputs", "--templates", "Templates")
    #expect(
      whole.output.split(separator: "\n").dropFirst() == [
        "  没有核对：manifest.json 自己（要管住每一个字节，请用 nianbao freeze 封存）"
      ])
    try box.write("Inputs/2025/forms/001.csv", "改过")
    #expect(try box.verify("Out/2025").isIntact)
    let inputs = try box.nianbao("verify", "Out/2025", "--inputs", "Inputs")
    #expect(inputs.status == 1 && inputs.output.contains("\n  改动：Inputs/2025/forms/001.csv\n"))
    try box.write("Out/2025/report.md", "改过")
    try box.write("Out/2025/别的.txt", "")
    let outputs = try box.nianbao("verify", "Out/2025")
    #expect(outputs.status == 1 && outputs.output.contains("  改动：report.md\n  多出：别的.txt\n"))
    #expect(try box.nianbao("verify", "Out/2026").status == 2)
    #expect(try box.nianbao("verify", "Inputs").status == 2)
  }

  @Test("--rebuild: the same bytes from what is kept, or what differs first")
  func rebuild() throws {
    let box = try versions()
    let whole = try box.nianbao("verify", "Out/versions/2025/2-修改稿", "--rebuild", "--inputs", "nowhere")
    #expect(whole.status == 0, "\(whole.output)\(whole.errors)")
    #expect(whole.output.contains("\n重编：14 个文件逐字节相同。\n"))
    let lacking = try box.nianbao("verify", "Out/versions/2025/1-送审稿", "--rebuild", "--inputs", "nowhere")
    #expect(lacking.status == 2)
    #expect(
      lacking.errors
        == "Out/versions/2025/1-送审稿：不能重编，台账 2025/ledger/1月.csv 没有存进版本，nowhere 里没有它；请用 --inputs 写明原来的文件夹。\n")
    #expect(try box.nianbao("verify", "Out/versions/2025/1-送审稿", "--rebuild").status == 0)

    // Someone who also made the seal anew: the hashes agree with each other, the numbers no longer with what was sent.
    let script = """
      import hashlib, os, pathlib, sys
      root = pathlib.Path(sys.argv[1])
      for p in [root, *root.rglob("*")]: os.chmod(p, 0o755)
      facts = (root / "facts.csv").read_text()
      (root / "facts.csv").write_text(facts.replace(",number,", ",zero,", 1))
      sums = [(line[66:], line) for line in (root / "SHA256SUMS").read_text().splitlines()]
      (root / "SHA256SUMS").write_text("".join(
          hashlib.sha256((root / name).read_bytes()).hexdigest() + "  " + name + "\\n" for name, _ in sums))
      """
    _ = try runPython(script, [box.path("Out/versions/2025/2-修改稿")])
    let forged = try box.nianbao("verify", "Out/versions/2025/2-修改稿", "--rebuild")
    #expect(forged.status == 1)
    #expect(
      forged.output.contains("  与 manifest.json 不符：facts.csv\n") && forged.output.contains("没有重编：先要完好。"))
  }
}
