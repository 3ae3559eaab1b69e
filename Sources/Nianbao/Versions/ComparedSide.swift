/// One side of a comparison: a version, a build, a year, or a `facts.csv` alone.
package struct ComparedSide: Sendable {
  /// As the user may call it again: `2025/2-定稿`, `Out/2025`.
  package let name: String
  package let facts: FactTable
  /// The roster by which units are named and counted; `nil` counts every unit and knows no names.
  package let roster: Roster?
  /// The region's figures, those of the year before and growth, by cell.
  package let region: [RegionFigure]
  /// `nil` where the side does not say: a `facts.csv` alone.
  package var statuses: [UnitStatus]? {
    didSet {
      names = Dictionary(
        (statuses ?? []).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    }
  }
  package var findings: [FindingLine]?
  package var texts: TextsRecord?
  package var ledger: [LedgerLine]?
  package var manifest: Manifest?
  package var corrections: [Correction] = []
  package var waivers: [Waiver] = []
  /// The register of what came in; `nil` where there is none.
  package var receipts: Receipts?

  private var names: [String: String] = [:]

  package var form: Form { facts.form }
  package var year: Int { facts.year }

  /// One of the region's figures, as `summary.csv` has it.
  package struct RegionFigure: Sendable, Equatable {
    package var value: Int64?
    package var prior: Int64?
    /// `nil` where the side has no `summary.csv`.
    package var growth: String?
  }

  /// A unit's line of `status.csv`.
  package struct UnitStatus: Sendable, Equatable {
    package let code, name, state: String
    package let files: [String]
  }

  /// A line of `ledger.csv`.
  package struct LedgerLine: Sendable, Equatable {
    package let dimension, key: String
    package let count: Int64
    package let prior: Int64?
    package let growth: String
  }

  /// One side with its region as `summary` says, which is `summary.csv` and where it lies.
  ///
  /// Without a summary the region is the sum of the units that count.
  ///
  /// - Throws: `Sums.Overflow`; `UnreadableSide` when the summary is no such file.
  package init(
    name: String, facts: FactTable, roster: Roster?, summary: (data: [UInt8], file: String)?
  ) throws {
    self.name = name
    self.facts = facts
    self.roster = roster
    if let summary {
      var region = [RegionFigure](repeating: RegionFigure(), count: facts.form.cellCount)
      for line in try SummaryLine.read(summary.data, file: summary.file, form: facts.form) {
        region[Int(line.cell.index)] = line.figure
      }
      self.region = region
    } else {
      let isCounted = Self.isCounted(facts.units, roster)
      var region: [RegionFigure] = []
      for cell in facts.form.cells {
        region.append(RegionFigure(value: try facts.sum(of: cell, where: isCounted), prior: nil, growth: nil))
      }
      self.region = region
    }
  }

  /// One side with its region by cell, as it was summed.
  init(name: String, facts: FactTable, roster: Roster?, region: [RegionFigure]) {
    self.name = name
    self.facts = facts
    self.roster = roster
    self.region = region
  }

  /// Whether the region sums each of the units.
  static func isCounted(_ units: [String], _ roster: Roster?) -> [Bool] {
    units.map { roster?.unit(code: $0)?.isCounted ?? true }
  }

  /// What a reader calls a unit.
  func unitName(_ code: String) -> String? {
    names[code] ?? roster?.unit(code: code)?.name
  }
}

extension ComparedSide {
  /// Reads `facts.csv`.
  ///
  /// - Throws: what `next` throws, and a description in words when the bytes are no such file.
  package static func facts(
    _ form: Form, file: String, next: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> FactTable {
    do {
      return try FactReader.read(form: form, next: next)
    } catch let trouble as FactReader.Trouble {
      throw UnreadableSide(description: "\(file) 第 \(trouble.line) 行：\(trouble.words)。")
    }
  }
}
