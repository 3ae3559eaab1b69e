import Testing

/// The program against a second reading that was written from the contract alone, in Python, on made-up submissions.
@Suite struct DifferentialTests {
  @Test("Every cell of four hundred submissions counts as the second reading says, or is told")
  func sameCells() throws {
    let compare = Fixture.package.appendingPathComponent("Tests/Differential/compare.py").path
    let templates = Fixture.package.appendingPathComponent("Templates").path
    let result = try run(
      python, [compare, Sandbox.program, templates, "--seed", "1", "--units", "400"],
      environment: ["PYTHONDONTWRITEBYTECODE": "1"])
    #expect(
      result.output == "400 submissions, 80000 cells compared, 0 differences\n" && result.status == 0,
      "\(result.output)\(result.errors)")
  }
}
