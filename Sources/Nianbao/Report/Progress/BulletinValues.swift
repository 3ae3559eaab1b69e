/// The values that the templates of a bulletin and of its letters of supervision (督办函) take.
package struct BulletinValues {
  private let bulletin: Bulletin
  private let letters: Letters

  package init(_ bulletin: Bulletin, _ letters: Letters) {
    self.bulletin = bulletin
    self.letters = letters
  }

  /// The values of the bulletin itself.
  package var page: [String: Any] {
    let own: [String: Any] = [
      "isRanked": bulletin.progress.hasRegister, "units": bulletin.progress.units.map(standing),
      "full": Bulletin.text(tenths: bulletin.full),
      "heads": bulletin.parts.map { ["text": "\($0.word)（\(weight($0))）"] },
      "lines": bulletin.lines.map(line), "rules": bulletin.parts.map { ["text": words(for: $0)] },
      "hasLeftOut": !bulletin.leftOut.isEmpty,
      "leftOut": bulletin.leftOut.map { "“\($0.word)”" }.joined(separator: ""),
      "hasUnregistered": !bulletin.unregistered.isEmpty,
      "unregistered": bulletin.unregistered.map { Markdown.cell($0.unit.name) }.joined(separator: "、"),
      "hasLast": !bulletin.last.isEmpty, "lastAsked": bulletin.rules.last, "lastCount": bulletin.last.count,
      "hasTies": bulletin.last.count > bulletin.rules.last,
      "last": bulletin.last.map { Markdown.cell($0.unit.unit.name) }.joined(separator: "、"),
    ]
    return own.merging(letters.titles("报送情况的通报", about: true)) { own, _ in own }
      .merging(letters.common) { own, _ in own }
      .merging(bulletin.progress.counts) { own, _ in own }
  }

  /// The values of the letter to one of the last.
  package func letter(to line: Bulletin.Line) -> [String: Any] {
    let own: [String: Any] = [
      "rank": line.rank, "all": bulletin.lines.count,
      "total": Bulletin.text(tenths: line.total), "full": Bulletin.text(tenths: bulletin.full),
      "parts": zip(bulletin.parts, line.scores).map { part, score in
        [
          "name": part.word, "full": weight(part), "points": Bulletin.text(tenths: score.tenths),
          "reason": score.reason,
        ]
      },
    ]
    return own.merging(letters.titles("督办函")) { own, _ in own }
      .merging(letters.values(for: line.unit)) { own, _ in own }
  }

  /// How a unit stands, for a bulletin that ranks nobody.
  private func standing(_ one: UnitProgress) -> [String: Any] {
    ["name": Markdown.cell(one.unit.name), "state": one.standing.word, "errors": one.errors]
  }

  private func line(_ line: Bulletin.Line) -> [String: Any] {
    [
      "rank": line.rank, "name": Markdown.cell(line.unit.unit.name), "state": line.unit.standing.word,
      "total": Bulletin.text(tenths: line.total),
      "scores": line.scores.map { ["text": "\(Bulletin.text(tenths: $0.tenths))（\($0.reason)）"] },
    ]
  }

  private func weight(_ part: BulletinRules.Part) -> Int { bulletin.rules.weights[part, default: 0] }

  /// How a part is scored, in words that a unit can check.
  private func words(for part: BulletinRules.Part) -> String {
    let weight = weight(part)
    let step = { (tenths: Int) in Bulletin.text(tenths: tenths) }
    switch part {
    case .timeliness:
      return "及时（\(weight) 分）：第一次收下的日子不晚于期限得满分，早报不加分；每迟一天扣 \(step(weight)) 分，未报的不得分。"
    case .first:
      return "一次通过（\(weight) 分）：第一次送来的文件（退回的也算）没有错误得满分，否则不得分。"
    case .errors:
      return "错误（\(weight) 分）：现在没有未处理的错误得满分，每有一处扣 \(step(weight)) 分；未报或未能计入的不得分。"
    case .resubmissions:
      return "重报（\(weight) 分）：没有被退回、没有替换过得满分，每退回或替换一次扣 \(step(weight * 2)) 分；未报的不得分。"
    }
  }
}
