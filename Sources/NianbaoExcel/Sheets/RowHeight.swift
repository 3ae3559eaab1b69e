/// How high a row must be, in points, for wrapped texts in columns of these widths.
///
/// Merged and wrapped cells never grow by themselves. Each text has the width of its column, or of its columns
/// together, in characters.
func rowHeight(_ texts: [(text: String, width: Double)], size: Double = 10.5) -> Double {
  let lines = texts.map { text, width in
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      // A line of Chinese leaves the last half of a character free.
      sum + max(1, (Double(displayWidth(String(line))) * size / 10.5 / max(1, width - 2)).rounded(.up))
    }
  }
  return min(400, max(1, lines.max() ?? 1) * size * 10 / 7 + 5)
}
