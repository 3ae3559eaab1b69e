/// Settles findings by accepted explanations, as long as the number explained is still the one found.
package struct Waiving: Sendable {
  /// All findings, those explained marked so, and one for each explanation that explains nothing any more.
  package let findings: [Finding]
  /// The explanations that hold.
  package let held: [Waiver]

  /// Marks the findings that explanations settle.
  ///
  /// Explanations that explain nothing are told too, but not when only some files are checked (`tellsStale`).
  package init(_ waivers: [Waiver], _ findings: [Finding], tellsStale: Bool = true) {
    if waivers.isEmpty {
      (self.findings, held) = (findings, [])
      return
    }
    var settled = findings
    var held: [Waiver] = []
    // Thousands of explanations may meet thousands of findings: each looks at those of its rule and unit alone.
    let about = Dictionary(grouping: findings.indices) {
      Subject(rule: findings[$0].rule.id, unit: findings[$0].unit)
    }
    for waiver in waivers {
      let own = about[Subject(rule: waiver.rule.id, unit: waiver.unit)] ?? []
      let met = own.filter { waiver.explains(settled[$0]) }
      for position in met { settled[position].state = .waived }
      if met.isEmpty {
        guard tellsStale else { continue }
        settled.append(.stale(waiver, now: own.first { waiver.isAbout(findings[$0]) }.map { findings[$0] }))
      } else {
        held.append(waiver)
      }
    }
    self.findings = settled
    self.held = held
  }
}

/// What a finding speaks of, as far as an explanation must agree at once.
private struct Subject: Hashable {
  let rule: String
  let unit: String
}

extension Waiver {
  fileprivate func isAbout(_ finding: Finding) -> Bool {
    finding.rule == rule && finding.unit == unit && address.covers(finding.address)
  }

  fileprivate func explains(_ finding: Finding) -> Bool {
    if rule.explanation == .fillsBlanks {
      // The blanks were settled when the cells were read; several explanations may share one finding.
      return finding.rule == rule && finding.unit == unit && finding.state == .waived
        && (address.covers(finding.address) || finding.address.covers(address))
    }
    return isAbout(finding) && finding.actual == actual
  }
}

extension Finding {
  fileprivate static func stale(_ waiver: Waiver, now: Finding?) -> Finding {
    let about = waiver.address.words.isEmpty ? "“\(waiver.rule)”" : "“\(waiver.rule)”\(waiver.address.words)"
    let state =
      now.map { "现在的数是“\(shown($0.actual))”，说明时是“\(shown(waiver.actual))”" } ?? "现在没有这条意见"
    return Finding(
      .staleWaiver, unit: waiver.unit, at: waiver.address, place: waiver.place,
      expected: waiver.actual, actual: now?.actual ?? "", "\(about)的说明对不上了：\(state)。",
      hint: now == nil ? nil : "请与单位核实，仍属实的按现在的数重新登记说明。")
  }
}
