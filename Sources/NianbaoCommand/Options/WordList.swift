import ArgumentParser
import Nianbao

/// Words of one kind with commas between them: `--outputs report,xlsx`, `--with pdf,docx`.
struct WordList<Word: RawRepresentable<String> & CaseIterable & Equatable>: CustomStringConvertible {
  let words: [Word]

  init(_ words: [Word]) { self.words = words }

  /// - Throws: `ValidationError` when it holds no word, or one that is none of the kind.
  static func read(_ argument: String) throws -> WordList {
    let known = Word.allCases.map(\.rawValue)
    let parts = argument.split { ",，、 ".contains($0) }.map { String($0) }
    let list = WordList(parts.compactMap { Word(rawValue: $0) })
    if !parts.isEmpty, list.words.count == parts.count { return list }
    let wrong = parts.first { !known.contains($0) } ?? ""
    let hint = Label.nearestName(to: wrong, among: known).map { "是不是 \($0)？" } ?? ""
    throw ValidationError("\(hint)可用的有 \(known.joined(separator: "、"))。")
  }

  var description: String { words.map(\.rawValue).joined(separator: ",") }
  func contains(_ word: Word) -> Bool { words.contains(word) }
}
