/// The figures of the year before that growth and carry-over refer to.
///
/// One type whatever the source, so that a published report or a final version can stand in for unit files.
public struct Base: Sendable {
  /// The year that the figures are of: the one before the report's.
  public let year: Int
  /// Where the figures were found; a printed comparison says so.
  public let source: Source
  /// The figures in the cells of the present form; what an earlier edition did not ask is absent.
  public let figures: Figures
  /// The figures as they stand in that year's own form.
  public let ownFigures: Figures
  /// How the present form follows from that year's; `nil` when it is the same.
  package let succession: Succession?

  /// What can stand in for last year's figures.
  public enum Source: Sendable, Equatable {
    /// The units' files of that year; how many units of its roster have none that counts.
    case unitFiles(missing: Int)
    /// What the region published, in `region.csv`.
    case published
    /// The signed figures of that year's final version, with the version's name.
    case final(String)
    /// A unit's own file; the names of those it follows where it is not itself.
    case own(predecessors: [String])
  }

  package init(year: Int, source: Source, figures: Figures, succession: Succession? = nil) {
    self.year = year
    self.source = source
    self.succession = succession
    ownFigures = figures
    self.figures = succession?.comparable(figures) ?? figures
  }

  /// Chooses the region's base: the units' files when every unit of that year's roster has one that counts, else
  /// what was published, else the files there are.
  ///
  /// - Returns: `nil` when nothing of that year is known.
  /// - Throws: `Sums.Overflow`.
  package static func region(
    units: Returns?, published: UnitReturn?, year: Int, succession: Succession?
  ) throws(Sums.Overflow) -> Base? {
    let isWhole = units.map { !$0.units.isEmpty && $0.missing.isEmpty } ?? false
    if !isWhole, let published, published.state == .accepted {
      return Base(year: year, source: .published, figures: published.figures, succession: succession)
    }
    guard let units, !units.accepted.isEmpty else { return nil }
    let sums = try Sums(of: units.units, cellCount: units.form.cellCount)
    return Base(
      year: year, source: .unitFiles(missing: units.missing.count), figures: sums.figures,
      succession: succession)
  }

  /// What the report says of it.
  public var words: String {
    "\(year) 年\(origin)\(succession.map { "（\($0.older.source)）" } ?? "")"
  }

  /// Where the figures come from.
  public var origin: String {
    switch source {
    case .unitFiles(missing: 0): "各单位报表的合计"
    case .unitFiles(let missing): "各单位报表的合计（缺 \(missing) 个单位）"
    case .published: "公布的报告（region.csv）"
    case .final(let version): "定稿（版本 \(version)）"
    case .own(predecessors: []): "本单位的报表"
    case .own(let names): "\(names.joined(separator: "、"))报表的合计"
    }
  }
}
