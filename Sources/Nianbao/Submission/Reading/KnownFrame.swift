import Foundation

/// What stands around the numbers of a form that was read whole and without a word to say about it.
///
/// ```
/// 政府信息公开年报数据,2025,‹code›,‹name›⏎⏎第二十条第（一）项,本年制发件数,…⏎规章,‹0›,‹0›,‹3›⏎…
/// ```
/// Most units fill in the same blank form. A file with the same bytes between its gaps, its own code and name of the
/// roster and a plain number in every gap says the same as the one before it, but for the numbers: it is read by comparing
/// bytes. Whatever differs is read the long way, and both ways give the same reading.
struct KnownFrame {
  private let bytes: [UInt8]
  /// The pieces of `bytes` between the gaps: before the code, before the name, then before each number, and the last.
  private let pieces: [Range<Int>]
  /// What is read in the gaps behind the first two, in the order of the file.
  private let cells: [(index: Int, number: NumberReading)]
  /// The reading that it was made from, without what is its unit's own.
  private let model: Reading

  /// `nil` where a file with other numbers might be read in another way: where anything was noted, something stands
  /// beside the numbers, or the first line is not plainly a code and a name.
  init?(_ records: Records, firstLine: Int, _ reading: Reading, numbers: [NumberReading]) {
    let head = records[firstLine]
    guard reading.isPlain, let facts = reading.facts, facts.written.isEmpty, head.count >= 4,
      head.allSatisfy({ !$0.isQuoted }), let code = reading.statement.code, let name = reading.statement.name,
      records.text(head[head.startIndex + 2]) == code, records.text(head[head.startIndex + 3]) == name
    else { return nil }
    let gaps = Self.gaps(records, facts, numbers)
    guard gaps.count == facts.figures.states.count(where: { $0 == .number }) else { return nil }
    cells = gaps.map { (index: $0.cell, number: numbers[$0.cell]) }
    var (pieces, start) = ([Range<Int>](), 0)
    for field in head.dropFirst(2).prefix(2) + gaps.map(\.field) {
      pieces.append(start..<Int(field.start))
      start = Int(field.end)
    }
    pieces.append(start..<records.bytes.count)
    // A gap ends where the piece behind it begins.
    guard pieces.dropFirst().allSatisfy({ !$0.isEmpty && !Self.mayStand(in: records.bytes[$0.lowerBound]) })
    else { return nil }
    self.pieces = pieces
    bytes = records.bytes
    model = reading
  }

  /// The plain numbers of a text that are somebody's answer, in their order.
  private static func gaps(
    _ records: Records, _ facts: Facts, _ numbers: [NumberReading]
  ) -> [(cell: Int, field: Records.Field)] {
    var cells: [Facts.CellPlace: Int] = [:]
    for (index, place) in facts.places.enumerated() where facts.figures.states[index] == .number {
      cells[place] = index
    }
    var gaps: [(cell: Int, field: Records.Field)] = []
    for record in 0..<records.count {
      for (position, field) in records[record].enumerated() {
        let place = Facts.CellPlace(line: UInt32(field.line), field: UInt16(clamping: position + 1))
        guard let cell = cells[place],
          numbers[cell].plain(records.bytes.span.extracting(Int(field.start)..<Int(field.end))) != nil
        else { continue }
        gaps.append((cell, field))
      }
    }
    return gaps
  }

  private static func mayStand(in byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || byte == UInt8(ascii: ".")
  }
}

extension KnownFrame {
  /// What a text says that has this frame; `nil` where it differs by one byte outside its gaps.
  ///
  /// `start` is where the text begins behind a mark; `path`, below `forms/`, must name the same unit or none.
  func read(_ text: Span<UInt8>, from start: Int, file: String, path: String, roster: Roster) -> Reading? {
    var place = start
    guard let unit = unit(text, &place, roster), Self.names(path, unit) else { return nil }
    var values = [Int64](repeating: 0, count: model.facts?.figures.values.count ?? 0)
    for (position, cell) in cells.enumerated() {
      guard takes(pieces[position + 2], text, &place) else { return nil }
      let begin = place
      while place < text.count, Self.mayStand(in: text[place]) { place += 1 }
      guard let value = cell.number.plain(text.extracting(begin..<place)) else { return nil }
      values[cell.index] = value
    }
    guard takes(pieces[pieces.count - 1], text, &place), place == text.count else { return nil }
    var reading = model
    reading.file = file
    reading.statement.code = unit.code
    reading.statement.name = unit.name
    reading.named = Statement()
    reading.named.code = unit.code
    reading.unit = unit
    reading.facts?.figures.values = values
    return reading
  }

  /// Whether the piece stands at the place, which is moved behind it.
  private func takes(_ piece: Range<Int>, _ text: Span<UInt8>, _ place: inout Int) -> Bool {
    guard piece.count <= text.count - place else { return false }
    let isSame = bytes.withUnsafeBufferPointer { own in
      text.withUnsafeBufferPointer { text in
        guard let one = own.baseAddress, let other = text.baseAddress else { return piece.isEmpty }
        return memcmp(one + piece.lowerBound, other + place, piece.count) == 0
      }
    }
    place += piece.count
    return isSame
  }

  /// The unit whose code and name stand in the first line as the roster has them.
  private func unit(_ text: Span<UInt8>, _ place: inout Int, _ roster: Roster) -> Roster.Unit? {
    guard takes(pieces[0], text, &place) else { return nil }
    let begin = place
    while place < text.count, text[place] != bytes[pieces[1].lowerBound] { place += 1 }
    // Characters that nobody sees are told, in a name too.
    guard let unit = roster.unit(exactly: text.extracting(begin..<place)), takes(pieces[1], text, &place),
      unit.name.unicodeScalars.allSatisfy({ Label.isPlain($0) || !$0.isInvisible })
    else { return nil }
    for byte in unit.name.utf8 {
      guard place < text.count, text[place] == byte else { return nil }
      place += 1
    }
    return unit
  }

  /// Whether a path begins with the unit's code, alone or before its name: then it names no other unit.
  private static func names(_ path: String, _ unit: Roster.Unit) -> Bool {
    let name = path.utf8
    guard name.starts(with: unit.code.utf8), unit.code.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return false
    }
    let rest = name.dropFirst(unit.code.utf8.count)
    return rest.elementsEqual(".csv".utf8)
      || rest.first == UInt8(ascii: "-") && rest.dropFirst().elementsEqual("\(unit.name).csv".utf8)
  }
}

extension Reading {
  /// Whether nothing was noted about the file, and it says all that it says in its first line and its tables.
  fileprivate var isPlain: Bool {
    !isRejected && findings.isEmpty && strangers.isEmpty && later.isEmpty && seen.strays.isEmpty
      && texts.isEmpty && declared.allSatisfy(\.name.isEmpty) && excused.isEmpty && sheet.isEmpty
      && statement.unclearYear == nil
  }
}

/// The frames that one thread has met, the last one that fitted first.
final class KnownFrames {
  private var frames: [KnownFrame] = []
  private static let most = 8

  func read(_ text: Span<UInt8>, from start: Int = 0, file: String, path: String, roster: Roster) -> Reading?
  {
    for (position, frame) in frames.enumerated() {
      guard let reading = frame.read(text, from: start, file: file, path: path, roster: roster) else {
        continue
      }
      frames.swapAt(0, position)
      return reading
    }
    return nil
  }

  func learn(_ records: Records, firstLine: Int, _ reading: Reading, numbers: [NumberReading]) {
    guard frames.count < Self.most,
      let frame = KnownFrame(records, firstLine: firstLine, reading, numbers: numbers)
    else { return }
    frames.append(frame)
  }
}
