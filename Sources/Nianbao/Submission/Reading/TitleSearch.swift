/// Looks for the title of a statutory sheet: in one line, or in two lines that follow each other.
extension SubmissionReader {
  /// What the first title among the text lines says, and what the lines around it add.
  func title(in records: Records) -> Statement {
    let endings = form.titles.map { Array($0.suffix(1).utf8) }
    var before: Records.Field?
    for record in 0..<records.count {
      let filled = records[record].filter { !records.isEmpty($0) }
      let only = filled.count == 1 ? filled.first : nil
      for field in filled where isPlausible(field) {
        // A year may stand within a title, but not at its end: few fields need be made text.
        let bytes = records.bytes[Int(field.start)..<Int(field.end)]
        guard endings.contains(where: { Self.has($0, in: bytes) }) else { continue }
        let text = records.text(field)
        let joined = only == nil ? nil : before.map { records.text($0) + text }
        guard
          var title = Statement(title: text, titles: form.titles, roster: roster)
            ?? joined.flatMap({ Statement(title: $0, titles: form.titles, roster: roster) })
        else { continue }
        title.line = Int(field.line)
        if only != nil {
          complete(&title, with: [before, lineBelow(record, in: records)].compactMap { $0 }, records)
        }
        return title
      }
      if !filled.isEmpty { before = only.flatMap { isPlausible($0) || $0.end - $0.start <= 90 ? $0 : nil } }
    }
    return Statement()
  }

  /// The titles below a line that stand alone in theirs, with cells both above and below them: those of other sheets
  /// in the same file.
  func titles(in records: Records, below line: Int, between facts: Facts) -> [Statement] {
    let endings = form.titles.map { Array($0.suffix(1).utf8) }
    var (first, last) = (UInt32.max, UInt32.min)
    for place in facts.places where place.line > 0 {
      (first, last) = (min(first, place.line), max(last, place.line))
    }
    return (0..<records.count).compactMap { record in
      let start = records[record].first?.line ?? 0
      guard start > line, start > first, start < last else { return nil }
      // Mostly a line of a table: its second cell ends the search.
      let filled = Array(records[record].lazy.filter { !records.isEmpty($0) }.prefix(2))
      guard filled.count == 1, isPlausible(filled[0]) else { return nil }
      let bytes = records.bytes[Int(filled[0].start)..<Int(filled[0].end)]
      guard endings.contains(where: { Self.has($0, in: bytes) }),
        var title = Statement(title: records.text(filled[0]), titles: form.titles, roster: roster)
      else { return nil }
      title.line = Int(filled[0].line)
      return title
    }
  }

  private static func has(_ word: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    guard let head = word.first, bytes.count >= word.count else { return false }
    return (bytes.startIndex...(bytes.endIndex - word.count)).contains { place in
      bytes[place] == head && bytes[place..<(place + word.count)].elementsEqual(word)
    }
  }

  private func isPlausible(_ field: Records.Field) -> Bool { (12..<400).contains(field.end - field.start) }

  /// The next line's only field.
  private func lineBelow(_ record: Int, in records: Records) -> Records.Field? {
    for next in (record + 1)..<max(record + 1, min(records.count, record + 4)) {
      let filled = records[next].filter { !records.isEmpty($0) }
      if !filled.isEmpty { return filled.count == 1 ? filled.first : nil }
    }
    return nil
  }

  /// A title over several lines: above it the unit, above or below it the year, with nothing else beside them.
  private func complete(_ title: inout Statement, with lines: [Records.Field], _ records: Records) {
    for line in lines {
      let text = records.text(line)
      var said = Statement(sheet: text, roster: roster)
      if said.isSilent, title.name == nil { said = Statement(nameAndYear: text) }
      if title.saysNoYear { (title.year, title.unclearYear) = (said.year, said.unclearYear) }
      if title.name == nil, let code = said.code { title.code = code }
      if title.name == nil, title.code == nil { title.name = said.name }
    }
  }
}
