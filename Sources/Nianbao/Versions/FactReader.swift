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

  private static let columns = ["year", "unit", "table", "row", "column", "state", "value", "file"]

  private let form: Form
  private var table: FactTable
  private var line = 0
  private var cells: [[UInt8]: Int] = [:]
  private var unitOf: [[UInt8]: Int] = [:]
  private var unitBytes: [[UInt8]] = []
  private var fileBytes: [[UInt8]] = []
  private var yearBytes: [UInt8] = []
  private var cell = -1
  private var cellBytes: [UInt8] = []
  private var unit = -1
  /// Where the fields of a line end.
  private var commas = [Int](repeating: 0, count: 8)

  private init(_ form: Form) {
    self.form = form
    table = FactTable(form: form)
    for cell in form.cells {
      let address = form.address(of: cell)
      cells[Array("\(address.table),\(address.row),\(address.column)".utf8)] = Int(cell.index)
    }
  }

  /// - Parameter next: fills the room with the bytes that follow and returns how many; 0 at the end.
  /// - Throws: `Trouble`, and what `next` throws.
  static func read(
    form: Form, pieceSize: Int = 1 << 22, next: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> FactTable {
    var reader = FactReader(form)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)
    defer { room.deallocate() }
    var rest = 0
    while true {
      let count = try next(UnsafeMutableRawBufferPointer(rebasing: room[rest...]))
      let filled = UnsafeRawBufferPointer(rebasing: room[..<(rest + count)])
      let end = count == 0 ? filled.count : try reader.endOfLines(filled)
      if end == 0, filled.count == pieceSize { throw Trouble(line: reader.line + 1, words: "这一行太长") }
      try reader.readLines(UnsafeRawBufferPointer(rebasing: filled[..<end]))
      rest = filled.count - end
      room.copyMemory(from: UnsafeRawBufferPointer(rebasing: filled[end...]))
      if count == 0 { break }
    }
    if reader.line == 0 { throw Trouble(line: 1, words: "文件是空的") }
    return reader.table
  }

  /// Behind the last line break that no quotes enclose.
  private func endOfLines(_ bytes: UnsafeRawBufferPointer) throws -> Int {
    var end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // Quotes are rare: only where there are any can a line break lie inside a field.
    if let base = bytes.baseAddress, memchr(base, 0x22, end) != nil {
      var (quotes, start, sound) = (0, 0, 0)
      while start < end {
        if bytes[start] == 0x22 { quotes += 1 }
        start += 1
        if bytes[start - 1] == 0x0A, quotes % 2 == 0 { sound = start }
      }
      end = sound
    }
    return end
  }
}

extension FactReader {
  private mutating func readLines(_ bytes: UnsafeRawBufferPointer) throws(Trouble) {
    guard let base = bytes.baseAddress else { return }
    var start = line == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let found = memchr(base + start, 0x0A, bytes.count - start)
      var end = found.map { base.distance(to: UnsafeRawPointer($0)) } ?? bytes.count
      line += 1
      if memchr(base + start, 0x22, end - start) != nil {
        end = try readQuoted(bytes, from: start)
      } else {
        let last = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
        try read(UnsafeRawBufferPointer(rebasing: bytes[start..<last]))
      }
      start = end + 1
    }
  }

  /// A line with quotes, by the reader of all other CSV files.
  private mutating func readQuoted(_ bytes: UnsafeRawBufferPointer, from start: Int) throws(Trouble) -> Int {
    var (end, quotes) = (start, 0)
    while end < bytes.count, bytes[end] != 0x0A || quotes % 2 == 1 {
      if bytes[end] == 0x22 { quotes += 1 }
      end += 1
    }
    let records = Records(Array(bytes[start..<end]), separator: UInt8(ascii: ","))
    guard records.count > 0 else { return end }
    let fields = records[0].map { Array(records.text($0).utf8) }
    let extra = bytes[start..<end].count { $0 == 0x0A }
    if line == 1 {
      try readHeader(fields.map { String(decoding: $0, as: UTF8.self) })
    } else {
      try take(fields)
    }
    line += extra
    return end
  }

  private mutating func read(_ line: UnsafeRawBufferPointer) throws(Trouble) {
    if line.isEmpty { return }
    if self.line == 1 {
      let words = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      return try readHeader(words.map { String(decoding: $0, as: UTF8.self) })
    }
    var found = 0
    for position in line.indices where line[position] == UInt8(ascii: ",") {
      commas[found] = position
      found += 1
      if found == 8 { break }
    }
    guard found >= 7 else { throw Trouble(line: self.line, words: "只有 \(found + 1) 个字段，应有 10 个") }
    if found == 7 { commas[7] = line.count }
    let commas = commas
    let field = { (from: Int, to: Int) in UnsafeRawBufferPointer(rebasing: line[from..<to]) }
    try take(year: field(0, commas[0]))
    try take(cell: field(commas[1] + 1, commas[4]))
    take(unit: field(commas[0] + 1, commas[1]))
    try take(state: field(commas[4] + 1, commas[5]), value: field(commas[5] + 1, commas[6]))
    take(file: field(commas[6] + 1, commas[7]))
  }

  private func readHeader(_ names: [String]) throws(Trouble) {
    if names.contains(where: { $0.utf8.dropLast().contains(0x0D) }) {
      throw Trouble(line: 1, words: "行尾只有回车（CR），请另存为“CSV UTF-8”")
    }
    guard names.starts(with: Self.columns) else {
      throw Trouble(
        line: 1, words: "不是 nianbao build 写的 facts.csv：首行应以 \(Self.columns.joined(separator: ",")) 开头")
    }
  }

  private mutating func take(_ fields: [[UInt8]]) throws(Trouble) {
    guard fields.count >= 8 else { throw Trouble(line: line, words: "只有 \(fields.count) 个字段，应有 10 个") }
    let plain = Array(fields.prefix(8).joined(separator: [UInt8(ascii: ",")]))
    var starts = [0]
    for field in fields.prefix(8) { starts.append((starts.last ?? 0) + field.count + 1) }
    let result = plain.withUnsafeBytes { bytes in
      Result { () throws(Trouble) in
        let field = { UnsafeRawBufferPointer(rebasing: bytes[starts[$0]..<(starts[$1 + 1] - 1)]) }
        try take(year: field(0, 0))
        try take(cell: field(2, 4))
        take(unit: field(1, 1))
        try take(state: field(5, 5), value: field(6, 6))
        take(file: field(7, 7))
      }
    }
    try result.get()
  }
}

extension FactReader {
  private mutating func take(year: UnsafeRawBufferPointer) throws(Trouble) {
    if year.isSame(as: yearBytes) { return }
    guard yearBytes.isEmpty, let number = Int(String(decoding: year, as: UTF8.self)) else {
      throw Trouble(line: line, words: "年份“\(String(decoding: year, as: UTF8.self))”与上面的不同，或者不是年份")
    }
    yearBytes = Array(year)
    table.set(year: number)
  }

  private mutating func take(cell address: UnsafeRawBufferPointer) throws(Trouble) {
    if address.isSame(as: cellBytes) { return }
    cellBytes = Array(address)
    guard let known = cells[cellBytes] else {
      let words = String(decoding: address, as: UTF8.self).replacing(",", with: "/")
      throw Trouble(line: line, words: "“\(words)”不是\(form.source)表样里的地址")
    }
    (cell, unit) = (known, -1)
  }

  /// The unit behind the one of the line before, unless the line says otherwise.
  private mutating func take(unit code: UnsafeRawBufferPointer) {
    unit += 1
    if unit < unitBytes.count, code.isSame(as: unitBytes[unit]) { return }
    let bytes = Array(code)
    if let known = unitOf[bytes] {
      unit = known
    } else {
      unit = table.add(unit: CSVText.unguarded(String(decoding: code, as: UTF8.self)))
      unitOf[bytes] = unit
      unitBytes.append(bytes)
      fileBytes.append([])
    }
  }

  private mutating func take(
    state: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer
  ) throws(Trouble) {
    let words = state.count
    let measure = form.blanks[cell].measure
    var (known, number): (CellState, Int64) = (.number, 0)
    switch (state.first, words) {
    case (UInt8(ascii: "n"), 6), (UInt8(ascii: "z"), 4):
      guard let read = measure.value(value) else {
        throw Trouble(line: line, words: "“\(String(decoding: value, as: UTF8.self))”不是数字")
      }
      number = read
    case (UInt8(ascii: "b"), 5): known = .blank
    case (UInt8(ascii: "n"), 2): known = .notApplicable
    default:
      throw Trouble(line: line, words: "“\(String(decoding: state, as: UTF8.self))”不是 number、zero、blank、na")
    }
    guard table.set(known, number, in: cell, unit: unit) else {
      throw Trouble(line: line, words: "\(table.units[unit]) 的这一格写了两次")
    }
  }

  private mutating func take(file: UnsafeRawBufferPointer) {
    if file.isSame(as: fileBytes[unit]) { return }
    fileBytes[unit] = Array(file)
    let name = CSVText.unguarded(String(decoding: file, as: UTF8.self))
    if !table.files[unit].contains(name) { table.add(file: name, to: unit) }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func isSame(as bytes: [UInt8]) -> Bool {
    guard count == bytes.count, let base = baseAddress else { return bytes.isEmpty && isEmpty }
    return memcmp(base, bytes, count) == 0
  }
}
