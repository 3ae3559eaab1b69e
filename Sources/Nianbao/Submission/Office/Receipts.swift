/// The register of receipts of a year: what `receive` kept, and what it sent back.
///
/// ```
/// when,unit,name,file,sha256,size,replaces,from,errors,warnings,reason
/// 2026-01-20 09:05,001,教育局,,1f2e…,2048,,年报.xlsx,2,0,
/// 2026-01-21 10:00,001,教育局,2025/forms/001-教育局.xlsx,9a0b…,2048,,年报.xlsx,0,0,
/// ```
package struct Receipts: Sendable, Equatable {
  package private(set) var entries: [Entry] = []
  /// What the office decided of units, in the order of the register.
  package private(set) var decisions: [Decision] = []

  /// One file as it was received.
  package struct Entry: Sendable, Equatable {
    /// 单位代码; as the register writes it where the roster does not know it.
    package let unit: String
    /// As the register has it.
    package var time = ""
    /// The name that the file came under, and the hash of its bytes.
    package var name = ""
    package var sha256 = ""
    /// Why it was sent again or kept all the same; empty where nobody wrote it down.
    package var reason = ""
    /// `nil` when the register names no day that can be read.
    package let day: Day?
    /// Whether it was sent back instead of kept: the line names no file.
    package let isReturned: Bool
    /// Whether it took the place of an earlier file.
    package let isReplacement: Bool
    /// The errors it had; `nil` when the register does not say.
    package let errors: Int?

    package init(unit: String, day: Day?, isReturned: Bool = false, isReplacement: Bool = false, errors: Int?)
    {
      self.unit = unit
      self.day = day
      self.isReturned = isReturned
      self.isReplacement = isReplacement
      self.errors = errors
    }
  }

  /// A unit's return accepted (验收), or opened again (重开).
  package struct Decision: Sendable, Equatable {
    /// 单位代码.
    package let unit: String
    package let act: Act
    /// When, who and why, as the register has it.
    package let time, by, reason: String

    package enum Act: String, Sendable { case accepted = "验收", reopened = "重开" }
  }

  package init(_ entries: [Entry], decisions: [Decision] = []) {
    (self.entries, self.decisions) = (entries, decisions)
  }

  /// What was decided last of a unit; `nil` where nothing was.
  package func decision(on unit: String) -> Decision? { decisions.last { $0.unit == unit } }

  /// The columns without which no unit can be judged by the register.
  package static let judged = ["when", "unit", "file", "errors"]

  /// All columns, in the order in which they are written.
  package static let columns = [
    "when", "unit", "name", "file", "sha256", "size", "replaces", "from", "errors", "warnings", "reason",
  ]

  /// Those of the lines that say what was decided.
  package static let decisionColumns = columns + ["act", "by"]

  /// The columns of a register that are none of them; none when it is no text.
  package static func unusedColumns(csv data: [UInt8]) -> [String] {
    do {
      let found = try HeaderTable(data)?.columns ?? []
      // A register that cannot be judged is told by whoever needs it.
      if judged.contains(where: { !found.contains($0) }) { return [] }
      return found.filter { !$0.isEmpty && !decisionColumns.contains($0) }
    } catch {
      // Whoever needs the register says that it is no text.
      return []
    }
  }

  /// Reads `received.csv`.
  ///
  /// Of the columns only those that are needed must be there; what stands in another that is not there is empty.
  ///
  /// - Throws: `DefinitionError` when it is no text or lacks one of the columns.
  package init(
    csv data: [UInt8], file: String, roster: Roster, needing columns: [String]
  ) throws(DefinitionError) {
    let table: HeaderTable?
    do {
      table = try HeaderTable(data)
    } catch {
      throw DefinitionError(undecodable: file, error)
    }
    guard let table else { return }
    let lost = columns.filter { !table.columns.contains($0) }
    if !lost.isEmpty {
      throw DefinitionError(
        DefinitionProblem(
          file: file, line: 1, column: 1, message: "收件登记的表头缺少 \(lost.joined(separator: "、"))。"))
    }
    for line in table.lines {
      let stated = Label.trimmed(table.unmarked("unit", of: line))
      let code = roster.unit(code: stated)?.code ?? stated
      if let act = Decision.Act(rawValue: table.plain("act", of: line)) {
        decisions.append(
          Decision(
            unit: code, act: act, time: table.unmarked("when", of: line), by: table.unmarked("by", of: line),
            reason: table.unmarked("reason", of: line)))
        continue
      }
      var entry = Entry(
        unit: code, day: Day(ofTime: table.plain("when", of: line)),
        isReturned: table.text("file", of: line).isEmpty,
        isReplacement: !table.text("replaces", of: line).isEmpty,
        errors: Int(table.plain("errors", of: line)))
      entry.time = table.unmarked("when", of: line)
      entry.name = table.unmarked("from", of: line)
      entry.sha256 = table.unmarked("sha256", of: line)
      entry.reason = table.unmarked("reason", of: line)
      entries.append(entry)
    }
  }

  /// The last receipt of a file with these bytes; `nil` when the register has none.
  package subscript(sha256 hash: String) -> Entry? { entries.last { $0.sha256 == hash } }
}

/// What the register says of one unit.
package struct UnitReceipts: Sendable, Equatable {
  package let entries: [Receipts.Entry]

  /// In the order of time; lines of one day, and those without a day, as they stand in the register.
  package init(_ entries: [Receipts.Entry]) {
    self.entries = entries.enumerated().sorted {
      guard let one = $0.element.day, let other = $1.element.day, one != other else {
        return $0.offset < $1.offset
      }
      return one < other
    }.map(\.element)
  }

  package var kept: [Receipts.Entry] { entries.filter { !$0.isReturned } }
  package var returned: [Receipts.Entry] { entries.filter(\.isReturned) }
  /// How often the unit had to send again: files sent back, and files that took the place of earlier ones.
  package var resubmissions: Int { entries.count { $0.isReturned || $0.isReplacement } }
}
