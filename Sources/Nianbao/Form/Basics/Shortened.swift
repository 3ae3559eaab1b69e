extension String {
  /// The text as a message can hold it: of one longer than so many bytes the beginning and the end, with `…` between.
  ///
  /// What was read may be a megabyte in one word; whoever reads a message looks for how it begins and ends.
  package func shortened(to limit: Int = 1000) -> String {
    if utf8.count <= limit { return self }
    var (front, back) = (String.UnicodeScalarView(), [Unicode.Scalar]())
    var room = limit * 2 / 3
    for scalar in unicodeScalars {
      room -= scalar.utf8.count
      if room < 0 { break }
      front.append(scalar)
    }
    room = limit / 3
    for scalar in unicodeScalars.reversed() {
      room -= scalar.utf8.count
      if room < 0 { break }
      back.append(scalar)
    }
    front.append("…")
    for scalar in back.reversed() { front.append(scalar) }
    return String(front)
  }
}
