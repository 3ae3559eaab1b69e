/// The page on which an office shows how far its units are.
package struct ProgressPage {
  private let progress: RosterProgress
  private let project: Project
  private let form: Form
  private let year: Int

  package init(_ progress: RosterProgress, _ project: Project, _ form: Form, year: Int) {
    self.progress = progress
    self.project = project
    self.form = form
    self.year = year
  }

  /// The values of its template, which escapes them.
  package var values: [String: Any] {
    let page = PageListing(progress.listing, in: .page) { $0 }
    let title = "\(project.region)\(year)年\(form.title)报送进度"
    let own: [String: Any] = [
      "title": title, "titleLines": PageText.title(title, of: form), "dates": progress.dateWords,
      "summary": progress.summary, "hasRegister": progress.hasRegister,
      "missingUnits": names(.missing), "returnedUnits": names(.returned),
      "hasMissing": !progress.units(.missing).isEmpty, "hasReturned": !progress.units(.returned).isEmpty,
      "columns": page.heads,
      "units": page.lines(also: values),
    ]
    return own.merging(progress.counts) { own, _ in own }
  }

  private func names(_ standing: UnitProgress.Standing) -> [[String: Any]] {
    progress.units(standing).map { ["name": $0.unit.name] }
  }

  /// What the page says of a unit beside its columns.
  private func values(of one: UnitProgress) -> [String: Any] {
    let (first, last) = (one.received, one.receivedLast)
    return [
      "kind": one.unit.kind, "isReceived": one.standing == .received, "isMissing": one.standing == .missing,
      "isReturned": one.standing == .returned, "hasDays": !one.dayWords.isEmpty, "days": one.dayWords,
      "isLate": one.isLate, "received": first?.description ?? "",
      "hasLast": last != nil && last != first, "last": last?.description ?? "",
      "times": one.receipts.kept.count, "isAgain": one.receipts.kept.count > 1,
      "hasSentBack": !one.receipts.returned.isEmpty, "sentBack": one.receipts.returned.count,
      "files": one.files.map { ["name": $0.fileName] },
    ]
  }
}

extension RosterProgress {
  /// How many units there are of each standing, as templates name them.
  var counts: [String: Any] {
    [
      "all": units.count, "received": units(.received).count, "returned": units(.returned).count,
      "missing": units(.missing).count, "late": late.count,
    ]
  }
}
