/// A picture of some figures, to be drawn by any format: exact values with the text that is printed beside them.
public struct Chart: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// One line a series over years.
    case lines
    /// One horizontal bar a category, the series beside each other.
    case bars
  }

  public struct Series: Sendable, Equatable {
    public let name: String
    /// One for each category; `nil` where there is no number, never 0 instead.
    public let values: [Value?]
    /// What is printed for each: the number, or why there is none.
    public let words: [String]

    /// - Parameter words: for each value where its text alone would not do.
    init(name: String, values: [Value?], words: [String]? = nil) {
      (self.name, self.values) = (name, values)
      self.words = words ?? values.map { $0?.text ?? "无数" }
    }
  }

  /// A number in its smallest unit, how many of them make the unit it is shown in, and its printed form.
  public struct Value: Sendable, Equatable {
    public let scaled: Int64
    public let scale: Int64
    public let text: String

    /// For the drawing alone: what is printed is the text.
    public var plain: Double { Double(scaled) / Double(scale) }
  }

  /// Stable and ASCII, for ids in a page.
  public let id: String
  public let title: String
  public let kind: Kind
  /// What the values count, such as 件 or %.
  public let unit: String
  public let categories: [String]
  public let series: [Series]

  /// The figures in words, for those who cannot see the picture.
  public var description: String {
    let parts = series.map { series in
      let values = categories.indices.map { "\(categories[$0]) \(label(of: series, at: $0))" }
      return "\(series.name)：\(values.joined(separator: "，"))"
    }
    return "\(title)。\(parts.joined(separator: "；"))。"
  }

  /// A value with its unit, or why there is none.
  private func label(of series: Series, at index: Int) -> String {
    series.values[index].map { "\($0.text)\(unit)" } ?? series.words[index]
  }
}
