import Testing

@testable import Nianbao

/// Identity cards and mobile telephones in texts.
///
/// The numbers are made up; their check digits were computed in Python.
@Suite struct PersonalNumberTests {
  @Test(
    "Found, and masked",
    arguments: [
      ("身份证320922199003071238。", "3209**********1238"), ("32092219900307122X", "3209**********122X"),
      ("号码３２０９２２１９９００３０７１２３８", "3209**********1238"), ("旧号320922900307123", "3209*******7123"),
      ("联系人电话13812345678。", "138****5678"), ("电话138 1234 5678。", "138****5678"),
      ("电话１３８－１２３４－５６７８", "138****5678"), ("138-1234-5678", "138****5678"),
    ])
  func found(text: String, masked: String) throws {
    let findings = PersonalNumbers.findings(
      in: TextLine(TextPiece(text, at: Place(file: "a.md", line: 3))))
    #expect(findings.map(\.actual) == [masked])
    let said = "\(findings)"
    #expect(!said.contains("19900307") && !said.contains("900307") && !said.contains("2345"))
  }

  @Test(
    "Other numbers",
    arguments: [
      "320922199003071239", "320922199013071238", "12812345678", "138123456789", "0513-81234567",
      "138 1234 567", "138 12345 6789", "100 1234 5678",
      "20250131123045678",
      "320922901307123", "统一社会信用代码11320922MB1234567X",
    ])
  func other(text: String) {
    #expect(PersonalNumbers.findings(in: TextLine(TextPiece(text, at: Place(file: "a.md")))).isEmpty)
  }

  @Test("In the text beside a unit's tables and in the office's own; printed whole nowhere")
  func everywhere() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n")
    let sheet = try Fixture.text("real/pingtan-2025.sheet.csv")
    try box.write("Inputs/2025/forms/a.csv", sheet + "六、其他\n联系人张某，电话13812345678，予以公开34件。\n")
    try box.write("Inputs/2025/narrative/1-总体情况.md", "身份证320922199003071238的申请人。\n")
    let result = try box.nianbao("build")
    let all = try ["findings.csv", "findings.json", "status.csv"].map { try box.text("Out/2025/\($0)") }
      .joined()
    for whole in ["13812345678", "320922199003071238"] {
      #expect(!all.contains(whole) && !result.errors.contains(whole) && !result.output.contains(whole))
    }
    #expect(all.contains("文字里有一个手机号：138****5678。") && all.contains("文字里有一个身份证号：3209**********1238。"))
    #expect(all.contains("文字写“予以公开”34 件，按“予以公开”是 33 件"))
  }
}
