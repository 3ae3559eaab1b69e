/// A template cut where no section is open.
///
/// At every tag the library counts the characters of all that follows: read as one text, a template of a megabyte would
/// take minutes, and one of a page as long as all the rest of a county's report.
struct TemplatePieces {
  private(set) var pieces: [String] = []

  /// The shortest that is worth a piece, in bytes.
  private static let least = 512
  /// So many bytes, for each tag of a piece again, are read within a second or two.
  private static let work = 1 << 29

  /// - Throws: `DefinitionError` where a single section is too long to be read.
  init(_ text: String, file: String) throws(DefinitionError) {
    var cuts = Cuts(text.utf8)
    while let piece = cuts.following() {
      guard piece.bytes.count.multipliedReportingOverflow(by: piece.tags).partialValue <= Self.work else {
        throw DefinitionError(
          DefinitionProblem(
            file: file, line: piece.line, column: 1, message: "这一节里的标记太多，读不完。请分成几节，或者去掉不用的。"))
      }
      pieces.append(String(decoding: piece.settings + piece.bytes, as: UTF8.self))
    }
  }

  private struct Piece {
    /// What was set above it, such as `{{% CONTENT_TYPE:TEXT}}`, each in a line of its own, which leaves no line.
    let settings: [UInt8]
    let bytes: ArraySlice<UInt8>
    let tags: Int
    /// Where its last section begins, from 1.
    let line: Int
  }

  /// Where a template may be cut so that its parts mean together what the whole does.
  ///
  /// That is behind a line, and between tags that touch. Elsewhere a section might seem to stand on a line of its own, which leaves no line in the page.
  private struct Cuts {
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var open = 0
    private var lastSection = 1
    private var settings: [UInt8] = []

    init(_ text: String.UTF8View) { bytes = Array(text) }

    /// The next piece; `nil` at the end.
    mutating func following() -> Piece? {
      guard place < bytes.count else { return nil }
      let (start, above) = (place, settings)
      var (tags, lastEnd) = (0, -1)
      while place < bytes.count {
        let mayCut: Bool
        if isTag(at: place) {
          let isGlued = isName(at: place) || lastEnd == place
          pass(tagTo: end(ofTagAt: place))
          (tags, lastEnd) = (tags + 1, place)
          mayCut = isGlued && isTag(at: place) && (isName(at: place) || hasText(at: end(ofTagAt: place)))
        } else {
          mayCut = bytes[place] == UInt8(ascii: "\n")
          if mayCut { line += 1 }
          place += 1
        }
        if mayCut, open == 0, place - start >= TemplatePieces.least { break }
      }
      return Piece(settings: above, bytes: bytes[start..<place], tags: tags, line: lastSection)
    }

    private func isTag(at place: Int) -> Bool {
      place + 2 < bytes.count && bytes[place] == UInt8(ascii: "{") && bytes[place + 1] == UInt8(ascii: "{")
    }

    /// Whether the tag there is filled with a text, and is no section, comment or setting.
    private func isName(at place: Int) -> Bool { !"#^/!%<>$=".utf8.contains(bytes[place + 2]) }

    private func hasText(at place: Int) -> Bool { place < bytes.count && bytes[place] > 0x20 }

    /// The end of the text where the tag has none.
    private func end(ofTagAt place: Int) -> Int {
      let isRaw = bytes[place + 2] == UInt8(ascii: "{")
      var end = place + 2
      while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "}") || bytes[end + 1] != UInt8(ascii: "}") {
        end += 1
      }
      return min(end + (isRaw ? 3 : 2), bytes.count)
    }

    private mutating func pass(tagTo end: Int) {
      switch bytes[place + 2] {
      case UInt8(ascii: "#"), UInt8(ascii: "^"):
        if open == 0 { lastSection = line }
        open += 1
      case UInt8(ascii: "/"): open -= 1
      case UInt8(ascii: "%"): settings += bytes[place..<end] + [UInt8(ascii: "\n")]
      default: break
      }
      line += bytes[place..<end].count { $0 == UInt8(ascii: "\n") }
      place = end
    }
  }
}
