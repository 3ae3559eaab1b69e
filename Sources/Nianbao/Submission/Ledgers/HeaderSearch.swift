/// Looks for a ledger's line of names, above which titles, notes and `sep=,` may stand.
struct HeaderSearch {
  private let plan: LedgerPlan
  /// Lines that say something, of the pieces before.
  private var looked = 0
  private var lookedHere = 0
  /// Physical lines of the pieces before, as they are once decoded.
  private(set) var lines = 0
  private var linesHere = 0
  /// The line that is most like a header, and what it lacks.
  private var nearest: LedgerTrouble?
  private var missingCount = Int.max
  /// Whether there is a line that is no text in any encoding.
  private var hasBroken = false
  private var hasNul = false

  /// How many lines that say something may stand above the header.
  private static let limit = 30

  struct Found {
    let header: LedgerHeader
    /// Its physical line, from 1.
    let line: Int
    /// Where its line ends in the text.
    let end: Int
  }

  init(_ plan: LedgerPlan) { self.plan = plan }

  var isOver: Bool { looked >= Self.limit }

  /// The first line of a piece that has all the names, and the encoding in which it has them.
  ///
  /// Of a file that was put together from several encodings it is the first one's: what stands above a header is no item.
  ///
  /// - Throws: `MissingConverter`.
  mutating func first(
    in piece: PaddedBytes, _ marked: TextEncoding?
  ) throws(MissingConverter) -> (found: Found, piece: DecodedPiece, encoding: TextEncoding)? {
    var first: (found: Found, piece: DecodedPiece, encoding: TextEncoding)?
    for encoding in marked.map({ [$0] }) ?? [.utf8, .gb18030] {
      let decoded = try encoding.decoded(piece)
      let found = header(in: decoded.text.bytes)
      if let found, found.line < first?.found.line ?? .max { first = (found, decoded, encoding) }
      // What is sound UTF-8 is nothing else, and needs no converter that may be missing.
      if encoding == .utf8, UTF8Check.isSound(decoded.text.bytes[..<(found?.end ?? decoded.text.count)]) {
        break
      }
    }
    return first
  }

  /// The first line of a text that has all the names.
  private mutating func header(in text: ArraySlice<UInt8>) -> Found? {
    (lookedHere, linesHere) = (0, 0)
    var start = 0
    while start < text.count, looked + lookedHere < Self.limit {
      let end =
        text[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? text.count
      linesHere += 1
      var behind = min(end + 1, text.count)
      if behind < text.count, text[end] == UInt8(ascii: "\r"), text[behind] == UInt8(ascii: "\n") {
        behind += 1
      }
      if let header = header(Array(text[start..<end]), line: lines + linesHere) {
        return Found(header: header, line: lines + linesHere, end: behind)
      }
      start = behind
    }
    return nil
  }

  /// Goes on to the next piece, after every encoding was tried on this one.
  mutating func finishPiece(_ piece: PaddedBytes) {
    looked += lookedHere
    lines += linesHere
    if piece.bytes.contains(0) { hasNul = true }
  }

  /// Why there is no header.
  var trouble: LedgerTrouble {
    if let nearest { return nearest }
    return looked == 0 ? .empty : .undecodable(hasNul ? .containsNul : .invalid)
  }

  private mutating func header(_ line: [UInt8], line number: Int) -> LedgerHeader? {
    let separators: Set = [UInt8(ascii: ","), UInt8(ascii: ";")]
    guard line.contains(where: { $0 > 0x20 && !separators.contains($0) }) else { return nil }
    lookedHere += 1
    let separator = Records.separators(in: line)[0]
    let records = Records(line, separator: separator)
    let names = records[0].map { Label.trimmed(records.text($0)) }
    do throws(LedgerHeader.MissingColumns) {
      return try LedgerHeader(names, separator: separator, plan: plan)
    } catch {
      guard UTF8Check.isSound(line[...]), error.names.count < missingCount else { return nil }
      missingCount = error.names.count
      nearest = .missing(error, line: number)
      return nil
    }
  }
}
