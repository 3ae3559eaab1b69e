/// A ledger that stands in its file twice or more often, line by line, as when it was pasted below itself.
struct LedgerCopy: Sendable, Equatable {
  /// How often it is looked for where no line of names tells.
  static let usualTimes = [2, 3]

  /// The first line of the first time and of the second, physical lines from 1, and how many lines each has.
  let first: Int
  let second: Int
  let count: Int
  /// How often they are there.
  let times: Int

  /// `nil` where the lines are not the first ones once more, or where that may be chance: a few lines
  /// without a line of names between them, or one line again and again.
  ///
  /// Without a line of names between them they must be at least so many lines.
  ///
  /// - Throws: `MissingConverter`.
  init?(in file: LedgerFile, header: Int, headers: [Int], least: Int, pieceSize: Int) throws(MissingConverter)
  {
    guard case .bytes(let next) = file.content() else { return nil }
    var pieces = LedgerPieces(size: pieceSize, next: next)
    var lines = LineHashes()
    do {
      let mark = TextEncoding.Mark(try pieces.start())
      if let mark { pieces.drop(mark.length) }
      while let piece = try pieces.lines(mark?.encoding ?? .utf8) {
        lines.add(try (mark?.encoding ?? .utf8).decoded(piece).text.bytes)
      }
    } catch let missing as MissingConverter {
      throw missing
    } catch {
      return nil
    }
    guard let found = lines.copy(header: header, headers: headers, least: least) else { return nil }
    self = found
  }

  init(first: Int, second: Int, count: Int, times: Int) {
    self.first = first
    self.second = second
    self.count = count
    self.times = times
  }
}

/// The lines of a text that say something, each by its number and a hash.
private struct LineHashes {
  private var lines: [Line] = []
  private var number = 0

  struct Line {
    let number: Int
    let hash: UInt64
  }

  mutating func add(_ text: ArraySlice<UInt8>) {
    let lineEnds: Set = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(where: lineEnds.contains) ?? text.count
      number += 1
      let line = text[start..<end]
      if line.contains(where: { $0 > 0x20 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }) {
        lines.append(Line(number: number, hash: Self.hash(line)))
      }
      start = end + 1
      if start < text.count, text[end] == UInt8(ascii: "\r"), text[start] == UInt8(ascii: "\n") { start += 1 }
    }
  }

  /// The lines below the header that come several times, with the header before each or without; `nil` when they do not.
  func copy(header: Int, headers: [Int], least: Int) -> LedgerCopy? {
    let body = lines.filter { $0.number > header }
    guard !headers.isEmpty else {
      for times in LedgerCopy.usualTimes where body.count.isMultiple(of: times) {
        let length = body.count / times
        let parts = (0..<times).map { body[($0 * length)..<(($0 + 1) * length)] }
        if length >= least, Set(parts[0].map(\.hash)).count > 1, let found = copy(parts) { return found }
      }
      return nil
    }
    // Titles above the header come again with it.
    let above = lines.filter { $0.number < header }.map(\.hash)
    let starts = [header] + headers
    let parts = starts.indices.map { place in
      let end = place + 1 < starts.count ? starts[place + 1] : .max
      var part = body.filter { starts[place] < $0.number && $0.number < end }
      if end < .max, part.suffix(above.count).map(\.hash) == above { part.removeLast(above.count) }
      return part[...]
    }
    return copy(parts)
  }

  private func copy(_ parts: [ArraySlice<Line>]) -> LedgerCopy? {
    guard let first = parts[0].first, let second = parts[1].first,
      parts.dropFirst().allSatisfy({ $0.map(\.hash) == parts[0].map(\.hash) })
    else { return nil }
    return LedgerCopy(first: first.number, second: second.number, count: parts[0].count, times: parts.count)
  }

  private static func hash(_ line: ArraySlice<UInt8>) -> UInt64 {
    line.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
