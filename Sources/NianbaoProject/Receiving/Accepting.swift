import Nianbao

/// What became of one unit that was to be accepted.
package struct Accepted: Sendable, Equatable {
  package let unit: Roster.Unit
  /// Why it was not accepted; `nil` where it was.
  package let refusal: String?
}

extension ProjectFolder {
  /// Accepts what units sent (验收): a later file of theirs waits until they are reopened.
  ///
  /// Source: the office's own order; a unit that is not received without open errors cannot be accepted.
  ///
  /// - Parameters:
  ///   - called: code, name or 简称; `nil` accepts all that can be.
  ///   - by: who accepts.
  ///   - time: when, as `2026-02-10 09:30`.
  /// - Returns: each unit that was looked at; of all units those that were accepted now.
  /// - Throws: `WrongUse` when the roster has no such unit; `FileTrouble`, `DefinitionError`.
  package func accept(_ called: String?, by: String, at time: String) throws -> [Accepted] {
    let only = try called.map { try unit(coded: $0) }
    return try alone {
      let year = try checkedYear()
      let open = Dictionary(
        grouping: year.findings.filter { $0.state == .open && $0.severity == .error }, by: \.unit)
      let known = try receipts()
      var (result, lines): ([Accepted], [[String: String]]) = ([], [])
      for sent in year.returns.units where only == nil || sent.unit == only {
        if known?.decision(on: sent.unit.code)?.act == .accepted {
          if only != nil { result.append(Accepted(unit: sent.unit, refusal: "已经验收过。")) }
          continue
        }
        let refusal = refusal(of: sent, open[sent.unit.code]?.count ?? 0)
        if refusal == nil { lines.append(line(.accepted, sent, by: by, reason: "", at: time)) }
        if refusal == nil || only != nil { result.append(Accepted(unit: sent.unit, refusal: refusal)) }
      }
      try ReceiptRegister.add(lines, to: register)
      return result
    }
  }

  /// Opens an accepted unit again (重开), so that its next file is received.
  ///
  /// - Throws: `WrongUse` when it is not accepted; `FileTrouble`, `DefinitionError`.
  package func reopen(_ called: String, by: String, reason: String, at time: String) throws -> Roster.Unit {
    let own = try unit(coded: called)
    return try alone {
      guard try receipts()?.decision(on: own.code)?.act == .accepted else {
        throw WrongUse("\(own.name)没有验收过，不必重开。")
      }
      guard let sent = try checkedYear().returns.units.first(where: { $0.unit == own }) else { return own }
      try ReceiptRegister.add([line(.reopened, sent, by: by, reason: reason, at: time)], to: register)
      return own
    }
  }

  private func refusal(of sent: UnitReturn, _ errors: Int) -> String? {
    switch sent.state {
    case .missing: "还没有报，没有验收。"
    case .rejected: "报来的文件不能计入，没有验收。"
    case .accepted: errors > 0 ? "还有 \(errors) 处错误，没有验收；改好或登记说明以后再验收。" : nil
    }
  }

  private func line(
    _ act: Receipts.Decision.Act, _ sent: UnitReturn, by: String, reason: String, at time: String
  ) -> [String: String] {
    let first = sent.files.first ?? ""
    let entry = Files.entry(of: "\(inputs)/\(first)", as: first)
    return [
      "when": time, "unit": sent.unit.code, "name": sent.unit.name, "file": sent.files.joined(separator: ";"),
      "sha256": entry?.sha256 ?? "", "reason": reason, "act": act.rawValue, "by": by,
    ]
  }
}
