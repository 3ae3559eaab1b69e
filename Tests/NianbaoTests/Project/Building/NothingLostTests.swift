import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel
@testable import NianbaoProject

/// Commands that are killed, people who work at the same time, links and registers: what was there stays, and what was
/// said to be done is there.
@Suite struct NothingLostTests {
  private static let form = "2025/forms/001-教育局.csv"

  private static func office() throws -> Sandbox {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,教育局,,\n002,水利局,,\n")
    let sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    let body = sheet.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
    for (code, name) in [("001", "教育局"), ("002", "水利局")] {
      try box.write(
        "\(code).csv", ([Substring("\(name)2025年政府信息公开工作年度报告")] + body).joined(separator: "\n"))
      try box.receive("\(code).csv")
    }
    return box
  }

  @Test(
    "A receipt that was killed before, between and after its steps is finished by whatever command comes next"
  )
  func killed() throws {
    let line = [
      "when": "2026-01-21 09:05", "unit": "001", "name": "教育局", "file": Self.form, "sha256": "f00",
      "size": "1",
      "replaces": "2025/superseded/f00-old.csv", "from": "001.csv", "errors": "0", "warnings": "0",
      "reason": "",
    ]
    let journal = ReceiptJournal(
      new: "2025/forms/.new-1-A", place: Self.form,
      aside: [ReceiptJournal.Move(from: Self.form, to: "2025/superseded/f00-old.csv")], line: line)
    // 0: nothing was done yet; 1: the old file has its second name; 2: the new one stands; 3: the line is written.
    for step in 0...3 {
      let box = try Self.office()
      let old = try box.text("Inputs/\(Self.form)")
      let new = old.replacing("行政许可", with: "行政许可 ")
      try box.write("Inputs/2025/.receiving.json", try json(journal))
      try box.write("Inputs/2025/superseded/\(step > 0 ? "f00-old.csv" : ".keep")", old)
      try box.write("Inputs/\(step > 1 ? Self.form : "2025/forms/.new-1-A")", new)
      if step > 2 { try ReceiptRegister.add(line, to: box.path("Inputs/2025/received.csv")) { _ in false } }
      #expect(try box.project().checkedYear().returns.units.map(\.state) == [.accepted, .accepted])
      #expect(try box.text("Inputs/\(Self.form)") == new, "\(step)")
      #expect(try box.text("Inputs/2025/superseded/f00-old.csv") == old, "\(step)")
      let register = try box.text("Inputs/2025/received.csv").split(separator: "\n")
      #expect(
        register.count == 4 && register[3].hasPrefix("2026-01-21 09:05,001,教育局,"), "\(step): \(register)")
      #expect(try box.names(in: "Inputs/2025/forms") == ["001-教育局.csv", "002-水利局.csv"])
      #expect(!FileManager.default.fileExists(atPath: box.path("Inputs/2025/.receiving.json")))
    }
  }

  @Test("A receipt that cannot be registered leaves everything as it was")
  func unregistered() throws {
    let box = try Self.office()
    let old = try box.text("Inputs/\(Self.form)")
    try box.write("new.csv", old.replacing("行政许可", with: "行政许可 "))
    try box.write("Inputs/2025/received.csv", [0x31, 0xFF, 0xFF])
    #expect(
      box.trouble { try box.receive("new.csv") }
        == "Inputs/2025/received.csv：不是 UTF-8 或 GB18030 文本，没有登记；请改好这个文件，再收一次。")
    #expect(try box.text("Inputs/\(Self.form)") == old)
    #expect(try box.names(in: "Inputs/2025") == ["forms", "received.csv", "superseded"])
    #expect(try box.names(in: "Inputs/2025/forms") == ["001-教育局.csv", "002-水利局.csv"])
    #expect(try box.names(in: "Inputs/2025/superseded") == [])
  }

  @Test("A journal that would reach out of the inputs is nobody's")
  func strangeJournal() throws {
    let box = try Self.office()
    let journal = ReceiptJournal(new: "../x", place: "/etc/x", aside: [], line: [:])
    try box.write("Inputs/2025/.receiving.json", try json(journal))
    #expect(
      box.trouble { try box.build() } == "Inputs/2025/.receiving.json：不是本程序写的收件记录，请移走。")
  }

  @Test("Six people who correct a cell each, at once, have six lines; a seventh is told who writes")
  func together() throws {
    let box = try Self.office()
    let columns = ["自然人", "商业企业", "科研机构", "公益组织", "其他", "总计"]
    let commands = columns.enumerated().map { number, column in
      "\(Sandbox.program) correct 申请/新收/\(column) \(900 + number) --unit 001 --reason '电话;;;;;;;;;;;;' --by 甲 &"
    }
    let shell = try run("/bin/bash", ["-c", (commands + ["wait"]).joined(separator: "\n")], in: box.folder)
    #expect(shell.errors == "", "\(shell.errors)")
    let lines = try box.text("Inputs/2025/corrections.csv").split(separator: "\n")
    #expect(lines.count == 7 && lines[0].hasSuffix("unit,table,row,column,from,to,reason,by,date"))
    #expect(try box.project().checkedYear().returns.units[0].corrections.count == 6)

    let lock = try WriteLock(box.path("Inputs"))
    let said = box.trouble { _ = try WriteLock(box.path("Inputs"), patience: 0.05) }
    withExtendedLifetime(lock) {}
    let mine = "（进程 \(ProcessInfo.processInfo.processIdentifier)）正在写，等了 0 秒还没有写完。什么都没有改，请稍后再试。"
    #expect(said?.hasPrefix("Inputs：") == true && said?.hasSuffix(mine) == true, "\(said ?? "")")
  }

  @Test("Who is refused the lock closes what it had opened and nothing that others have open")
  func refused() throws {
    let box = try Sandbox()
    let folder = box.path("Inputs")
    let lock = try WriteLock(folder)
    let isOver = Locked(false)
    let closedByOthers = Locked(0)
    DispatchQueue.concurrentPerform(iterations: 2) { side in
      if side == 0 {
        for _ in 0..<1000 { #expect(throws: FileTrouble.self) { try WriteLock(folder, patience: 0) } }
        isOver.withLock { $0 = true }
      } else {
        while !isOver.withLock({ $0 }) {
          let files = (0..<8).map { _ in open("/dev/null", O_RDONLY) }
          for file in files where close(file) != 0 { closedByOthers.withLock { $0 += 1 } }
        }
      }
    }
    withExtendedLifetime((lock, box)) {}
    #expect(closedByOthers.withLock { $0 } == 0)
  }

  @Test(
    "A process that ends leaves no file that the workbook library made by the way, and takes nobody else's")
  func temporaries() throws {
    let box = try Sandbox(units: "")
    let names = ["tmp.AbCdEfGhIj", "tmp.0123456789", "tmp.csv", "数据.csv"]
    for name in names { try box.write("work/\(name)", name) }
    // All but the second are open in this process.
    let open = try [0, 2, 3].map {
      try FileHandle(forReadingFrom: box.folder.appendingPathComponent("work/\(names[$0])"))
    }
    XlsxWorkbook.removeTemporaries()
    #expect(try box.names(in: "work") == ["tmp.0123456789", "tmp.csv", "数据.csv"])
    for file in open { try file.close() }
  }

  @Test("Links that lead out of the inputs are told and never opened, whatever they stand for")
  func links() throws {
    let box = try Self.office()
    try box.write("secret.md", "机密的话")
    let out = box.path("secret.md")
    for place in [
      "narrative/6-x.md", "narrative/001/6-x.md", "forms/003.csv", "ledger/a.csv", "requests/b.csv",
    ] {
      let path = "Inputs/2025/\(place)"
      try box.write("\((path as NSString).deletingLastPathComponent)/.keep", "")
      try run("/bin/ln", ["-s", out, box.path(path)])
    }
    try run("/bin/ln", ["-s", "/etc", box.path("Inputs/2024")])
    try box.build(each: true)
    let told = try box.text("Out/2025/findings.csv").split(separator: "\n").filter {
      $0.contains("通向报送材料文件夹外面的链接")
    }
    #expect(told.count == 6, "\(told)")
    #expect(
      told[0].contains("“2024”没有读取：通向报送材料文件夹外面的链接，没有打开。"), "\(told[0])")
    #expect(try run("/bin/grep", ["-rl", "机密的话", box.path("Out")]).output == "")
    try FileManager.default.removeItem(atPath: box.path("Inputs/units.csv"))
    try run("/bin/ln", ["-s", out, box.path("Inputs/units.csv")])
    #expect(
      box.trouble { try box.build() } == "Inputs/units.csv：是通向报送材料文件夹外面的链接，没有打开；请换成文件本身。")
  }

  @Test("What the office put among the outputs or the letters is never thrown away")
  func strangers() throws {
    let box = try Self.office()
    try box.build()
    try box.write("Out/2025/领导批示.docx", "x")
    #expect(box.trouble { try box.build() }?.contains("里面有不是本程序写的“领导批示.docx”，没有写") == true)
    try FileManager.default.removeItem(atPath: box.path("Out/2025/领导批示.docx"))
    try box.build()
    try FileManager.default.removeItem(atPath: box.path("Inputs/2025/forms/001-教育局.csv"))
    try box.remind()
    try box.write("Out/remind/2025/附件.md/a.docx", "x")
    #expect(box.trouble { try box.remind() }?.contains("“附件.md”不是 remind 写的") == true)
    try FileManager.default.removeItem(atPath: box.path("Out/remind/2025/附件.md"))
    try box.write("Out/remind/2025/001-教育局.md", "局长改过的话")
    #expect(box.trouble { try box.remind() }?.contains("“001-教育局.md”不是 remind 写的，或者写好以后改过") == true)
  }
}
