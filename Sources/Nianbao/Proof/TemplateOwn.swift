extension PageTemplate {
  /// What the template prints whatever the values, for the proof of its pages; to be asked for once.
  package func own(in medium: ListingMedium) -> Own { Own(text, isPage: medium == .page) }

  /// The numbers, tables and lines that a template has by itself.
  package struct Own: Sendable {
    private let numbers: Set<String>
    /// Numbers that a year is part of, with a mark in its place: `编号{{year}}01号`, `{{year}}.12`.
    private let dated: [String]
    /// Tables that an office took out of its template need no proof.
    let tables: Set<Printed.Kind>
    /// The lines around the sections' texts, each as what stands between its places.
    private let lines: [[Substring]]

    init(_ text: String, isPage: Bool) {
      var text = text.without(from: "{{!", to: "}}")
      if isPage { text = text.without(from: "<!--", to: "-->") }
      let marks = isPage ? /data-proof\s*=\s*["']?([a-z]+)/ : /<!--\s*proof:\s*([a-z]+)/
      tables = Set(text.matches(of: marks).compactMap { Printed.Kind(rawValue: String($0.1)) })
      let words = Self.marked(text)
      let seen = isPage ? PrintedPage.sentences(of: words) : words
      numbers = Set(PrintedNumber.all(in: seen).map { String($0) })
      dated = seen.unicodeScalars.split { !("0"..."9" ~= $0 || $0 == "." || Self.years.contains($0)) }
        .filter { $0.contains { Self.years.contains($0) } }.map { String($0) }
      let around = Self.marked(String(Self.section(of: text)))
      lines = (isPage ? PrintedPage.visibleText(of: around) : around).split(separator: "\n").map { line in
        line.split(omittingEmptySubsequences: false) { Self.marks.contains($0) }
      }.filter { $0.joined().count(where: \.isLetter) > 1 }
    }

    /// Its numbers in the report of a year.
    func numbers(in year: Int) -> Set<String> {
      let known = dated.flatMap { words in
        PrintedNumber.all(
          in: words.replacingScalars {
            $0 == Self.years[0] ? String(year) : $0 == Self.years[1] ? String(year - 1) : nil
          }
        ).map { String($0) }
      }
      return numbers.union(known)
    }

    /// The lines that it puts before and after a section's text; `nil` when others stand there, or the text does not.
    func lines(in found: [Substring], around text: [Substring]) -> [Substring]? {
      guard let place = found.indices.first(where: { found[$0...].starts(with: text) }) else { return nil }
      let rest = found[..<place] + found[(place + text.count)...]
      return rest.allSatisfy(isLine) ? Array(rest) : nil
    }

    /// Whether it is a line that the template prints around a section's text.
    func isLine(_ line: Substring) -> Bool { lines.contains { Self.matches(line, $0) } }
  }
}

extension PageTemplate.Own {
  /// Stand for this year, last year, and whatever else a template has a place for.
  private static let years: [Unicode.Scalar] = ["\u{1}", "\u{2}"]
  private static let marks: [Character] = ["\u{1}", "\u{2}", "\u{3}"]

  /// The template with marks instead of its places.
  private static func marked(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var (result, place): ([UInt8], Int) = ([], 0)
    while place < bytes.count {
      guard let end = end(ofPlaceAt: place, in: bytes) else {
        result.append(bytes[place])
        place += 1
        continue
      }
      let around: Set<UInt8> = [
        0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "{"), UInt8(ascii: "&"), UInt8(ascii: "}"),
      ]
      let name = bytes[place..<end].drop { around.contains($0) }.prefix { !around.contains($0) }
      result.append(name.elementsEqual("year".utf8) ? 1 : name.elementsEqual("lastYear".utf8) ? 2 : 3)
      place = end
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Where a place ends that begins there, `{{…}}` or `{{{…}}}`; `nil` when none does.
  private static func end(ofPlaceAt start: Int, in bytes: [UInt8]) -> Int? {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    guard bytes[start] == open, bytes[start...].starts(with: [open, open]) else { return nil }
    let width = bytes[start...].starts(with: [open, open, open]) ? 3 : 2
    for marks in [width, 2] {
      var run = 0
      for place in (start + marks)..<max(start + marks, bytes.count) {
        run = bytes[place] == close ? run + 1 : 0
        if run == marks { return place + 1 }
      }
    }
    return nil
  }

  /// The part of a template that is printed for every section.
  private static func section(of text: String) -> Substring {
    guard let place = text.firstMatch(of: /\{\{[{&]\s*text\s*\}?\}\}/)?.range,
      let start = text[..<place.lowerBound].ranges(of: "{{#sections}}").last?.upperBound,
      let end = text[place.upperBound...].firstRange(of: "{{/sections}}")?.lowerBound
    else { return "" }
    return text[start..<end]
  }

  /// Whether a line is the parts in their order, with anything between them.
  private static func matches(_ line: Substring, _ parts: [Substring]) -> Bool {
    guard let first = parts.first, line.hasPrefix(first) else { return false }
    if parts.count == 1 { return line == first }
    var rest = line.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let place = rest.firstRange(of: part) else { return false }
      rest = rest[place.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }
}

extension String {
  /// The text without what stands between two marks, and the marks; a mark that is not closed stays.
  fileprivate func without(from open: String, to close: String) -> String {
    var result = ""
    var rest = self[...]
    while let start = rest.firstRange(of: open), let end = rest[start.upperBound...].firstRange(of: close) {
      result += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
