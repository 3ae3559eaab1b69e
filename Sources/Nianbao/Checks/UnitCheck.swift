/// Everything that is checked on one unit's return.
public struct UnitCheck: Sendable {
  public let identities: IdentityCheck
  private let thresholds: [String: Int64]

  public init(_ form: Form, thresholds: [String: Int64] = [:]) {
    identities = IdentityCheck(form)
    self.thresholds = thresholds
  }

  /// The findings on all units of a lineage, each with those it follows; a split unit's carry-over is judged on the sum.
  public func findings(on lineage: Lineage, hasLastYear: Bool) -> [Finding] {
    if lineage.isSplit {
      return lineage.units.flatMap { findings(on: $0, lastYear: nil) }
        + LineageCheck(identities: identities).findings(on: lineage).map { $0.saying() }
    }
    let before = hasLastYear ? UnitReturn.joined(lineage.before) : nil
    return lineage.units.flatMap { findings(on: $0, lastYear: before) }
  }

  /// The return's findings from reading and those of every check, in the order of the form.
  public func findings(on sent: UnitReturn, lastYear: UnitReturn?) -> [Finding] {
    guard sent.state == .accepted else { return sent.findings }
    let form = identities.form
    let magnitude = MagnitudeCheck(form: form, rules: identities.rules, thresholds: thresholds)
    let found =
      AnswerCheck(form: form).findings(on: sent) + identities.findings(on: sent, lastYear: lastYear)
      + magnitude.findings(on: sent, lastYear: lastYear)
    return sent.findings + found.map { $0.saying() }
  }
}
