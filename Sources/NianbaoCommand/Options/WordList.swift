import ArgumentParser

/// Words of one kind with commas between them: `--outputs report,xlsx`, `--with pdf,docx`.
struct WordList<Word: RawRepresentable<String> & Equatable>: ExpressibleByArgument, CustomStringConvertible {
  let words: [Word]

  init(_ words: [Word]) { self.words = words }

  /// `nil` when it holds no word, or one that is none of the kind.
  init?(argument: String) {
    let parts = argument.split(separator: ",").map { String($0) }
    words = parts.compactMap { Word(rawValue: $0) }
    if words.isEmpty || words.count < parts.count { return nil }
  }

  var description: String { words.map(\.rawValue).joined(separator: ",") }
  func contains(_ word: Word) -> Bool { words.contains(word) }
}
