/// What a count may mean: a formula, its value, and the power of ten that the counted word stands for.
struct CountReading {
  let reading: TextReadings.Formula
  let power: Int
  let value: Int64
}

/// A figure, the one it is said to be a share of, and the numbers of both.
struct ShareReading {
  let part: TextReadings.Formula
  let whole: TextReadings.Formula
  let one: Int64
  let all: Int64
}

/// A figure of this year and of the year before.
struct TwoYears {
  let reading: TextReadings.Formula
  let now: Int64
  let before: Int64
}

/// How a number is compared with last year's, and what it is said of.
struct ChangeReading {
  enum Kind { case up, down, times }
  let kind: Kind
  /// 增长了1.7倍: the multiple is that of the growth.
  let isGrowth: Bool
  /// None where it is not known of what.
  let readings: [TextReadings.Formula]
}

/// How far a share rose against last year's, in units of the printed number's last digit.
struct PointReading {
  let part: TextReadings.Formula
  let points: Int128
}
