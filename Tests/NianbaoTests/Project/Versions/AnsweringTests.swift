import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Where a number of a version comes from, by what the version keeps.
@Suite struct AnsweringTests {
  @Test("The version's number, whatever became of the inputs; its ledgers where they still are")
  func version() throws {
    let box = try VersionTests.county()
    try box.freeze("送审稿", .draft)
    try box.write("Inputs/2025/forms/001.csv", try VersionTests.sheet("pingtan-2024", "001", 2025))
    // By the answer keys: 新收 of 平潭 in 2025 and 2024, beside that of 淮安.
    let received = try ["pingtan-2025", "pingtan-2024", "huaian-2024"].map { name in
      let row = try Fixture.rows("real/\(name).facts.csv").first { $0[1...3] == ["申请", "新收", "总计"] }
      return try #require(row.flatMap { Int($0[4]) })
    }
    let now = try Self.cell(box.why("新收"))
    #expect(now.text == "\(received[1] + received[2])")
    let then = try Self.cell(box.why("申请/新收/总计", version: "送审稿"))
    #expect(then.text == "\(received[0] + received[2])" && then.value == Int64(received[0] + received[2]))
    guard case .ledger(let counted) = try box.why("条数 惠民生", version: "1").why.origins.first else {
      Issue.record("no ledger")
      return
    }
    #expect(counted.count == 1 && counted.dimension == "类别" && counted.key == "惠民生")
    #expect(
      box.trouble { _ = try box.why("申请/新收/总计", version: "定稿") }?.contains("没有叫“定稿”的版本") == true)
  }

  private static func cell(_ answered: Answered) throws -> CellOrigin {
    guard case .cell(let cell) = try #require(answered.why.origins.first) else {
      throw CocoaError(.coderValueNotFound)
    }
    return cell
  }
}
