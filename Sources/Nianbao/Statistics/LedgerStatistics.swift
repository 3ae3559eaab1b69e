/// What the ledgers (公开台账) of a year count, dimension by dimension, beside the year before.
public struct LedgerStatistics: Sendable, Equatable {
  /// One way to count the same items: 类别, 类别/主题, 渠道, 单位代码, or a column that the project names.
  public struct Dimension: Sendable, Equatable {
    /// What the items are counted by, such as 类别 or 单位代码.
    public let name: String
    /// A line for each key, the most frequent first; equal counts in the order of their keys' bytes.
    public let lines: [Line]
  }

  /// The items of one key, such as `惠民生/医疗卫生`.
  public struct Line: Sendable, Equatable {
    /// The words of the ledgers or a unit's code; a stroke parts the levels.
    public let key: String
    /// What a reader calls the key: a unit's name for its code, else the key itself.
    public let name: String
    /// How many items of the year have the key.
    public let count: Int64
    /// Items with the key in the year before; `nil` when nothing is known of that year, 0 when that year had no such key.
    public let prior: Int64?
    /// The change from last year's count to this year's, or why there is none.
    public let growth: Growth
    /// The share of all items of the year; `nil` when there are none.
    public let share: Percentage?
    /// The points of growth that this key alone makes (拉动); `nil` without a total of the year before.
    ///
    /// It is the key's change as a share of last year's total, so that the contributions add up to the growth of the
    /// total.
    public let contribution: Percentage?
    /// The place among all keys by count, from 1; equal counts have the same rank, and the next one is behind all of them.
    public let rank: Int
  }

  /// The year whose items were counted.
  public let year: Int
  /// All items that were counted.
  public let total: Int64
  /// All items of the year before; `nil` when nothing is known of it.
  public let priorTotal: Int64?
  /// The counts by each dimension, in the order in which they are shown.
  public let dimensions: [Dimension]

  /// The change of the total against the year before, or why there is none.
  public var growth: Growth { Growth(from: priorTotal, to: total) }

  /// What was counted in a year, set beside the year before.
  ///
  /// - Parameters:
  ///   - year: the year whose items were counted.
  ///   - total: all items of the year.
  ///   - counts: items by dimension and key, in the order in which dimensions are shown; every dimension has them all.
  ///   - priorTotal: all items of the year before; `nil` when nothing is known of it.
  ///   - prior: items of the year before by dimension and key; `nil` when nothing is known of it.
  ///   - name: what a reader calls a dimension's key; the key itself unless given.
  public init(
    year: Int, total: Int64, counts: [(dimension: String, keys: [String: Int64])], priorTotal: Int64?,
    prior: [String: [String: Int64]]?, name: (_ dimension: String, _ key: String) -> String = { $1 }
  ) {
    self.year = year
    self.total = total
    self.priorTotal = priorTotal
    dimensions = counts.map { dimension, keys in
      let before = prior?[dimension]
      let all = Set(keys.keys).union(before?.keys.map { $0 } ?? [])
      let ordered = all.sorted { one, other in
        let (first, second) = (keys[one] ?? 0, keys[other] ?? 0)
        return first == second ? one.utf8.lexicographicallyPrecedes(other.utf8) : first > second
      }
      var lines: [Line] = []
      for (position, key) in ordered.enumerated() {
        let count = keys[key] ?? 0
        let old = prior == nil ? nil : before?[key] ?? 0
        let isTied = position > 0 && lines[position - 1].count == count
        lines.append(
          Line(
            key: key, name: name(dimension, key), count: count, prior: old,
            growth: Growth(from: old, to: count),
            share: Percentage(count, of: total),
            contribution: old.flatMap { old in priorTotal.flatMap { Percentage(count - old, of: $0) } },
            rank: isTied ? lines[position - 1].rank : position + 1))
      }
      return Dimension(name: dimension, lines: lines)
    }
  }
}
