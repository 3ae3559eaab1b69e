/// What a receipt says (回执): a file of a unit that was received and kept.
package struct ReceiptPaper: Sendable {
  package let unit: Roster.Unit
  /// The file's name as it came, its size in bytes, its SHA-256 in hexadecimal.
  package let file: String
  package let size: Int
  package let sha256: String
  /// When it was received, as the register has it.
  package let time: String
  /// How many things the unit should still look at.
  package let errors, warnings: Int
  /// What changed since the file that it takes the place of.
  package let moves: [Move]
  package let isReplacement: Bool
  /// How many sections of text came with it.
  package let texts: Int

  /// A cell before and after, as it prints; empty where it was blank.
  package struct Move: Sendable, Equatable {
    /// In the words of the form.
    package let place: String
    package let before, now: String

    package init(place: String, before: String, now: String) {
      (self.place, self.before, self.now) = (place, before, now)
    }

    /// In a line: `依申请公开 一、本年新收… 总计：713 → 714`.
    package var words: String { "\(place)：\(Self.shown(before)) → \(Self.shown(now))" }
    private static func shown(_ text: String) -> String { text.isEmpty ? "空白" : text }
  }

  package init(
    unit: Roster.Unit, file: String, size: Int, sha256: String, time: String, errors: Int, warnings: Int,
    moves: [Move], isReplacement: Bool, texts: Int
  ) {
    (self.unit, self.file, self.size, self.sha256, self.time) = (unit, file, size, sha256, time)
    (self.errors, self.warnings, self.moves) = (errors, warnings, moves)
    (self.isReplacement, self.texts) = (isReplacement, texts)
  }
}

extension Letters {
  /// 回执: what was received, and the code that it is checked by.
  package func receipt(_ paper: ReceiptPaper) -> [String: Any] {
    let own: [String: Any] = [
      "code": Markdown.cell(paper.unit.code), "name": Markdown.cell(paper.unit.name),
      "file": Markdown.cell(paper.file), "size": paper.size, "sha256": paper.sha256,
      "checkCode": CheckCode(sha256: paper.sha256).description, "time": Markdown.cell(paper.time),
      "errors": paper.errors, "warnings": paper.warnings, "hasErrors": paper.errors > 0,
      "hasWarnings": paper.warnings > 0, "isReplacement": paper.isReplacement, "texts": paper.texts,
      "hasTexts": paper.texts > 0, "hasMoves": !paper.moves.isEmpty, "moveCount": paper.moves.count,
      "moves": paper.moves.map { ["words": Markdown.cell($0.words)] },
    ]
    return own.merging(common) { own, _ in own }.merging(titles("收件回执")) { own, _ in own }
  }
}
