/// Another edition of a form, whose sheets turn up in a year that is not theirs: what both editions ask is counted.
struct OtherEdition: Sendable {
  let form: Form
  /// Made only when some file is not wholly of the year's form.
  private let labels: OnDemand<LabelIndex>
  private let succession: Succession

  /// `nil` when neither edition says how it follows from the other.
  init?(_ form: Form, besides own: Form, _ library: FormLibrary) {
    guard let known = library.succession(from: form, to: own) ?? library.succession(from: own, to: form)
    else {
      return nil
    }
    self.form = form
    labels = OnDemand { LabelIndex(form) }
    succession = known
  }

  var index: LabelIndex { labels.value }

  /// The form that the year asks for.
  var asked: Form { succession.older.id == form.id ? succession.newer : succession.older }

  /// The cells of the year's form that this edition cannot answer.
  var unanswered: Set<Int> {
    let answered =
      succession.older.id == form.id
      ? succession.same.indices.filter { succession.same[$0] != nil }
        + succession.merged.flatMap { $0.parts.map { Int($0.index) } }
      : succession.same.compactMap { $0.map { Int($0.index) } } + succession.merged.map { Int($0.cell.index) }
    return Set(0..<asked.cellCount).subtracting(answered)
  }

  /// The facts of a sheet of this edition as facts of the form that the year asks for.
  func translated(_ facts: Facts) -> Facts {
    var result = Facts(cellCount: asked.cellCount)
    let isOlder = succession.older.id == form.id
    for (newer, older) in succession.same.enumerated() {
      guard let older = older.map({ Int($0.index) }) else { continue }
      let (from, to) = isOlder ? (older, newer) : (newer, older)
      result.copy(from, of: facts, to: to)
    }
    for merged in succession.merged {
      if isOlder { split(merged, facts, into: &result) } else { join(merged, facts, into: &result) }
    }
    return result
  }

  /// The old row stands for the new row that is declared to be read `alone`; the others are not asked.
  private func split(_ merged: Succession.Merged, _ facts: Facts, into result: inout Facts) {
    guard facts.figures.state(of: merged.cell) != .absent else { return }
    for part in merged.parts {
      let blank = asked.blank(of: part)
      if asked.tables[blank.table].loneGroup(readAs: blank.row) != nil {
        result.copy(Int(merged.cell.index), of: facts, to: Int(part.index))
      } else {
        result.figures.states[Int(part.index)] = .notAsked
      }
    }
  }

  /// The new rows' sum stands for the old one where every one of them has a number.
  private func join(_ merged: Succession.Merged, _ facts: Facts, into result: inout Facts) {
    guard let first = merged.parts.first, facts.figures.state(of: first) != .absent else { return }
    result.copy(Int(first.index), of: facts, to: Int(merged.cell.index))
    let states = merged.parts.map { facts.figures.state(of: $0) }.filter { $0 != .notAsked }
    if let open = states.first(where: { $0 != .number }) {
      result.figures.states[Int(merged.cell.index)] = open
      result.figures.values[Int(merged.cell.index)] = 0
    } else {
      result.figures[merged.cell] = succession.sum(of: merged, in: facts.figures)
    }
  }
}

extension Facts {
  fileprivate mutating func copy(_ index: Int, of other: Facts, to own: Int) {
    figures.states[own] = other.figures.states[index]
    figures.values[own] = other.figures.values[index]
    places[own] = other.places[index]
    if !other.written.isEmpty {
      written[Cell(index: UInt16(own))] = other.written[Cell(index: UInt16(index))]
    }
  }
}

extension Finding {
  /// A sheet of one edition that was sent in a year of the other.
  static func otherEdition(_ sent: OtherEdition, _ reading: Reading, year: Int) -> Finding {
    let missing = sent.unanswered.count
    let counted = reading.facts?.figures.states.count { $0 != .absent } ?? 0
    return Finding(
      .otherEdition, place: reading.place(max(1, reading.statement.line)),
      expected: sent.asked.source, actual: sent.form.source,
      "这是\(sent.form.source)那一版的表，\(year) 年应当用\(sent.asked.source)的表：两版相同的 \(counted) 格已计入，本年才有的 \(missing) 格没有数。",
      hint: "请改用 \(year) 年下发的表重报；只是放错年份的，移到那一年的文件夹。")
  }
}

extension Reading {
  /// The reading of a sheet of another edition, in the cells of the form that the year asks for.
  func translated(from other: OtherEdition, year: Int?) -> Reading {
    guard let facts, !isRejected else { return self }
    var result = self
    result.facts = other.translated(facts)
    result.strangers = []
    result.seen = SeenTitles()
    result.last = nil
    result.endsOpen = false
    result.excused = other.unanswered
    let asked = year ?? statement.year ?? other.asked.years.lowerBound
    result.findings = findings + [.otherEdition(other, result, year: asked)]
    return result
  }
}
