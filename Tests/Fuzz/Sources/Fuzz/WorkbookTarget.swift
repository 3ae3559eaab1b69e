import Glibc
@testable import Nianbao
@testable import NianbaoExcel

/// A workbook, read and checked as a unit's form: the bytes of one, or its parts (`Parts`), put into a container first.
func meetWorkbook(_ input: [UInt8]) throws {
  let isContainer = input.starts(with: [UInt8(ascii: "P"), UInt8(ascii: "K")])
  let bytes = isContainer ? input : StoredZip(Parts(input)).bytes
  hold(ftruncate(file, 0) == 0 && pwrite(file, bytes, bytes.count, 0) == bytes.count, "no room")
  lseek(file, 0, SEEK_SET)
  let content: SubmissionFile.Content
  do throws(WorkbookRefusal) {
    let text = try WorkbookReader.read(descriptor: file)
    for sheet in text.sheets { meet(sheet) }
    content = .workbook(text)
  } catch {
    content = .refusedWorkbook(error)
  }
  try Sample.meet(content)
}

/// A file in memory that has no name any more.
private let file: Int32 = {
  var name = Array("/dev/shm/nianbao-fuzz-XXXXXX".utf8CString)
  defer { unlink(name) }
  return mkstemp(&name)
}()

/// Cells stand in their order, each once, and as records where they stood.
private func meet(_ sheet: SheetText) {
  for (one, next) in zip(sheet.cells, sheet.cells.dropFirst()) {
    hold((one.row, one.column) < (next.row, next.column), "cells out of order")
  }
  let records = Records(sheet)
  let filled = (0..<records.count).reduce(0) { $0 + records[$1].count { $0.start < $0.end } }
  hold(filled == sheet.cells.count { !$0.text.isEmpty }, "cells are lost")
}

/// A zip container whose parts stand in it as they are, with the right checksums.
private struct StoredZip {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []

  init(_ parts: Parts) {
    for part in parts.files.prefix(1_000) { add(Array(part.name.utf8.prefix(0xFFFF)), part.bytes) }
    let start = bytes.count
    let count = min(1_000, parts.files.count)
    bytes += directory
    bytes += Self.number(0x0605_4B50, 4) + [0, 0, 0, 0] + Self.number(count, 2) + Self.number(count, 2)
    bytes += Self.number(directory.count, 4) + Self.number(start, 4) + [0, 0]
  }

  private mutating func add(_ name: [UInt8], _ content: [UInt8]) {
    let sizes = Self.number(content.count, 4) + Self.number(content.count, 4)
    let facts = Self.number(20, 2) + Self.number(0x800, 2) + [0, 0, 0, 0, 0, 0]
    let own = facts + Self.number(Self.checksum(content), 4) + sizes + Self.number(name.count, 2) + [0, 0]
    directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + own
    directory += [UInt8](repeating: 0, count: 10) + Self.number(bytes.count, 4) + name
    bytes += Self.number(0x0403_4B50, 4) + own + name + content
  }

  private static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32.
  private static func checksum(_ bytes: [UInt8]) -> Int {
    ~Int(bytes.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }) & 0xFFFF_FFFF
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }
}
