extension Finding {
  /// Text of a unit as a message quotes it: one line, not longer than a line.
  static func shown(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 40 ? line.prefix(40) + "…" : line
  }
}
