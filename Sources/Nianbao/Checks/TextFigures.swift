/// The figures that a text speaks of: a unit's or the region's, and their own year before.
public struct TextFigures: Sendable {
  public let form: Form
  public let year: Int
  public let figures: Figures
  /// In the cells of the same form; `nil` when nothing is known of that year.
  public let lastYear: Figures?
  /// 单位代码; empty for the region.
  public let unit: String
  /// Names of other bodies: a number behind one of them is theirs.
  let others: [[Character]]

  public init(
    _ form: Form, year: Int, figures: Figures, lastYear: Figures?, unit: String = "", others: [String] = []
  ) {
    (self.form, self.year, self.figures, self.lastYear) = (form, year, figures, lastYear)
    (self.unit, self.others) = (unit, others.map { Array($0) })
  }

  /// The sum of cells; `nil` when one of them has no number. What nobody asks for adds nothing.
  func value(of cells: [Cell], lastYear isLastYear: Bool = false) -> Int64? {
    guard let figures = isLastYear ? lastYear : figures else { return nil }
    var sum: Int64 = 0
    var isKnown = false
    for cell in cells {
      if let value = figures[cell] {
        isKnown = true
        sum = sum &+ value
      } else if figures.state(of: cell) != .notAsked {
        return nil
      }
    }
    return isKnown ? sum : nil
  }

  /// As messages name a sum: `申请 新收 总计 44 加 申请 上年结转 总计 2`; of many cells only the first.
  func operands(_ cells: [Cell], lastYear isLastYear: Bool = false) -> String {
    let figures = isLastYear ? lastYear : figures
    let words = cells.prefix(4).map {
      "\(form.address(of: $0).words) \(figures?[$0].map { value in form.text(value, in: cells[0]) } ?? "")"
    }
    return words.joined(separator: " 加 ") + (cells.count > 4 ? " 等 \(cells.count) 格" : "")
  }
}

/// Everything that is checked on texts (文字): numbers against the figures, parts against their whole, and numbers
/// that belong to a person.
public struct TextCheck: Sendable {
  let figures: TextFigures

  public init(_ figures: TextFigures) { self.figures = figures }

  public func findings(on pieces: [TextPiece]) -> [Finding] {
    var findings: [Finding] = []
    var isHeadedByUse = false
    for piece in pieces {
      let line = TextLine(piece.text)
      let isHeading = Self.isHeading(line)
      if isHeading {
        let about = figures.form.textReadings.about
        isHeadedByUse = line.last(of: about, in: 0..<line.characters.count) != nil
      }
      // Most lines have no number at all.
      guard line.characters.contains(where: TextLine.isDigit) || line.has("{{", within: line) else {
        continue
      }
      findings += PersonalNumbers.findings(in: line, piece)
      if isHeading { continue }
      let numbers = line.numbers()
      var check = NumberCheck(
        figures: figures, line: line, numbers: numbers, piece: piece, isHeadedByUse: isHeadedByUse)
      findings += check.findings()
      findings += PartsCheck(figures: figures, line: line, numbers: numbers, piece: piece).findings()
    }
    return findings.map {
      var finding = $0
      finding.unit = figures.unit
      return finding.saying()
    }
  }

  /// A Markdown heading, or a short line without an end such as `（二）依申请公开`.
  private static func isHeading(_ line: TextLine) -> Bool {
    line.characters.first == "#"
      || line.characters.count <= 20 && !line.characters.contains(where: { "。，；".contains($0) })
        && !line.characters.contains(where: TextLine.isDigit)
  }
}

extension TextLine {
  fileprivate func has(_ words: String, within line: TextLine) -> Bool {
    characters.indices.contains { has(words, at: $0) }
  }
}
