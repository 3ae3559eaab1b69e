import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// `verify`: what was frozen is what is there, to the last byte.
@Suite struct VerificationTests {
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
    let last = "Out/versions/2025/2-修改稿"
    let intact = try box.verified(last)
    #expect(intact.hasPrefix("\(last)：完好，"))
    #expect(
      intact.contains("\nOut/versions/2025/1-送审稿：完好，") && intact.contains("\nOut/versions/2024/1-定稿：完好，"))
    var random = SeededNumbers(state: 11)
    var tried = 0
    let files = try files(below: box.path("Out/versions"))
    for file in files {
      let url = URL(fileURLWithPath: file)
      let (data, name) = (try Data(contentsOf: url), url.lastPathComponent)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
      for _ in 0..<(["SHA256SUMS", "manifest.json"].contains(name) ? 6 : 1) {
        var changed = data
        let place = Int.random(in: changed.indices, using: &random)
        changed[place] ^= UInt8.random(in: 1...255, using: &random)
        try changed.write(to: url)
        let found = try box.verify(last)
        #expect(!found.isIntact, "\(file) \(place)")
        #expect(
          found.text.contains(name) || name == "SHA256SUMS" && found.text.contains("处不同"),
          "\(file) \(place) \(found.text)")
        tried += 1
      }
      try data.write(to: url)
    }
    #expect(try box.verify(last).isIntact)
    #expect(tried >= files.count + 25 && files.count > 100)
  }

  private func files(below folder: String) throws -> [String] {
    let walk = try #require(FileManager.default.enumerator(atPath: folder))
    return walk.compactMap { $0 as? String }.map { "\(folder)/\($0)" }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  @Test("Files added, taken away or cut, a folder renamed, an earlier version that is gone or was made anew")
  func others() throws {
    let box = try versions()
    let (first, last) = ("Out/versions/2025/1-送审稿", "Out/versions/2025/2-修改稿")
    try run("/bin/chmod", ["-R", "u+w", box.path("Out/versions")])
    let said = { (path: String) in
      let found = try box.verify(path)
      #expect(!found.isIntact, "\(found.text)")
      return found.text.split(separator: "\n").filter {
        $0.hasPrefix("  ") && !$0.hasPrefix("  校验码") && !$0.contains("没有核对")
      }.map { String($0) }
    }
    try box.write("\(last)/kept/后来的.txt", "")
    #expect(try said(last) == ["  多出：kept/后来的.txt"])
    try FileManager.default.removeItem(atPath: box.path("\(last)/kept/后来的.txt"))
    // A version is what was sealed: what a system leaves there was not, nor an empty folder, nor a link to the seal.
    try box.write("\(last)/kept/Thumbs.db/.DS_Store", "")
    #expect(try said(last) == ["  多出：kept/Thumbs.db/.DS_Store"])
    try FileManager.default.removeItem(atPath: box.path("\(last)/kept/Thumbs.db/.DS_Store"))
    #expect(try said(last) == ["  多出：kept/Thumbs.db/"])
    try FileManager.default.removeItem(atPath: box.path("\(last)/kept/Thumbs.db"))
    try run("/bin/mv", [box.path("\(last)/SHA256SUMS"), box.path("SHA256SUMS")])
    try run("/bin/ln", ["-s", box.path("SHA256SUMS"), box.path("\(last)/SHA256SUMS")])
    #expect(try said(last) == ["  不是普通文件：SHA256SUMS"])
    try run("/bin/mv", ["-T", box.path("SHA256SUMS"), box.path("\(last)/SHA256SUMS")])
    try run("/bin/mkdir", [box.path("Out/versions/2024")])
    try run("/bin/mv", [box.path(last), box.path("Out/versions/2024")])
    let moved = "Out/versions/2024/\(last.fileName)"
    #expect(try said(moved) == ["  文件夹的名称与记录不符：2025/\(last.fileName)"])
    try run("/bin/mv", [box.path(moved), box.path("Out/versions/2025")])
    try run("/bin/rmdir", [box.path("Out/versions/2024")])
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
    let copy = try box.verify("邮件里的")
    #expect(copy.isIntact)
    #expect(copy.text.contains("  没有核对：不在 versions/2025 里，封存时是 2025/2-修改稿\n"))
    #expect(copy.text.contains("  没有核对：前面的版本 2025/1-送审稿，没有和它放在一起\n"))
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

  @Test("A build: its files always, what went in when it is shown; no manifest is none")
  func build() throws {
    let box = try VersionTests.county()
    let plain = try box.verify("Out/2025")
    #expect(plain.isIntact && plain.text.contains("  没有核对：台账 1 个（写 --inputs 可以核对）"))
    let whole = try box.verified("Out/2025", inputs: "Inputs", templates: "Templates")
    #expect(
      whole.split(separator: "\n").dropFirst() == [
        "  没有核对：manifest.json 自己（要管住每一个字节，请用 nianbao freeze 封存）"
      ])
    try box.write("Inputs/2025/forms/001.csv", "改过")
    #expect(try box.verify("Out/2025").isIntact)
    let inputs = try box.verified("Out/2025", inputs: "Inputs")
    #expect(inputs.contains("\n  改动：Inputs/2025/forms/001.csv\n"))
    #expect(try !box.verify("Out/2025", inputs: "Inputs").isIntact)
    try box.write("Out/2025/report.md", "改过")
    try box.write("Out/2025/别的.txt", "")
    let outputs = try box.verify("Out/2025")
    #expect(!outputs.isIntact && outputs.text.contains("  改动：report.md\n  多出：别的.txt\n"))
    for place in ["Out/2026", "Inputs"] {
      #expect(throws: FileTrouble.self) { try box.verify(place) }
    }
  }

  @Test("Built again: the same bytes from what is kept, or what differs first")
  func rebuild() throws {
    let box = try versions()
    let whole = try box.rebuild("Out/versions/2025/2-修改稿", ledgers: "nowhere")
    #expect(whole.difference == nil && whole.text == "重编：18 个文件逐字节相同。")
    let first = "Out/versions/2025/1-送审稿"
    #expect(
      box.trouble { _ = try box.rebuild(first, ledgers: "nowhere") }
        == "\(first)：不能重编，台账 2025/ledger/1月.csv 没有存进版本，nowhere 里没有它；请用 --inputs 写明原来的文件夹。")
    #expect(try box.rebuild(first).difference == nil)

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
    let forged = try box.verify("Out/versions/2025/2-修改稿")
    #expect(!forged.isIntact && forged.text.contains("  与 manifest.json 不符：facts.csv\n"))
  }
}

/// Numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
