/// What the ledgers of one year say: what is counted, what is not and why, and which files were read.
package struct LedgerReading: Sendable {
  package let year: Int
  package let dimensions: [String]
  package private(set) var counts: LedgerCounts
  /// Lines that are not counted, in files that are.
  package private(set) var uncounted = 0
  /// Whether at least one file is a ledger.
  package private(set) var hasAny = false
  package private(set) var findings: [Finding] = []
  package private(set) var sources: [LedgerSource] = []

  /// So many files are read at the same time, each in waves of so many pieces: memory has a bound, and all cores work.
  private static let lanes = 4
  static let wave = 4

  /// Counts the files, on all cores; of each only some pieces are held at a time.
  ///
  /// - Throws: `MissingConverter`.
  package init(_ files: [LedgerFile], _ plan: LedgerPlan, pieceSize: Int = 1 << 20) throws(MissingConverter) {
    year = plan.year
    dimensions = plan.dimensions
    counts = LedgerCounts(dimensions: plan.dimensions.count)
    let readings = try inParallel(files.count, lanes: Self.lanes) { position throws(MissingConverter) in
      try LedgerFileReading(files[position], plan, pieceSize: pieceSize)
    }
    for reading in readings { add(reading) }
    tellOfColumns(readings, plan)
  }

  private mutating func add(_ reading: LedgerFileReading) {
    findings += reading.findings(year: year)
    if let source = reading.source { sources.append(source) }
    guard reading.isCounted else { return }
    hasAny = true
    counts.add(reading.counts)
    uncounted += reading.faults.values.reduce(0) { $0 + $1.count }
  }

  /// Columns that the project names and files lack, and those with too many keys: each told once.
  private mutating func tellOfColumns(_ readings: [LedgerFileReading], _ plan: LedgerPlan) {
    for (position, column) in plan.columns.enumerated() {
      let without = readings.filter { $0.isCounted && $0.header?.named[position] == nil }.map(\.file)
      if !without.isEmpty { findings.append(.lacksColumn(column, files: without)) }
    }
    for dimension in counts.overfull.sorted() {
      findings.append(.tooManyKeys(dimensions[dimension], year: year))
    }
  }
}

/// One ledger, read piece by piece.
struct LedgerFileReading: Sendable {
  let file: String
  private(set) var counts: LedgerCounts
  private(set) var faults: [LedgerFault: FaultyLines] = [:]
  private(set) var header: LedgerHeader?
  private(set) var lines = 0
  private(set) var records = 0
  /// Why nothing of the file is counted.
  private(set) var trouble: LedgerTrouble?
  private(set) var source: LedgerSource?
  private var rest: [UInt8] = []
  private let plan: LedgerPlan

  var isCounted: Bool { trouble == nil }

  /// - Throws: `MissingConverter`.
  init(_ file: LedgerFile, _ plan: LedgerPlan, pieceSize: Int) throws(MissingConverter) {
    self.file = file.file
    self.plan = plan
    counts = LedgerCounts(dimensions: plan.dimensions.count)
    switch file.content() {
    case .unreadable(let reason): trouble = .unreadable(reason)
    case .otherKind: trouble = .otherKind
    case .bytes(let next):
      var pieces = LedgerPieces(size: pieceSize, next: next)
      do {
        try read(&pieces)
        if trouble != nil { try pieces.drain() }
        source = LedgerSource(
          file: file.file, size: pieces.checksum.size, lines: trouble == nil ? lines : 0,
          checksum: pieces.checksum.text)
      } catch let missing as MissingConverter {
        throw missing
      } catch {
        trouble = .unreadable("读到中途出错，\(error)")
      }
    }
    if trouble != nil { counts = LedgerCounts(dimensions: plan.dimensions.count) }
  }

  private mutating func read(_ pieces: inout LedgerPieces) throws {
    let start = try pieces.start()
    if let kind = KnownContent(start) {
      trouble = .known(kind)
      return
    }
    let mark = TextEncoding.Mark(start)
    if let mark { pieces.drop(mark.length) }
    do {
      guard let encoding = try readHeader(&pieces, mark?.encoding) else { return }
      while trouble == nil {
        var wave: [[UInt8]] = []
        while wave.count < LedgerReading.wave, let piece = try pieces.lines(encoding) { wave.append(piece) }
        if wave.isEmpty { break }
        for (raw, piece) in zip(wave, try counted(wave, encoding)) where trouble == nil {
          try add(piece, raw, encoding)
        }
      }
    } catch is LedgerPieces.TooLong {
      trouble = rest.isEmpty ? .longLine(lines + 1) : .openQuote(lines + 1)
    }
    if trouble == nil, !rest.isEmpty { trouble = .openQuote(lines + 1) }
  }
}

extension LedgerFileReading {
  /// Finds the line of names, in the encoding that proves itself by them, and counts what stands behind it in its piece;
  /// `nil` when there is none.
  private mutating func readHeader(
    _ pieces: inout LedgerPieces, _ marked: TextEncoding?
  ) throws -> TextEncoding? {
    while let piece = try pieces.lines(marked ?? .utf8) {
      let tried: [TextEncoding] = marked.map { [$0] } ?? [.utf8, .gb18030]
      var firstMissing: LedgerTrouble?
      for encoding in tried {
        let decoded = try encoding.decoded(piece)
        guard let names = HeaderLine(decoded.text) else { break }
        do throws(LedgerHeader.MissingColumns) {
          header = try LedgerHeader(names.columns, separator: names.separator, plan: plan)
          lines = names.linesBefore
          let rest = Array(decoded.text[names.range.upperBound...])
          if let counted = count(DecodedPiece(text: rest, isSound: decoded.isSound)) { add(counted) }
          return encoding
        } catch {
          // What is sound UTF-8 cannot have the names in another encoding.
          if UTF8Check.isSound(decoded.text[names.range]) {
            firstMissing = .missing(error, line: names.linesBefore)
            break
          }
        }
      }
      guard HeaderLine(piece) != nil else {
        lines += piece.count { $0 == UInt8(ascii: "\n") }
        continue
      }
      trouble = firstMissing ?? (piece.contains(0) ? .undecodable(.containsNul) : .undecodable(.invalid))
      return nil
    }
    trouble = .empty
    return nil
  }

  private func counted(_ wave: [[UInt8]], _ encoding: TextEncoding) throws(MissingConverter) -> [LedgerPiece]
  {
    try inParallel(wave.count) { position throws(MissingConverter) in
      count(try encoding.decoded(wave[position]))
    }.compactMap { $0 }
  }

  private func count(_ piece: DecodedPiece) -> LedgerPiece? {
    header.map { LedgerPiece(piece, header: $0, plan: plan) }
  }

  /// Adds a piece.
  ///
  /// Where the one before left a quote open, the piece was cut in the middle of a record: the two are counted
  /// again as one.
  private mutating func add(
    _ given: LedgerPiece, _ raw: [UInt8], _ encoding: TextEncoding
  ) throws(MissingConverter) {
    guard !rest.isEmpty else { return add(given) }
    let text = rest + (try encoding.decoded(raw)).text
    add(count(DecodedPiece(text: text, isSound: UTF8Check.isSound(text[...]))) ?? given)
  }

  private mutating func add(_ piece: LedgerPiece) {
    counts.add(piece.counts)
    for (fault, found) in piece.faults {
      faults[fault, default: FaultyLines()].add(found, linesBefore: lines)
    }
    if let long = piece.tooLong {
      trouble = long.isQuoted ? .openQuote(lines + long.line) : .longLine(lines + long.line)
    }
    lines += piece.lines
    records += piece.records
    rest = Array(piece.rest)
    if rest.count > LedgerPiece.recordLimit { trouble = .openQuote(lines + 1) }
  }
}

/// The line of names at the beginning of a text: the first that says something.
private struct HeaderLine {
  let columns: [String]
  let separator: UInt8
  /// The line with its line end.
  let range: Range<Int>
  /// Physical lines up to its end.
  let linesBefore: Int

  init?(_ text: [UInt8]) {
    var start = 0
    var lines = 0
    while start < text.count {
      let end =
        text[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? text.count
      lines += 1
      var behind = min(end + 1, text.count)
      if behind < text.count, text[end] == UInt8(ascii: "\r"), text[behind] == UInt8(ascii: "\n") {
        behind += 1
      }
      let line = Array(text[start..<end])
      if line.contains(where: { $0 > 0x20 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }) {
        separator = Records.separators(in: line)[0]
        let records = Records(line, separator: separator)
        columns = records[0].map { Label.trimmed(records.text($0)) }
        range = start..<behind
        linesBefore = lines
        return
      }
      start = behind
    }
    return nil
  }
}
