/// The figures of the year before that growth and carry-over refer to.
///
/// One type whatever the source, so that a published report or a final version can stand in for unit files.
public struct Base: Sendable {
  public let year: Int
  public let source: Source
  public let figures: Figures
  /// Each unit's own return; empty where the source has none.
  public let units: [UnitReturn]

  public enum Source: Sendable, Equatable {
    /// The units' files of that year; how many units of its roster have none that counts.
    case unitFiles(missing: Int)
  }

  public init(year: Int, source: Source, figures: Figures, units: [UnitReturn]) {
    (self.year, self.source, self.figures, self.units) = (year, source, figures, units)
  }

  /// What the report says of it.
  public var words: String {
    switch source {
    case .unitFiles(missing: 0): "\(year) 年各单位报表的合计"
    case .unitFiles(let missing): "\(year) 年各单位报表的合计（缺 \(missing) 个单位）"
    }
  }
}
