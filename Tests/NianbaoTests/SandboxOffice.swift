import Foundation
import Nianbao
import NianbaoProject
import Testing

/// What an office does day by day, as a library: receives, explains, puts right, looks how far it is, asks why.
extension Sandbox {
  /// Checks a file that came, and keeps it or sends it back.
  @discardableResult
  func receive(
    _ file: String, at time: String = "2026-01-20 09:05", unit: String? = nil, anyway reason: String? = nil
  ) throws -> Received {
    var receiving = try project().receiving()
    let receipt = try receiving.check(path(file), unit: unit)
    let place = try receiving.settle(receipt, at: time, reason: reason ?? "", anyway: reason != nil)
    return Received(receipt: receipt, place: place)
  }

  @discardableResult
  func waive(
    _ rule: String, unit: String? = nil, at address: String = "", reason: String, by: String = "张三",
    on day: String = "2026-02-03"
  ) throws -> Registered<[Finding]> {
    try project().waive(
      rule, unit: unit, at: Address(path: address), Registration(reason: reason, by: by, day: day))
  }

  @discardableResult
  func correct(
    _ address: String, to value: String, of unit: String, reason: String = "核实", by: String = "王五",
    on day: String = "2026-02-03"
  ) throws -> Registered<UnitCorrection> {
    try project().correct(address, to: value, of: unit, Registration(reason: reason, by: by, day: day))
  }

  /// How far the units are on a day.
  func progress(asOf day: String = "2026-02-03") throws -> RosterProgress {
    let project = try project()
    return try project.progress(try project.checkedYear(), asOf: try #require(Day(day)))
  }

  /// Where a number comes from; `version` asks one of this year's versions.
  func why(_ place: String, unit: String? = nil, version: String? = nil) throws -> Answered {
    guard let version else { return try project().why(place, unit: unit) }
    let frozen = try Sides(places()).version(toAsk: version)
    var notices: [Notice] = []
    let kept = try ProjectFolder.read(
      keptIn: frozen, ledgers: try frozen.ledgers(in: path("Inputs")), notices: &notices)
    return try kept.why(place, unit: unit)
  }

  /// The versions of the year, each with what changed since the one before.
  func history(of year: Int = 2025) throws -> [VersionStep] {
    var notices: [Notice] = []
    return try Sides(places()).history(of: year, notices: &notices)
  }

  /// The form whose rules are asked of.
  func formInForce(year: Int? = nil) throws -> Form {
    var notices: [Notice] = []
    return try ProjectFolder.formInForce(places(year: year), notices: &notices)
  }

  /// Moves an old form onto this year's, into a folder, and says which files there were left alone.
  @discardableResult
  func move(
    _ file: String, unit: String? = nil, as kind: BlankKind = .xlsx, into place: String
  ) throws -> (old: OldForm, kept: [String]) {
    let project = try project()
    let old = try project.oldForm(path(file), unit: unit)
    let form = try project.blankForms().form(of: old.unit).filled(with: old.figures)
    return (old, try project.write(form, as: kind, into: path(place)).map(relative))
  }
}

/// What became of a file that came in.
struct Received {
  let receipt: Receipt
  /// Where it stands now, relative to `Inputs/`; `nil` where it was sent back.
  let place: String?

  var errors: Int { receipt.findings.count(open: .error) }
  var said: String { receipt.findings.said(below: "") }
}
