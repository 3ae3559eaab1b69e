import Foundation
@testable import Nianbao

/// A side of a comparison, a part each: `facts.csv`, which is read as a stream, and what a build says beside it.
func meetFacts(_ input: [UInt8]) throws {
  let parts = Parts(input)
  let data = parts["facts.csv"] ?? input
  let (whole, pieces) = (Result { try table(data, step: data.count) }, Result { try table(data, step: 7) })
  switch (whole, pieces) {
  case (.success(let one), .success(let other)): hold(isSame(one, other), "read otherwise in pieces")
  case (.failure(let one), .failure(let other)):
    hold(one as? FactReader.Trouble == other as? FactReader.Trouble, "refused otherwise in pieces")
    return
  default: fatalError("read whole or in pieces alone")
  }
  let side = try side(try whole.get(), parts)
  // One comparison an input: they take long.
  let sides = [(side, side), (sample, side), (side, sample)][input.count % 3]
  let difference = try Difference(sides.0, sides.1, succession: nil)
  hold(input.count % 3 > 0 || difference.isEmpty, "different from itself")
  _ = DifferenceMarkdown(DifferenceWords(difference)).text
}

private let sample = ComparedSide.composed(
  "2025",
  Report(
    project: Sample.folder.project, statistics: Sample.year.statistics,
    narrative: Narrative([], statistics: Sample.year.statistics, folder: ""), findings: Sample.year.findings,
    units: Sample.year.returns.units),
  Sample.year.returns, roster: Sample.folder.roster)

private func table(_ data: [UInt8], step: Int) throws -> FactTable {
  var place = 0
  return try FactReader.read(form: Sample.form, pieceSize: data.count + 64) { room in
    let count = min(room.count, max(1, step), data.count - place)
    room.copyBytes(from: data[place..<(place + count)])
    place += count
    return count
  }
}

private func isSame(_ one: FactTable, _ other: FactTable) -> Bool {
  one.units == other.units && one.files == other.files && one.year == other.year
    && one.form.cells.allSatisfy { one.isSame($0, as: $0, in: other) }
}

private func side(_ facts: FactTable, _ parts: Parts) throws -> ComparedSide {
  var side = try ComparedSide(
    name: "a", facts: facts, roster: Sample.folder.roster,
    summary: parts["summary.csv"].map { ($0, "summary.csv") })
  side.statuses = try parts["status.csv"].map { try ComparedSide.UnitStatus.read($0, file: "status.csv") }
  side.ledger = try parts["ledger.csv"].map { try ComparedSide.LedgerLine.read($0, file: "ledger.csv") }
  side.texts = parts["texts.json"].flatMap { try? JSONDecoder().decode(TextsRecord.self, from: Data($0)) }
  return side
}
