/// Looks labels up by their raw bytes, so that a label met a thousand times is made text and normalised once.
///
/// One cache serves one thread.
final class LabelCache {
  let index: LabelIndex
  /// Longer texts are no labels; in bytes.
  private static let longest = 4_000
  private var known: [UInt64: [(bytes: [UInt8], found: Found)]] = [:]

  private struct Found {
    var number = -1
    var ordinals = Ordinals()
  }

  init(_ index: LabelIndex) { self.index = index }

  /// The number of the field's label, or -1 when the form has no such label.
  func number(_ field: Records.Field, in records: Records) -> Int { find(field, in: records).number }

  /// The number of a field's label as a row of a table; -1 also where its words mean a group as well and the ordinal in
  /// front is not the row's: `四、其他` is neither `3.其他` nor `（六）其他`.
  func row(_ number: Int, _ field: Records.Field, in records: Records, of table: Int) -> Int {
    guard index.namesakes[table][number] != nil else { return number }
    return otherOrdinal(number, field, in: records, of: table) == nil ? number : -1
  }

  /// The row that a group printed as one row is read as; by its ordinal where one of its rows is called the same.
  func alone(_ number: Int, _ field: Records.Field, in records: Records, of table: Int) -> Int? {
    if let row = index.alone[table][number] { return row }
    guard let namesake = index.namesakes[table][number],
      let ordinal = otherOrdinal(number, field, in: records, of: table)
    else { return nil }
    return namesake.ordinals.contains(ordinal) ? namesake.row : nil
  }

  /// An ordinal in front of a field's label, of that number, that is not the form's; `nil` when there is none.
  func otherOrdinal(_ number: Int, _ field: Records.Field, in records: Records, of table: Int) -> Int? {
    guard let known = index.ordinals[table][number] else { return nil }
    return find(field, in: records).ordinals.other(than: known)
  }

  private func find(_ field: Records.Field, in records: Records) -> Found {
    let raw = records.bytes[Int(field.start)..<Int(field.end)]
    if raw.count > Self.longest { return Found() }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in raw { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if let hit = known[hash]?.first(where: { $0.bytes.elementsEqual(raw) }) { return hit.found }
    let found = find(Label.normal(records.text(field)), isWord: raw.contains { $0 >= 0x41 })
    if raw.count <= 300, known.count < 10_000 { known[hash, default: []].append((Array(raw), found)) }
    return found
  }

  /// The label as it is written, else without the ordinal in front, else without the one behind its group's name too.
  private func find(_ normal: String, isWord: Bool) -> Found {
    if let number = index.numbers[normal] { return Found(number: number) }
    guard isWord else { return Found() }
    let (leading, bare) = Label.numbered(normal, units: index.units)
    if let number = index.numbers[bare] { return Found(number: number, ordinals: Ordinals(leading: leading)) }
    for name in index.groupNames where bare.hasPrefix(name) {
      let (inner, rest) = Label.numbered(String(bare.dropFirst(name.count)), units: index.units)
      if let number = index.numbers[name + rest] {
        return Found(number: number, ordinals: Ordinals(leading: leading, inner: inner))
      }
    }
    return Found()
  }
}
