import Nianbao

/// The report for programs and for the office: files that print nothing that is not in the report.
extension PublishedFile {
  static let texts = PublishedFile("texts.json", .report, .data { try json(TextsRecord($0.report)) })

  /// First drafts of the sections that nobody wrote yet.
  static func drafts(of report: Report) -> [PublishedFile] {
    report.narrative.drafts.map { draft in
      PublishedFile(draft.file, .report, .data { _ in Array(draft.text.utf8) })
    }
  }

  static let facts = PublishedFile(
    "facts.csv", .facts, .stream { try FactCSV($0.returns).write($1) })

  static let comparison = PublishedFile(
    "summary.csv", .facts,
    .data { summaryCSV($0.report.statistics, columns: $0.report.comparedColumns) })

  static let upward = PublishedFile(
    "upward.csv", .facts, .data { upwardCSV($0.report.statistics, project: $0.report.project) })

  /// The supplements, where somebody answered any.
  static func more(of report: Report) -> [PublishedFile] {
    let (form, figures) = (report.form, report.statistics.figures)
    guard form.cells.contains(where: { form.isAnnexed($0) && figures.state(of: $0).isAnswer }) else {
      return []
    }
    return [
      PublishedFile(
        "upward-more.csv", .facts,
        .data { upwardMoreCSV($0.report.statistics, project: $0.report.project) })
    ]
  }

  static let findings = PublishedFile("findings.csv", .findings, .data { findingsCSV($0.report.findings) })

  static let findingsRecord = PublishedFile(
    "findings.json", .findings, .data { try findingsJSON($0.report.findings) })

  static let status = PublishedFile(
    "status.csv", .findings, .data { statusCSV($0.report.units, $0.report.findings) })

  /// What the ledgers count, where there are any.
  static func ledger(of report: Report) -> [PublishedFile] {
    guard let ledger = report.ledger else { return [] }
    return [
      PublishedFile("ledger.csv", .ledger, .data { ledgerCSV(ledger, roster: $0.roster) }),
      PublishedFile(
        "upward-ledger.csv", .ledger, .data { upwardLedgerCSV(ledger, project: $0.report.project) }),
    ]
  }
}
