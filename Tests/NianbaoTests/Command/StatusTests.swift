import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// `nianbao status` as it is typed: the terminal's table, files by their endings, exit status.
@Suite struct StatusTests {
  @Test("The terminal: state in words, days, receipts, and nothing wider than 100 columns")
  func text() throws {
    let box = try YearProgressTests.box()
    let result = try box.nianbao("status", "--as-of", "2026-02-03")
    #expect(result.status == 1)
    for line in result.output.split(separator: "\n") {
      #expect(line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } <= 100, "\(line)")
    }
    try compareSnapshot(result.output, with: "status.txt")
    let day = try box.nianbao("status", "--as-of", "2026-01-31").output.split(separator: "\n")
    #expect(day.first?.hasSuffix("今天到期") == true)
  }

  @Test("--json and the endings of --output choose the format; nothing is written over what was submitted")
  func formats() throws {
    let box = try YearProgressTests.box()
    let progress = try box.progress()
    #expect(try box.nianbao("status", "--as-of", "2026-02-03", "--output", "s.csv").status == 1)
    #expect(try Array(Data(contentsOf: URL(fileURLWithPath: box.path("s.csv")))) == progressCSV(progress))
    let json = try box.nianbao("status", "--as-of", "2026-02-03", "--json").output
    #expect(Array(json.utf8) == (try progressJSON(progress)))
    try box.nianbao("status", "--as-of", "2026-02-03", "--output", "status.html")
    #expect(try box.text("status.html") == box.project().progressPage(progress))
    let folder = try box.nianbao("status", "--as-of", "2026-02-03", "--output", "Inputs")
    #expect(folder.status == 2 && folder.errors.contains("Inputs：写不了，那里已有同名的文件夹。"))
    let roster = try box.text("Inputs/units.csv")
    #expect(try box.nianbao("status", "--output", "Inputs/units.csv").status == 64)
    #expect(try box.text("Inputs/units.csv") == roster)
  }

  @Test(
    "A year whose holidays nobody wrote down is told by status and build, once, and forms are printed all the same"
  )
  func holidays() throws {
    let box = try Sandbox(project: "region: 试验县\nyear: 2026\nholidays: {off: [2025-01-01]}\n")
    let said = """
      Inputs/project.yaml: 提示: 没有写 2026 年的 holidays（节假日），答复期限不印，有没有超期只按周末估算；\
      请照国务院办公厅公布的放假安排写上：节假日: {放假: [2026-01-01, …], 上班: [调休上班的周末]}。

      """
    #expect(try box.nianbao("status", "--as-of", "2027-01-20").errors == said)
    let built = try box.nianbao("build")
    #expect(
      built.errors.hasPrefix(said) && built.errors.split(separator: "节假日").count == 3, "\(built.errors)")
    let blank = try box.nianbao("blank", "--all")
    #expect(blank.status == 0 && blank.errors.isEmpty && blank.output.contains("空白表 1 份"))
    try box.write("Inputs/project.yaml", "region: 试验县\nyear: 2026\n节假日: {放假: [2026-01-01]}\n")
    #expect(try box.nianbao("status").errors.isEmpty)
    // Where no applications are counted, nobody asks for holidays.
    try box.write("Inputs/project.yaml", "region: 试验县\nyear: 2025\nfamily: yaodian\n")
    #expect(try !box.nianbao("status").errors.contains("节假日"))
  }

  @Test("64 for a day that is none and for two formats, 2 for a register that is none")
  func wrong() throws {
    let box = try YearProgressTests.box()
    #expect(try box.nianbao("status", "--as-of", "2026-02-29").status == 64)
    #expect(try box.nianbao("status", "--json", "--format", "csv").status == 64)
    try box.write("Inputs/2025/received.csv", "时间,单位\n")
    let register = try box.nianbao("status")
    #expect(register.status == 2)
    #expect(register.errors == "Inputs/2025/received.csv:1:1: 收件登记的表头缺少 when、unit、file、errors。\n")
  }
}
