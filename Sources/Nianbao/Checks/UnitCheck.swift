/// Everything that is checked on one unit's return.
public struct UnitCheck: Sendable {
  package let identities: IdentityCheck
  private let changes: ChangeCheck
  private let magnitude: MagnitudeCheck
  /// The year that the texts are about; `nil` where they are not looked at.
  private let year: Int?
  /// The names of all units, any of which a text may mention.
  private let names: Lexicon<Bool>

  /// The key in `thresholds` for the size from which a change is looked at.
  public static var leastChange: String { ChangeCheck.least }

  /// A check that can be run on any number of units of the form.
  ///
  /// - Parameters:
  ///   - form: the edition that the returns were read with.
  ///   - thresholds: factors and bounds of rules by rule id, as `Project.thresholds`; those left out are the
  ///     rules' own.
  ///   - year: the year that the texts are about; `nil` leaves texts unchecked.
  ///   - others: what all units sent for the same year, for comparing like with like.
  public init(
    _ form: Form, thresholds: [String: Int64] = [:], year: Int? = nil, others: [UnitReturn] = []
  ) {
    identities = IdentityCheck(form)
    magnitude = MagnitudeCheck(form: form, thresholds: thresholds, peers: others)
    changes = ChangeCheck(form, thresholds)
    self.year = year
    names = Lexicon(year == nil || others.allSatisfy(\.texts.isEmpty) ? [] : others.map(\.unit.name))
  }

  /// The findings on all units of a lineage, each with those it follows; a split unit's carry-over is judged on the sum.
  package func findings(on lineage: Lineage, hasLastYear: Bool) -> [Finding] {
    if lineage.isSplit {
      return lineage.units.flatMap { findings(on: $0, lastYear: nil) }
        + LineageCheck(identities: identities).findings(on: lineage)
    }
    let before = hasLastYear ? UnitReturn.joined(lineage.before) : nil
    return lineage.units.flatMap { findings(on: $0, lastYear: before) }
  }

  /// The findings on all lineages, in their order, worked out on all cores.
  package func findings(on lineages: [Lineage], hasLastYear: Bool) -> [Finding] {
    inParallel(lineages.count) { findings(on: lineages[$0], hasLastYear: hasLastYear) }.flatMap { $0 }
  }

  /// The findings on units by themselves, as where no year before is known.
  package func findings(alone units: [UnitReturn]) -> [Finding] {
    inParallel(units.count) { findings(on: units[$0], lastYear: nil) }.flatMap { $0 }
  }

  /// The return's findings from reading and those of every check, in the order of the form, then of the texts.
  public func findings(on sent: UnitReturn, lastYear: UnitReturn?) -> [Finding] {
    guard sent.state == .accepted else { return sent.findings }
    let form = identities.form
    let sizes = magnitude.findings(on: sent, lastYear: lastYear)
    let found =
      AnswerCheck(form: form).findings(on: sent) + identities.findings(on: sent, lastYear: lastYear) + sizes
      + changes.findings(on: sent, lastYear: lastYear, told: Set(sizes.flatMap(\.cells)))
      + CopyCheck(form: form, year: year).findings(on: sent, lastYear: lastYear)
    return (sent.findings + found).withLedgerAsEvidence(form) + texts(of: sent, lastYear)
  }

  private func texts(of sent: UnitReturn, _ lastYear: UnitReturn?) -> [Finding] {
    guard let year, !sent.texts.isEmpty else { return [] }
    var figures = TextFigures(
      identities.form, year: year, figures: sent.figures,
      lastYear: lastYear?.state == .accepted ? lastYear?.figures : nil, unit: sent.unit.code,
      name: sent.unit.name)
    figures.others = OtherBodies(names: names, own: sent.unit.name)
    return TextCheck(figures).findings(on: sent.texts)
  }
}
