extension Returns {
  /// Gives every file to its unit and joins the files of a unit, on all cores.
  init(_ readings: [Kept<Reading>], _ plan: ReadingPlan, roster: Roster, year: Int) {
    let (byUnit, strays) = Self.sorted(readings, in: roster, year: year)
    form = plan.form
    self.year = year
    self.strays = strays + plan.requests.findings
    let asked = roster.units(in: year)
    units = inParallel(asked.count) { position in
      let unit = asked[position]
      return Joining(plan: plan, year: year, unit: unit, readings: byUnit[unit.code] ?? []).result()
    }
  }

  /// The readings of each unit by its code, and what is to be said of those that are no unit's.
  static func sorted(
    _ readings: [Kept<Reading>], in roster: Roster, year: Int
  ) -> (byUnit: [String: [Kept<Reading>]], strays: [Finding]) {
    var strays: [Finding] = []
    var byUnit: [String: [Kept<Reading>]] = [:]
    for (position, owner) in inParallel(
      readings.count, value: { ReadingOwner(readings[$0].value, in: roster, year: year) }
    ).enumerated() {
      switch owner {
      case .unit(let unit, let told) where told.isEmpty:
        byUnit[unit.code, default: []].append(readings[position])
      case .unit(let unit, let told):
        var reading = readings[position].value
        reading.findings += told
        byUnit[unit.code, default: []].append(Kept(reading))
      case .refused(let unit, let finding):
        let reading = readings[position].value
        byUnit[unit.code, default: []].append(
          Kept(.rejected(reading.file, finding, statement: reading.statement)))
      case .nobody(let findings): strays += findings
      }
    }
    return (byUnit, strays)
  }
}

/// Joins the files of one unit and judges what is missing on the joined whole.
struct Joining {
  let plan: ReadingPlan
  let year: Int
  let unit: Roster.Unit
  let readings: [Kept<Reading>]

  private var form: Form { plan.form }

  func result() -> UnitReturn {
    var (counted, refused) = sorted()
    var joined = join(counted)
    for (position, reading) in counted.enumerated().reversed() where isCut(reading.value, joined.facts) {
      refused.append(Kept(.rejected(reading.value.file, .cutAtEnd(form, reading.value))))
      counted.remove(at: position)
    }
    if counted.count < readings.count { joined = join(counted) }
    if let ledger = ledgerInPlaceOfTable(counted, joined.facts) {
      counted.append(Kept(ledger))
      joined = join(counted)
    } else {
      joined.findings += comparedWithLedger(counted, joined.facts)
    }
    excuse(from: &joined.facts)
    joined.findings =
      refused.flatMap { $0.value.findings } + counted.flatMap { $0.value.findings } + joined.findings
      + (plan.requests.units[unit.code]?.findings ?? [])
    let isCut = refused.contains { $0.value.findings.contains { $0.rule == .cutFile } }
    return decided(counted, joined.facts, joined.findings, isCut: isCut)
  }

  /// What counts once the office has decided and the unit has declared; of a file that was cut nobody asks what it lacks.
  private func decided(
    _ counted: [Kept<Reading>], _ facts: Facts, _ findings: [Finding], isCut: Bool
  ) -> UnitReturn {
    var amending = Amending(
      form: form, unit: unit, hasFile: !counted.isEmpty, facts: facts, findings: findings)
    if let own = plan.amendments[unit.code] { amending.apply(own) }
    var findings = amending.findings
    if !counted.isEmpty, !isCut {
      findings += MissingParts.findings(form, amending.facts, counted)
    }
    var declaring = Declaring(form, amending.facts)
    for reading in counted.map(\.value) {
      for declared in reading.declared { declaring.apply(declared, in: reading) }
    }
    findings += declaring.findings
    let state: UnitReturn.State = !counted.isEmpty ? .accepted : readings.isEmpty ? .missing : .rejected
    if state == .missing { findings.append(.notSent(unit, year: year)) }
    return UnitReturn(
      unit: unit, state: state, files: (counted.isEmpty ? readings : counted).map { $0.value.file }.distinct,
      sources: counted.map { Place(file: $0.value.file, sheet: $0.value.sheet) }, facts: declaring.facts,
      findings: findings.map { finding in
        var finding = finding
        finding.unit = unit.code
        return finding
      }, acceptedBlanks: amending.acceptedBlanks, corrections: amending.corrections,
      declarations: declaring.held, declaredBlanks: declaring.blanks,
      texts: counted.flatMap { $0.value.texts },
      sections: counted.reduce(into: SentTexts()) { $0.add($1.value.sections) })
  }

  /// The files that count, and those refused: by themselves, or because they are of another year.
  ///
  /// A workbook with a sheet for each year is one file of this year; its other sheets are told.
  private func sorted() -> (counted: [Kept<Reading>], refused: [Kept<Reading>]) {
    let sound = readings.filter { !$0.value.isRejected }
    var counted = sound.filter { ($0.value.statement.year ?? year) == year }
    if counted.count == readings.count { return (counted, []) }
    var refused = readings.filter { $0.value.isRejected }
    let others = sound.map(\.value).filter { ($0.statement.year ?? year) != year }
    for (file, sheets) in Dictionary(grouping: others, by: \.file).sorted(by: { $0.key < $1.key }) {
      if let own = counted.firstIndex(where: { $0.value.file == file && !$0.value.sheet.isEmpty }) {
        var reading = counted[own].value
        reading.findings.append(.otherYears(sheets, year: year))
        counted[own] = Kept(reading)
      } else {
        refused += sheets.map {
          Kept(.rejected(file, .otherYear($0, stated: $0.statement.year ?? year, year: year)))
        }
      }
    }
    return (counted, refused)
  }

  /// Tables that do not apply to the unit's 类型 ask nothing of it; what it answers there counts all the same.
  private func excuse(from facts: inout Facts) {
    let asked = plan.tables(of: unit.kind)
    for (position, table) in form.tables.enumerated() where !asked.contains(position) {
      for index in table.cells where !facts.figures.states[index].isAnswer {
        facts.figures.states[index] = .notAsked
      }
      for index in table.cells
      where facts.figures.states[index] == .notApplicable && !form.blanks[index].allowsNotApplicable {
        facts.figures.states[index] = .notAsked
      }
    }
  }
}

extension Joining {
  /// Every cell from the file that answers it; a cell answered twice counts once when equal, and not at all
  /// when different.
  private func join(_ readings: [Kept<Reading>]) -> (facts: Facts, findings: [Finding]) {
    if readings.count == 1, let only = readings[0].value.facts { return (only, []) }
    var facts = Facts(cellCount: form.cellCount)
    var overlapping: Set<Int> = []
    var differing: Set<Cell> = []
    for (file, reading) in readings.enumerated() {
      guard let own = reading.value.facts else { continue }
      for index in 0..<form.cellCount where own.figures.states[index] != .absent {
        let cell = Cell(index: UInt16(index))
        let (old, new) = (facts.answer(in: cell), own.answer(in: cell))
        if old.state.isAnswer && new.state.isAnswer {
          overlapping.formUnion([Int(facts.places[index].file), file])
          if old.state != new.state || old.value != new.value { differing.insert(cell) }
          facts.meet(new, in: cell, form)
        }
        guard old.state == .absent || !old.state.isAnswer && new.state.isAnswer else { continue }
        facts.take(new, in: cell)
        facts.places[index] = own.places[index]
        facts.places[index].file = UInt16(clamping: file)
      }
    }
    guard !overlapping.isEmpty else { return (facts, []) }
    let files = overlapping.sorted().map { readings[$0].value }
    return (facts, [.sentTwice(form, files, differing: differing.sorted()).about(differing.sorted())])
  }

  /// Whether rows or tables behind the file's last one are missing although its last line was never ended.
  private func isCut(_ reading: Reading, _ facts: Facts) -> Bool {
    guard reading.endsOpen, let last = reading.last else { return false }
    let table = form.tables[last.table]
    let end = table.cells.upperBound
    let next = Int(table.cell(row: last.row, column: 0).index) + table.columns.count
    if !table.isOptional, (next..<end).contains(where: { facts.figures.states[$0] == .absent }) {
      return true
    }
    return form.tables[(last.table + 1)...].contains { later in
      !later.isOptional && later.cells.allSatisfy { facts.figures.states[$0] == .absent }
    }
  }
}
