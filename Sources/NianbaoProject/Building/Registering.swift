import Nianbao

/// Who registers an explanation or a correction, why, and when.
public struct Registration: Sendable {
  /// Why, in the words that the report prints.
  public let reason: String
  /// Who decided it.
  public let by: String
  /// The day of the entry, such as `2026-02-03`.
  public let day: String

  /// A decision with its reason, the person, and the day as 2026-01-31.
  public init(reason: String, by: String, day: String) {
    self.reason = reason
    self.by = by
    self.day = day
  }

  /// Adds lines to one of the office's own files, in one step.
  fileprivate func append(
    _ lines: [[String: String]], to path: String, columns: [String]
  ) throws {
    let present = Files.exists(path) ? try Files.bytes(of: path) : nil
    do {
      try Files.replace(
        path, with: try CSVText.appended(to: present, columns: columns, lines: lines))
    } catch is DecodingTrouble {
      throw FileTrouble(description: "\(path)：不是 UTF-8 或 GB18030 文本，没有写入。")
    }
  }
}

/// What was registered, and in which file.
public struct Registered<Value> {
  /// What was registered.
  public let value: Value
  /// The register, as a path.
  public let path: String
  /// What it changes.
  public let effect: AmendmentEffect
}

extension ProjectFolder {
  /// Registers an accepted explanation of the findings of a rule that are open, and returns these findings.
  ///
  /// `unit` is a 单位代码, `nil` for the region's own findings. `address` is the table, row or cell that is explained; an
  /// empty one is everything. With `isTrial` nothing is written.
  ///
  /// - Throws: `WrongUse` when there is nothing to be explained so; `FileTrouble`.
  public func waive(
    _ rule: String, unit: String?, at address: Address, _ registration: Registration, isTrial: Bool = false
  ) throws -> Registered<[Finding]> {
    try alone { try waiveAlone(rule, unit, address, registration, isTrial) }
  }

  private func waiveAlone(
    _ rule: String, _ unit: String?, _ address: Address, _ registration: Registration, _ isTrial: Bool
  ) throws -> Registered<[Finding]> {
    guard let known = Rule.book(of: form).first(where: { $0.id == rule }) else {
      throw WrongUse("没有叫“\(rule)”的规则，见 nianbao rules。")
    }
    guard known.isWaivable else { throw WrongUse("规则“\(rule)”不能用说明通过，只能改数。") }
    let code = try unit.map { text in
      guard let unit = roster.unit(called: text) else { throw WrongUse("名录里没有“\(text)”。") }
      return unit.code
    }
    let year = try checkedYear()
    let findings = year.findings.filter {
      $0.state == .open && $0.rule == known && $0.unit == code ?? "" && address.covers($0.address)
    }
    guard !findings.isEmpty else {
      let whose = code == nil ? "全区（没有写 --unit）" : "这个单位"
      throw WrongUse("\(whose)没有“\(rule)”的待处理意见，不必说明；有哪些见 nianbao build 和 findings.csv。")
    }
    let waivers = findings.map {
      Waiver(of: $0, reason: registration.reason, by: registration.by, date: registration.day)
    }
    let effect = try effect(beside: year) { $0.waivers += waivers }
    let path = "\(inputs)/\(self.year)/waivers.csv"
    if !isTrial {
      try registration.append(waivers.map(\.fields), to: path, columns: Amendments.waiverColumns)
    }
    return Registered(value: findings, path: path, effect: effect)
  }

  /// Registers a number that was put right after the file was sent.
  ///
  /// `address` is 表/行/列 or what else `address(spokenAs:of:)` knows, `value` the number, or `/` for not-applicable, and
  /// `unit` a 单位代码, name or 简称. An earlier correction of the cell stays in the register, and this one counts. With
  /// `isTrial` nothing is written.
  ///
  /// - Throws: `WrongUse` when it cannot be put right so; `FileTrouble`.
  public func correct(
    _ address: String, to value: String, of unit: String, _ registration: Registration, isTrial: Bool = false
  ) throws -> Registered<UnitCorrection> {
    try alone { try correctAlone(address, value, unit, registration, isTrial) }
  }

  private func correctAlone(
    _ place: String, _ value: String, _ called: String, _ registration: Registration, _ isTrial: Bool
  ) throws -> Registered<UnitCorrection> {
    guard let unit = roster.unit(called: called) else { throw WrongUse("名录里没有“\(called)”。") }
    guard let sent = try sent(by: unit, Amendments()), sent.state == .accepted else {
      throw WrongUse("\(unit.name)没有可用的报表，无从更正；请先收报表。")
    }
    guard let cell = address(spokenAs: place, of: sent).flatMap({ form.cell(at: $0.description) }) else {
      throw WrongUse("表样里没有“\(place)”这一格。")
    }
    let correction = try correction(of: sent, cell, to: value, registration)
    let effect = try effect(beside: try checkedYear(), on: cell) { $0.corrections.append(correction) }
    let path = "\(inputs)/\(year)/corrections.csv"
    if !isTrial {
      try registration.append([correction.fields], to: path, columns: Amendments.correctionColumns)
    }
    return Registered(
      value: UnitCorrection(unit: unit, correction: correction), path: path, effect: effect)
  }

  /// - Throws: `WrongUse` when the cell cannot be put right so.
  private func correction(
    of sent: UnitReturn, _ cell: Cell, to value: String, _ registration: Registration
  ) throws -> Correction {
    let correction = Correction(
      of: sent, cell, form, to: value, reason: registration.reason, by: registration.by,
      date: registration.day)
    let known = try amendments(of: year, form).corrections.last {
      $0.unit == correction.unit && $0.address == correction.address
    }
    if let known, known.to == correction.to, known.from == correction.from {
      throw WrongUse("这一格已经更正为“\(known.to)”（\(known.by)，\(known.date)），没有再登记。")
    }
    if correction.to == correction.from {
      let more = known == nil ? "" : "；要取消先前的更正，请从 corrections.csv 里删去它"
      throw WrongUse("报表里已经是“\(correction.from)”，不必更正\(more)。")
    }
    var tried = Amendments()
    tried.corrections = [correction]
    let trial = try self.sent(by: sent.unit, tried)
    guard trial?.corrections == [correction] else {
      let trouble = trial?.findings.last { $0.address == correction.address }?.sentence ?? "没有采用。"
      throw WrongUse(trouble.replacing("这一行没有采用：", with: "不能这样更正："))
    }
    return correction
  }

  /// What the unit sent, with those amendments alone.
  private func sent(by unit: Roster.Unit, _ amendments: Amendments) throws -> UnitReturn? {
    try Returns(reading: submissions(of: year), plan(form, year: year, amendments))
      .units.first { $0.unit.code == unit.code }
  }
}
