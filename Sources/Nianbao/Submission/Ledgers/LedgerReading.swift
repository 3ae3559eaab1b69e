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
  /// What each file adds to the counts.
  package private(set) var parts: [Part] = []

  /// The counts of one file.
  package struct Part: Sendable {
    package let file: String
    let counts: LedgerCounts
  }

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
    let sums = ChosenSums(
      from: readings.compactMap { reading in reading.sums.map { (reading.file, $0) } },
      lines: Self.units(withLines: readings), dimensions: dimensions.count)
    findings += sums.findings
    for reading in readings { add(reading, sums.counts[reading.file]) }
    tellOfTwins(readings)
    tellOfColumns(readings, plan)
  }

  /// A file for each unit that has lines.
  private static func units(withLines readings: [LedgerFileReading]) -> [String: String] {
    let unit = LedgerPlan.UsualDimension.unit.rawValue
    let pairs = readings.flatMap { reading in reading.counts.keys[unit].keys.map { ($0, reading.file) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private mutating func add(_ reading: LedgerFileReading, _ sums: LedgerCounts?) {
    findings += reading.findings(year: year)
    if let source = reading.source { sources.append(source) }
    guard reading.isCounted else { return }
    hasAny = true
    let own = sums ?? reading.counts
    counts.add(own)
    parts.append(Part(file: reading.file, counts: own))
    uncounted += reading.faults.values.reduce(0) { $0 + $1.count }
  }

  /// Files that hold the same, byte for byte, and more than a few lines.
  private mutating func tellOfTwins(_ readings: [LedgerFileReading]) {
    var first: [String: String] = [:]
    for reading in readings where reading.isCounted && reading.sums == nil && reading.records > 2 {
      guard let source = reading.source else { continue }
      let content = "\(source.size) \(source.checksum)"
      if let twin = first[content] {
        findings.append(.sameLedger(reading.file, as: twin))
      } else {
        first[content] = reading.file
      }
    }
  }

  /// Columns that the project names and files lack, and those with too many keys: each told once.
  private mutating func tellOfColumns(_ readings: [LedgerFileReading], _ plan: LedgerPlan) {
    for (position, column) in plan.columns.enumerated() {
      let without = readings.filter { $0.isCounted && $0.lacks(column: position) }.map(\.file)
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
  /// What the file counts for units, where it holds no lines.
  private(set) var sums: LedgerSums?
  /// Where the line of names stands, from 1.
  private var headerLine = 0
  private(set) var lines = 0
  private(set) var records = 0
  /// Lines of names below the first.
  private(set) var headers: [Int] = []
  /// Keys with characters that nobody sees, by what they say.
  private(set) var invisible: [String: InvisibleKey] = [:]
  /// Where the file begins again, when all of it is there more than once.
  private(set) var copy: LedgerCopy?
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
    case .illNamed(let name): trouble = .illNamed(name)
    case .otherKind: trouble = .otherKind
    case .bytes(let next):
      var pieces = LedgerPieces(size: pieceSize, next: next)
      do {
        try read(&pieces)
        if trouble != nil { try pieces.drain() }
        if case .missing = trouble, let found = try file.sums(plan) { take(found) }
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
    try takeOnce(file, pieceSize: pieceSize)
  }

  private mutating func take(_ found: LedgerSums) {
    (trouble, faults, lines, records) = (nil, found.faults, found.lines, found.records)
    sums = found
  }

  /// Whether a column that the project names is not there.
  func lacks(column: Int) -> Bool {
    guard let sums else { return header?.named[column] == nil }
    return sums.lacking.contains(LedgerPlan.usualDimensions.count + column)
  }

  /// Whether every number is a multiple, so that it is worth looking whether all lines come so often.
  private func mayBe(times: Int) -> Bool {
    let isMultiple = { (count: Int) in count.isMultiple(of: times) }
    return counts.isMultiple(of: Int64(times))
      && (!headers.isEmpty || isMultiple(records) && faults.values.allSatisfy { isMultiple($0.count) })
  }

  /// Counts a ledger that is there several times only once.
  private mutating func takeOnce(_ file: LedgerFile, pieceSize: Int) throws(MissingConverter) {
    let times = headers.isEmpty ? LedgerCopy.usualTimes : [headers.count + 1]
    guard trouble == nil, sums == nil, records > 0, times.contains(where: mayBe),
      let copy = try LedgerCopy(
        in: file, header: headerLine, headers: headers, least: header?.quantity == nil ? 3 : 5,
        pieceSize: pieceSize)
    else { return }
    self.copy = copy
    counts = counts.divided(by: Int64(copy.times))
    faults = faults.mapValues { $0.divided(by: copy.times) }.filter { $0.value.count > 0 }
    records /= copy.times
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
      // Where something is wrong already, that is told, whatever comes behind it.
      var wave = trouble == nil ? try pieces.wave(encoding) : []
      while trouble == nil, !wave.isEmpty {
        let (counted, following) = try counted(wave, encoding, &pieces)
        for (raw, piece) in zip(wave, counted) where trouble == nil { try add(piece, raw, encoding) }
        if trouble == nil { wave = try following.get() }
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
    var search = HeaderSearch(plan)
    while !search.isOver, let piece = try pieces.lines(marked ?? .utf8) {
      if let first = try search.first(in: piece, marked) {
        header = first.found.header
        lines = first.found.line
        headerLine = first.found.line
        let rest = PaddedBytes(Array(first.piece.text.bytes[first.found.end...]))
        if let counted = count(DecodedPiece(text: rest, isSound: first.piece.isSound)) { add(counted) }
        return first.encoding
      }
      search.finishPiece(piece)
      lines = search.lines
    }
    trouble = search.trouble
    return nil
  }

  /// Counts some pieces while those behind them are read.
  private func counted(
    _ wave: [PaddedBytes], _ encoding: TextEncoding, _ pieces: inout LedgerPieces
  ) throws(MissingConverter) -> (counted: [LedgerPiece], following: Result<[PaddedBytes], any Error>) {
    let rest = Locked((pieces: pieces, wave: Result<[PaddedBytes], any Error>.success([])))
    let counted = try inParallel(wave.count + 1) { position throws(MissingConverter) -> LedgerPiece? in
      if position > 0 { return count(try encoding.decoded(wave[position - 1])) }
      rest.withLock { rest in rest.wave = Result { try rest.pieces.wave(encoding) } }
      return nil
    }
    return rest.withLock { rest in
      pieces = rest.pieces
      return (counted.compactMap { $0 }, rest.wave)
    }
  }

  private func count(_ piece: DecodedPiece) -> LedgerPiece? {
    header.map { LedgerPiece(piece, header: $0, plan: plan) }
  }

  /// Adds a piece.
  ///
  /// Where the one before left a quote open, the piece was cut in the middle of a record: the two are counted
  /// again as one.
  private mutating func add(
    _ given: LedgerPiece, _ raw: PaddedBytes, _ encoding: TextEncoding
  ) throws(MissingConverter) {
    guard !rest.isEmpty else { return add(given) }
    let text = rest + (try encoding.decoded(raw)).text.bytes
    add(count(DecodedPiece(text: PaddedBytes(text), isSound: UTF8Check.isSound(text[...]))) ?? given)
  }

  private mutating func add(_ piece: LedgerPiece) {
    counts.add(piece.counts)
    for (fault, found) in piece.faults {
      faults[fault, default: FaultyLines()].add(found, linesBefore: lines)
    }
    if let long = piece.tooLong {
      trouble = long.isQuoted ? .openQuote(lines + long.line) : .longLine(lines + long.line)
    }
    let before = lines
    lines += piece.lines
    records += piece.records
    headers += piece.headers.map { $0 + before }
    for key in piece.invisible where invisible[key.key] == nil {
      invisible[key.key] = InvisibleKey(key: key.key, unseen: key.unseen, line: key.line + before)
    }
    rest = Array(piece.rest)
    if rest.count > LedgerPiece.recordLimit { trouble = .openQuote(lines + 1) }
  }
}
