import Foundation
import Testing

@testable import NianbaoProject

/// Generated corpora whose answers a Python program wrote down.
@Suite struct CorpusTests {
  @Test("110 units, mixed encodings, two years: all sums and growth rates are those of the key")
  func county() throws {
    let box = try Sandbox()
    try generate(box, ["--units", "110", "--encoding", "mix"])
    for year in [2024, 2025] {
      try build(box, year)
      #expect(try compare(box, year).hasPrefix("\(year): 200 sums"))
    }
    let read = try run(
      python, [tool("read_back.py"), box.path("Out/2025")])
    #expect(read.status == 0, "\(read.output)\(read.errors)")
  }

  @Test("Every cell spoiled once up and once down: the bars of the suspect cell hold")
  func suspects() throws {
    let script = Fixture.package.appendingPathComponent("Tests/Bench/bench_checks.py").path
    let templates = Fixture.package.appendingPathComponent("Templates").path
    let result = try run(
      python, [script, Sandbox.program, templates, "--rounds", "1"],
      environment: ["PYTHONDONTWRITEBYTECODE": "1"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.hasPrefix("one wrong cell: one finding"))
    #expect(result.output.contains(/cell and value first +350 of +350/))
  }

  @Test("400 units with 150 faults: each found at its place, sound units clean, at most 1.2 errors a fault")
  func faults() throws {
    let box = try Sandbox()
    try generate(box, ["--units", "400", "--encoding", "mix", "--faults", "150", "--seed", "3"])
    for year in [2024, 2025] {
      try build(box, year)
      #expect(try compare(box, year, "--faults").contains("faults found"))
    }
  }

  private func tool(_ name: String) -> String {
    Fixture.package.appendingPathComponent("Tests/Tools/\(name)").path
  }

  private func generate(_ box: Sandbox, _ arguments: [String]) throws {
    let maker = Fixture.package.appendingPathComponent("Tests/Bench/make_corpus.py").path
    let made = try run(
      python, [maker, "--out", box.path("corpus")] + arguments)
    try #require(made.status == 0, "\(made.errors)")
  }

  private func build(_ box: Sandbox, _ year: Int) throws {
    try box.build(year: year, inputs: "corpus")
  }

  private func compare(_ box: Sandbox, _ year: Int, _ mode: String...) throws -> String {
    let result = try run(
      python,
      [
        tool("check_corpus.py"), box.path("corpus"),
        box.path("Out"), String(year),
      ] + mode)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    return result.output
  }
}
