import Glibc

/// Reads `facts.csv` in pieces, so that a province's file costs no more memory than its numbers.
///
/// The file is in the order of the form, then of the units: a line mostly names the cell of the line before and the
/// unit that comes next, and is recognised by comparing bytes.
struct FactReader {
  /// Why a file is no `facts.csv`.
  struct Trouble: Error, Equatable {
    /// From 1.
    let line: Int
    let words: String
  }

  /// The columns that are read; what follows them, the place in the file, is passed over.
  private enum Column: Int, CaseIterable {
    case year, unit, table, row, column, state, value, file
  }

  private let form: Form
  private var table: FactTable
  /// The physical line that is being read, from 1.
  private var line = 0
  private var cells: [[UInt8]: Int] = [:]
  private var unitOf: [[UInt8]: Int] = [:]
  private var unitBytes: [[UInt8]] = []
  private var fileBytes: [[UInt8]] = []
  private var yearBytes: [UInt8] = []
  private var cell = -1
  private var cellBytes: [UInt8] = []
  private var unit = -1

  private init(_ form: Form) {
    self.form = form
    table = FactTable(form: form)
    for cell in form.cells {
      let address = form.address(of: cell)
      let fields = [address.table, address.row, address.column].map { FormulaMark.added(to: $0) }
      cells[Array(fields.joined(separator: ",").utf8)] = Int(cell.index)
    }
  }

  /// Reads facts piece by piece: `next` fills the room with the bytes that follow and returns how many; 0 at the end.
  ///
  /// - Throws: `Trouble`, and what `next` throws.
  static func read(
    form: Form, pieceSize: Int = 1 << 22, next: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> FactTable {
    var reader = FactReader(form)
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: pieceSize + FieldScanner.padding.count, alignment: 16)
    defer { room.deallocate() }
    var linesBefore = 0
    var rest = 0
    while true {
      let count = try next(UnsafeMutableRawBufferPointer(rebasing: room[rest..<pieceSize]))
      let filled = rest + count
      let isLast = count == 0
      if isLast {
        UnsafeMutableRawBufferPointer(rebasing: room[filled...]).copyBytes(from: FieldScanner.padding)
      }
      let piece = UnsafeRawBufferPointer(rebasing: room[..<filled])
      let end = isLast ? filled : piece.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let read = try reader.readRecords(piece, end: end, isLast: isLast, linesBefore: &linesBefore)
      if read == 0, filled == pieceSize { throw Trouble(line: linesBefore + 1, words: "这一行太长") }
      rest = filled - read
      room.copyMemory(from: UnsafeRawBufferPointer(rebasing: piece[read...]))
      if isLast { break }
    }
    if reader.line == 0 { throw Trouble(line: 1, words: "文件是空的") }
    return reader.table
  }

  /// Reads the records that end before `end`; one whose quotes are open there waits for the next piece, if there is one.
  ///
  /// - Returns: how many bytes were read.
  private mutating func readRecords(
    _ piece: UnsafeRawBufferPointer, end: Int, isLast: Bool, linesBefore: inout Int
  ) throws(Trouble) -> Int {
    let mark = line == 0 && piece.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let base = piece.bindMemory(to: UInt8.self).baseAddress, end > mark else { return isLast ? end : 0 }
    let room = UnsafeMutableBufferPointer<FieldScanner.Field>.allocate(capacity: Column.allCases.count)
    defer { room.deallocate() }
    room.initialize(repeating: FieldScanner.Field())
    var scanner = FieldScanner(
      text: base + mark, end: end - mark, separator: UInt8(ascii: ","), fields: room)
    while scanner.nextRecord() {
      if scanner.isOpen, !isLast {
        linesBefore += scanner.line
        return mark + scanner.start
      }
      line = linesBefore + scanner.line + 1
      try take(scanner)
    }
    linesBefore += scanner.lines
    return end
  }
}

extension FactReader {
  private mutating func take(_ record: FieldScanner) throws(Trouble) {
    if record.fieldCount == 1, record.fields[0].start == record.fields[0].end, !record.hasQuotes { return }
    if line == 1 { return try takeHeader(record) }
    guard record.fieldCount >= Column.allCases.count else {
      throw Trouble(line: line, words: "只有 \(record.fieldCount) 个字段，应有 10 个")
    }
    if record.hasQuotes { return try takePlain(record) }
    let bytes = { (column: Column) in record.bytes(record.fields[column.rawValue]) }
    let address = FieldScanner.Field(
      start: record.fields[Column.table.rawValue].start, end: record.fields[Column.column.rawValue].end)
    try take(year: bytes(.year))
    try take(cell: record.bytes(address))
    take(unit: bytes(.unit))
    try take(state: bytes(.state), value: bytes(.value))
    take(file: bytes(.file))
  }

  private func takeHeader(_ record: FieldScanner) throws(Trouble) {
    // Two returns before a line feed are what a second conversion of line ends leaves.
    let isReturn = record.hasLineEnd && record.text[record.index - 1] == UInt8(ascii: "\r")
    if isReturn, record.index < record.end, record.text[record.index] != UInt8(ascii: "\r") {
      throw Trouble(line: 1, words: "行尾只有回车（CR），请另存为“CSV UTF-8”")
    }
    let names = Column.allCases.map { "\($0)" }
    guard record.fieldCount >= names.count,
      zip(names, record.fields).allSatisfy({ $0 == record.text($1) })
    else {
      throw Trouble(
        line: 1, words: "不是 nianbao build 写的 facts.csv：首行应以 \(names.joined(separator: ",")) 开头")
    }
  }

  /// Takes a record with quotes as if it had been written without them.
  private mutating func takePlain(_ record: FieldScanner) throws(Trouble) {
    let fields = record.fields.map { Array(record.text($0).utf8) }
    let plain = Array(fields.joined(separator: [UInt8(ascii: ",")])) + FieldScanner.padding
    var starts = [0]
    for field in fields { starts.append((starts.last ?? 0) + field.count + 1) }
    let result = plain.withUnsafeBufferPointer { bytes in
      Result { () throws(Trouble) in
        let span = { (first: Column, last: Column) in
          UnsafeBufferPointer(rebasing: bytes[starts[first.rawValue]..<(starts[last.rawValue + 1] - 1)])
        }
        try take(year: span(.year, .year))
        try take(cell: span(.table, .column))
        take(unit: span(.unit, .unit))
        try take(state: span(.state, .state), value: span(.value, .value))
        take(file: span(.file, .file))
      }
    }
    try result.get()
  }
}

extension FactReader {
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private mutating func take(year: Bytes) throws(Trouble) {
    if year.isSame(as: yearBytes) { return }
    guard yearBytes.isEmpty, let number = Int(year.text), (0...9999).contains(number) else {
      throw Trouble(line: line, words: "年份“\(year.text)”与上面的不同，或者不是年份")
    }
    yearBytes = Array(year)
    table.set(year: number)
  }

  private mutating func take(cell address: Bytes) throws(Trouble) {
    if address.isSame(as: cellBytes) { return }
    cellBytes = Array(address)
    guard let known = cells[cellBytes] else {
      let words = address.text.replacing(",", with: "/")
      throw Trouble(line: line, words: "“\(words)”不是\(form.source)表样里的地址")
    }
    cell = known
    unit = -1
  }

  /// The unit behind the one of the line before, unless the line says otherwise.
  private mutating func take(unit code: Bytes) {
    unit += 1
    if unit < unitBytes.count, code.isSame(as: unitBytes[unit]) { return }
    let bytes = Array(code)
    if let known = unitOf[bytes] {
      unit = known
    } else {
      unit = table.add(unit: FormulaMark.removed(from: code.text))
      unitOf[bytes] = unit
      unitBytes.append(bytes)
      fileBytes.append([])
    }
  }

  private mutating func take(state: Bytes, value: Bytes) throws(Trouble) {
    let known: CellState
    var number: Int64 = 0
    if state.isSame(as: "number") || state.isSame(as: "zero") || state.isSame(as: "declared") {
      guard let read = form.blanks[cell].measure.value(value) else {
        throw Trouble(line: line, words: "“\(value.text)”不是数字")
      }
      known = .number
      number = read
    } else if state.isSame(as: "blank") {
      known = .blank
    } else if state.isSame(as: "na") {
      known = .notApplicable
    } else {
      throw Trouble(line: line, words: "“\(state.text)”不是 number、zero、declared、blank、na")
    }
    guard table.set(known, number, in: cell, unit: unit) else {
      throw Trouble(line: line, words: "\(table.units[unit]) 的这一格写了两次")
    }
  }

  private mutating func take(file: Bytes) {
    if file.isSame(as: fileBytes[unit]) { return }
    fileBytes[unit] = Array(file)
    let name = FormulaMark.removed(from: file.text)
    if !table.files[unit].contains(name) { table.add(file: name, to: unit) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }

  fileprivate func isSame(as bytes: [UInt8]) -> Bool {
    guard count == bytes.count, let base = baseAddress else { return bytes.isEmpty && isEmpty }
    return memcmp(base, bytes, count) == 0
  }

  @inline(__always)
  fileprivate func isSame(as word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount, let base = baseAddress else { return false }
    return memcmp(base, word.utf8Start, count) == 0
  }
}
