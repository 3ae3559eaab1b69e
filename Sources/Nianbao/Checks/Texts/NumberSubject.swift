/// What the word that a number is bound to may be about: these applications, or other work, another time, another body.
extension NumberCheck {
  /// Whether the word may be about other work, another time or another body.
  func isElsewhere(_ bound: Binding) -> Bool {
    let start = bound.range.lowerBound
    let clause = line.start(before: start, marks: TextLine.clauseEnds)
    let sentence = line.start(before: start, marks: TextLine.sentenceEnds)
    if isOtherTime(sentence..<start, clause: clause) { return true }
    if line.last(of: figures.others, in: sentence..<start) != nil { return true }
    if line.last(of: words.except, in: clause..<start) != nil { return true }
    if bound.readings.allSatisfy({ !$0.needsSubject }) { return false }
    if line.last(of: [["其", "中"]], in: sentence..<start) != nil { return true }
    // What is said behind the number's own clause is about another number: 行政复议14件（其中涉及政府信息公开1件）.
    let rest = text[bound.range.upperBound..<min(text.count, bound.range.upperBound + 20)]
    let number = rest.firstIndex { "（，、。；".contains($0) } ?? rest.endIndex
    let about = line.last(of: words.about, in: 0..<number)
    let other = line.last(of: words.except, in: 0..<start)
    return about.map { $0 < other ?? 0 } ?? (other != nil || !isHeadedByUse)
  }

  /// Whether a list goes on that is about something else: 公示行政许可320件、行政处罚85件.
  func isListed(_ bound: Binding) -> Bool {
    if let some, isSameSentence(some, bound.range.lowerBound) { return true }
    guard let elsewhere, bound.readings.allSatisfy({ !$0.needsSubject }) else { return false }
    return isSameSentence(elsewhere, bound.range.lowerBound)
  }

  private func isOtherTime(_ sentence: Range<Int>, clause: Int) -> Bool {
    if let end = line.last(of: [["年"]], in: sentence), end >= 5,
      let year = Int(String(text[(end - 5)..<(end - 1)]))
    {
      if year != figures.year { return true }
      // 2023—2025年; 2024年、2025年.
      if end > 5, "—–-－~～至到、和与".contains(text[end - 6]) { return true }
    }
    if line.last(of: Self.parts, in: sentence) != nil { return true }
    let earlier: [[Character]] = ["去年", "上年", "上一年", "往年", "历年", "累计"].map { Array($0) }
    if line.last(of: earlier, in: clause..<sentence.upperBound) != nil { return true }
    // 1至6月收到20件，答复18件; but a whole year ends on its last day.
    return text[sentence].contains("月") && line.last(of: [Array("12月31日")], in: sentence) == nil
  }

  /// Words for a part of the year or for many years, of which the whole sentence speaks.
  private static let parts = ["季度", "半年", "期间", "年来"].map { Array($0) }

  /// Whether a number that no word is bound to counts applications of some kind: 征地拆迁类申请15件.
  func isSomeApplications(_ number: TextNumber) -> Bool {
    let counters = words.counters.flatMap { [$0.key] + $0.value }
    guard counters.contains(String(text[number.end])) else { return false }
    // The short name of what the texts are about: a word that ends one of the long names.
    return words.between.contains { word in
      line.has(word, before: number.range.lowerBound)
        && words.about.contains { $0.suffix(word.count) == word[...] }
    }
  }
}
