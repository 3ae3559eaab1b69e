/// A declaration as it stands in a file, whether or not it can be used: `声明,空白为零,张三,2026-01-15`.
struct Declared: Sendable, Equatable {
  /// What is declared, as it was written or chosen; empty where nothing was.
  let choice: String
  /// Who declares it, and when; empty where nobody did.
  let name, date: String
  let line, field: Int
  /// The sheet that it stands on where that is not the reading's own; empty otherwise.
  var sheet = ""

  func on(_ sheet: String) -> Declared {
    var result = self
    result.sheet = sheet
    return result
  }

  /// All that stand in a file: lines that begin with the word 声明.
  static func all(in records: Records) -> [Declared] {
    (0..<records.count).compactMap { Declared(records[$0], in: records) }
  }

  /// `nil` where the record is another one.
  private init?(_ record: ArraySlice<Records.Field>, in records: Records) {
    guard let first = record.firstIndex(where: { !records.isEmpty($0) }),
      Self.isWord(record[first], in: records)
    else { return nil }
    let texts = record[(first + 1)...].prefix(3).map { Label.trimmed(records.text($0)) }
    choice = texts.first ?? ""
    name = texts.count > 1 ? texts[1] : ""
    date = texts.count > 2 ? texts[2] : ""
    line = Int(record[first].line)
    field = first - record.startIndex + 2
  }

  /// Whether a field is the word in front of a declaration.
  static func isWord(_ field: Records.Field, in records: Records) -> Bool {
    // Most labels are longer, and numbers have no such byte.
    guard (6...64).contains(field.end - field.start),
      records.bytes[Int(field.start)..<Int(field.end)].contains(firstByte)
    else { return false }
    return Label.bare(Label.normal(records.text(field))) == Declaration.word
  }

  private static let firstByte = Declaration.word.utf8.first ?? 0
}
