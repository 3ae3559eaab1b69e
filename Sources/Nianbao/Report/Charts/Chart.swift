/// A picture of some figures, to be drawn by any format: exact values with the text that is printed beside them.
package struct Chart: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// One line a series over years.
    case lines
    /// One horizontal bar a category, the series beside each other.
    case bars
  }

  package struct Series: Sendable, Equatable {
    package let name: String
    /// One for each category; `nil` where there is no number, never 0 instead.
    package let values: [Value?]
    /// What is printed for each: the number, or why there is none.
    package let words: [String]

    /// A series with words for each value where its text alone would not do.
    init(name: String, values: [Value?], words: [String]? = nil) {
      self.name = name
      self.values = values
      self.words = words ?? values.map { $0?.text ?? "无数" }
    }
  }

  /// A number in its smallest unit, how many of them make the unit it is shown in, and its printed form.
  package struct Value: Sendable, Equatable {
    package let scaled: Int64
    package let scale: Int64
    package let text: String

    /// For the drawing alone: what is printed is the text.
    package var plain: Double { Double(scaled) / Double(scale) }
  }

  /// Stable and ASCII, for ids in a page.
  package let id: String
  package let title: String
  package let kind: Kind
  /// What the values count, such as 件 or %.
  package let unit: String
  package let categories: [String]
  package let series: [Series]

  /// The figures in words, for those who cannot see the picture.
  package var description: String {
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
