/// A ledger that stands in its file twice, line by line, as when it was pasted below itself.
struct LedgerCopy: Sendable, Equatable {
  /// The first line of the first time and of the second, physical lines from 1, and how many lines each has.
  let first: Int
  let second: Int
  let count: Int

  /// `nil` where the second half of the lines is not the first once more, or where that may be chance: a few lines
  /// without a line of names between them, or one line again and again.
  ///
  /// - Throws: `MissingConverter`.
  init?(in file: LedgerFile, header: Int, headers: [Int], pieceSize: Int) throws(MissingConverter) {
    guard case .bytes(let next) = file.content() else { return nil }
    var pieces = LedgerPieces(size: pieceSize, next: next)
    var lines = LineHashes()
    do {
      let mark = TextEncoding.Mark(try pieces.start())
      if let mark { pieces.drop(mark.length) }
      while let piece = try pieces.lines(mark?.encoding ?? .utf8) {
        lines.add(try (mark?.encoding ?? .utf8).decoded(piece).text)
      }
    } catch let missing as MissingConverter {
      throw missing
    } catch {
      return nil
    }
    guard let found = lines.copy(header: header, headers: headers) else { return nil }
    self = found
  }

  init(first: Int, second: Int, count: Int) {
    self.first = first
    self.second = second
    self.count = count
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

  mutating func add(_ text: [UInt8]) {
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

  /// The lines below the header that come twice, with the header before the second time or without; `nil` when they
  /// do not.
  func copy(header: Int, headers: [Int]) -> LedgerCopy? {
    let body = lines.filter { $0.number > header }
    guard let again = headers.first else {
      let half = body.count / 2
      guard body.count.isMultiple(of: 2), half > 2, Set(body.map(\.hash)).count > 1 else { return nil }
      return copy(body[..<half], body[half...])
    }
    guard headers.count == 1 else { return nil }
    let later = body.filter { $0.number > again }
    // Titles above the header come again with it.
    let above = lines.filter { $0.number < header }.map(\.hash)
    var earlier = body.filter { $0.number < again }
    if earlier.suffix(above.count).map(\.hash) == above { earlier.removeLast(above.count) }
    return copy(earlier[...], later[...])
  }

  private func copy(_ one: ArraySlice<Line>, _ other: ArraySlice<Line>) -> LedgerCopy? {
    guard let first = one.first, let second = other.first, one.map(\.hash) == other.map(\.hash) else {
      return nil
    }
    return LedgerCopy(first: first.number, second: second.number, count: one.count)
  }

  private static func hash(_ line: ArraySlice<UInt8>) -> UInt64 {
    line.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
