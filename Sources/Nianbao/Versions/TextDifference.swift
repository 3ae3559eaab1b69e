/// One section's text, sentence by sentence.
package struct TextDifference: Sendable, Equatable {
  package let title: String
  /// In the order of the text; none where nothing changed.
  package let changes: [Change]

  package enum Change: Sendable, Equatable {
    /// The same words with other numbers.
    case numbers([Piece])
    /// The same sentence in other words.
    case reworded(old: String, new: String)
    case added(String)
    case removed(String)
  }

  /// A piece of a sentence: words that stayed, or a number that moved.
  package enum Piece: Sendable, Equatable {
    case words(String)
    case number(old: String, new: String)
  }

  /// In the order of the newer report; `nil` where a side does not say.
  static func all(_ old: ComparedSide, _ new: ComparedSide) -> [TextDifference]? {
    guard let before = old.texts?.texts, let after = new.texts?.texts else { return nil }
    let titles = (after + before).map(\.title).distinct
    return titles.map { title in
      let text = { (texts: [TextsRecord.Text]) in
        texts.filter { $0.title == title }.map { Markdown.plain($0.markdown) }.joined(separator: "\n")
      }
      return TextDifference(title: title, changes: changes(from: text(before), to: text(after)))
    }
  }

  static func changes(from old: String, to new: String) -> [Change] {
    let (before, after) = (Sentence.all(in: old), Sentence.all(in: new))
    var (removed, added): (Set<Int>, Set<Int>) = ([], [])
    for change in after.map(\.words).difference(from: before.map(\.words)) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var changes: [Change] = []
    var (one, other) = (0, 0)
    while one < before.count || other < after.count {
      // What lies between two sentences that both texts have.
      let (from, start) = (one, other)
      while removed.contains(one) { one += 1 }
      while added.contains(other) { other += 1 }
      changes += met(before[from..<one], after[start..<other])
      guard one < before.count, other < after.count else { continue }
      if before[one].numbers != after[other].numbers {
        changes.append(.numbers(Sentence.pieces(from: before[one], to: after[other])))
      }
      one = one + 1
      other = other + 1
    }
    return changes
  }

  /// Sentences that went and those that came in their place: the like ones were reworded.
  private static func met(_ old: ArraySlice<Sentence>, _ new: ArraySlice<Sentence>) -> [Change] {
    var changes: [Change] = []
    var rest = old
    for sentence in new {
      guard let like = rest.firstIndex(where: { $0.isLike(sentence) }) else {
        changes.append(.added(sentence.text))
        continue
      }
      changes += rest[..<like].map { .removed($0.text) }
      changes.append(.reworded(old: rest[like].text, new: sentence.text))
      rest = rest[(like + 1)...]
    }
    return changes + rest.map { .removed($0.text) }
  }
}
