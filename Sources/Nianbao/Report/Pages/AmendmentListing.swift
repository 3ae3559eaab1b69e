/// What the office registered and what holds (说明和更正): an explanation of a finding, or a correction of a number.
package struct ListedAmendment: Sendable {
  package enum Kind: String, Sendable {
    case correction = "更正"
    case waiver = "说明"
  }

  package let kind: Kind
  /// Whose it is; the region's where it is no unit's.
  package let unit: String
  /// The rule's id, and its words; empty for a correction.
  let rule, ruleText: String
  let item: String
  let from: String
  /// Empty for an explanation.
  let to: String
  let reason, by, date: String

  static let columns: [ListingColumn<ListedAmendment>] = [
    ListingColumn("kind", .text, .named("种类").sheet(width: 8)) { .words($0.kind.rawValue) },
    ListingColumn("unit", .text, .named("单位").page().sheet(width: 24)) { .words($0.unit) },
    ListingColumn("ruleId", .text, .named("规则").sheet(width: 14)) { .words($0.rule) },
    ListingColumn("rule", .text, .named("规则").page()) { .words($0.ruleText) },
    ListingColumn("item", .text, .named("项目").page().sheet(width: 34)) { .words($0.item) },
    ListingColumn("from", .text, .named("报表填写").page().sheet(width: 14)) { .words($0.from) },
    ListingColumn("to", .text, .named("更正为").page().sheet(width: 14)) { .words($0.to) },
    ListingColumn("reason", .text, .named("理由").page().sheet(width: 44)) { .words($0.reason) },
    ListingColumn("who", .text, .named("登记").page()) { one in
      .words([one.by, one.date].filter { !$0.isEmpty }.joined(separator: "，"))
    },
    ListingColumn("by", .text, .named("谁").sheet(width: 12)) { .words($0.by) },
    ListingColumn("date", .text, .named("日期").sheet(width: 12)) { .words($0.date) },
  ]
}

extension Report {
  /// Corrections, then explanations; `nil` when nothing is registered.
  package var amendments: Listing<ListedAmendment>? {
    let all = listedCorrections + listedWaivers
    return all.isEmpty ? nil : Listing(ListedAmendment.columns, all)
  }

  /// What a page says of corrections: it has no column for a rule.
  var correctionListing: Listing<ListedAmendment> {
    Listing(ListedAmendment.columns.filter { $0.id != "rule" }, listedCorrections)
  }

  /// What a page says of explanations: nothing was changed.
  var waiverListing: Listing<ListedAmendment> {
    Listing(ListedAmendment.columns.filter { $0.id != "to" }, listedWaivers)
  }

  private var listedCorrections: [ListedAmendment] {
    corrections.map { one in
      let correction = one.correction
      return ListedAmendment(
        kind: .correction, unit: one.unit.name, rule: "", ruleText: "", item: correction.address.words,
        from: correction.from.isEmpty ? "空白" : correction.from, to: correction.to, reason: correction.reason,
        by: correction.by, date: correction.date)
    }
  }

  private var listedWaivers: [ListedAmendment] {
    let names = Dictionary(
      units.map { ($0.unit.code, $0.unit.name) }, uniquingKeysWith: { first, _ in first })
    return waivers.map { waiver in
      ListedAmendment(
        kind: .waiver, unit: names[waiver.unit] ?? project.region, rule: waiver.rule.id,
        ruleText: waiver.rule.text, item: waiver.address.words, from: waiver.actual, to: "",
        reason: waiver.reason, by: waiver.by, date: waiver.date)
    }
  }
}
