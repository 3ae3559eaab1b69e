import Foundation
@testable import Nianbao
@testable import NianbaoProject

/// The project of the sample in `Inputs/`, which every input is met with; read once.
enum Sample {
  static let folder = made { try ProjectFolder.read(ProjectPlaces(in: root)) }
  static let year = made { try folder.checkedYear() }
  static let ledger = made { try folder.countLedgers()?.statistics }

  static let form = folder.form
  static let plan = ReadingPlan(form, folder.library, roster: folder.roster, year: folder.year)
  static let index = LabelIndex(form)
  static let check = UnitCheck(form, year: folder.year, others: year.returns.units)

  /// The folder of the repository.
  static let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(5).joined(separator: "/")

  /// Reads and checks something as the form of one unit of this year.
  static func meet(_ content: SubmissionFile.Content) throws {
    let code = folder.roster.units[0].code
    let file = SubmissionFile(file: "\(folder.year)/forms/\(code).csv", path: "\(code).csv") { content }
    let reader = SubmissionReader(form: form, index: index, roster: plan.roster, others: plan.others)
    let readings = try reader.read(file, year: plan.year)
    let returns = Returns(joining: [ReadSubmission(file: file.file, readings: readings)], plan)
    for sent in returns.units where sent.state != .missing {
      let before = year.lastYear.comparable?.units.first { $0.unit.code == sent.unit.code }
      for finding in check.findings(on: sent, lastYear: before) { meet(finding) }
      for value in sent.figures.values {
        hold(value.magnitude <= NumberReading.limit, "a number past the limit is counted")
      }
    }
    returns.strays.forEach(meet)
  }

  private static func meet(_ finding: Finding) {
    hold(!finding.message.isEmpty && finding.place.map { $0.line >= 0 } ?? true, "a finding without words")
    hold(finding.sentence.utf8.count < 10_000, "a finding of a page")
  }

  /// What cannot fail, for it is in the repository.
  private static func made<Value>(_ make: () throws -> Value) -> Value {
    do { return try make() } catch { fatalError("the sample cannot be read: \(error)") }
  }
}
