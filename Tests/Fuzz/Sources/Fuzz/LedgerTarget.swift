@testable import Nianbao

/// A ledger of published items and one of applications: read as a stream, the pieces count what the whole does.
func meetLedger(_ input: [UInt8]) throws {
  let whole = try reading(input, pieceSize: 1 << 20)
  let pieces = try reading(input, pieceSize: 64)
  hold(whole.counts == pieces.counts && whole.uncounted == pieces.uncounted, "counted otherwise")
  hold(whole.hasAny == pieces.hasAny && whole.sources == pieces.sources, "read otherwise")
  // Of a file that is no ledger the line that is most like a header may be another one, or none.
  let (said, again) = (whole.findings, pieces.findings)
  hold(whole.hasAny ? said == again : said.isEmpty == again.isEmpty, "told otherwise")
  for keys in whole.counts.keys.enumerated() where !whole.counts.overfull.contains(keys.offset) {
    hold(keys.element.values.reduce(0, +) == whole.counts.total, "counts that do not add up")
  }
  _ = LedgerStatistics(whole, prior: pieces, roster: Sample.folder.roster)
  try meetRequests(input)
}

private let plan = LedgerPlan(year: Sample.folder.year, roster: Sample.folder.roster, columns: ["栏目"])

private func reading(_ input: [UInt8], pieceSize: Int) throws -> LedgerReading {
  let file = LedgerFile(file: "2025/ledger/a.csv") {
    var place = 0
    return .bytes { room in
      let count = min(room.count, input.count - place)
      room.copyBytes(from: input[place..<(place + count)])
      place += count
      return count
    }
  }
  return try LedgerReading([file], plan, pieceSize: pieceSize)
}

private func meetRequests(_ input: [UInt8]) throws {
  let folder = Sample.folder
  let file = SubmissionFile(file: "2025/requests/a.csv", path: "a.csv") { .bytes(input) }
  let ledger = try RequestLedger(
    reading: [file], form: Sample.form, roster: folder.roster, year: folder.year,
    calendar: folder.project.calendar)
  hold(ledger.told.allSatisfy { !$0.message.isEmpty }, "a finding without words")
  var plan = Sample.plan
  plan.requests = ledger
  _ = Returns(joining: [], plan)
}
