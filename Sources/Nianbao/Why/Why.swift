/// Where a printed number comes from (why): any place that a text may have between `{{` and `}}`, or a row or table.
public struct Why: Sendable {
  /// As it was asked, blanks made one.
  public let place: String
  /// What is printed there; `nil` where there is no number, and for a list.
  public let text: String?
  /// The printed text with its operands written out; `nil` for the plain number of a cell.
  public let formula: String?
  /// What it is made of: cells, last year's, ledgers; of a row or table one for each cell.
  public let origins: [Origin]
  /// Whether it was the place of one number; else of a row or table, with one origin for each cell.
  public let isFigure: Bool

  /// A part of the answer: what of the formula it stands for.
  public enum Origin: Sendable {
    /// A cell of this year.
    case cell(CellOrigin)
    /// What a share is of.
    case whole(CellOrigin)
    /// The same cell of the year before.
    case prior(PriorOrigin)
    /// A count of the ledgers.
    case ledger(LedgerOrigin)
  }

  /// Why nothing can be said of a place: the sentence that names it, with what was perhaps meant.
  package struct UnknownPlace: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Throws: `UnknownPlace`; what reading the ledgers throws.
  package init(_ place: String, _ evidence: Evidence) throws {
    let words = place.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.place = words
    let places = FigurePlaces(statistics: evidence.report.statistics, ledger: evidence.report.ledger)
    let answer: Answer
    do {
      let (helper, figure) = try places.figure(at: words)
      answer = Answer(
        text: try places.text(of: words),
        formula: WhyFormula(figure, evidence.report.statistics).text(helper),
        origins: try Self.origins(of: helper, figure, evidence), isFigure: true)
    } catch let error as FigurePlaces.Unknown {
      let cells = evidence.report.form.cells(below: words)
      guard !cells.isEmpty else { throw Self.unknown(words, error, evidence.report.form) }
      answer = Answer(
        text: nil, formula: nil, origins: cells.map { .cell(CellOrigin($0, evidence)) }, isFigure: false)
    }
    text = answer.text
    formula = answer.formula
    origins = answer.origins
    isFigure = answer.isFigure
  }

  /// What is said of a place once it is known what it means.
  private struct Answer {
    let text: String?
    let formula: String?
    let origins: [Origin]
    let isFigure: Bool
  }
}

extension Why {
  private static func origins(
    of helper: FigurePlaces.Helper?, _ figure: TextFigure, _ evidence: Evidence
  ) throws -> [Origin] {
    if let counted = figure.counted { return [.ledger(try LedgerOrigin(figure, counted, evidence))] }
    let now = figure.cells.map { Origin.cell(CellOrigin($0, evidence)) }
    let before = figure.cells.map { Origin.prior(PriorOrigin($0, evidence)) }
    switch helper {
    case nil, .tenThousands, .count, .countGrowth: return now
    case .growth, .change: return now + before
    case .prior: return before
    case .share: return now + figure.wholeCells.map { .whole(CellOrigin($0, evidence)) }
    }
  }

  private static func unknown(
    _ place: String, _ unknown: FigurePlaces.Unknown, _ form: Form
  ) -> UnknownPlace {
    // A row or a table may be meant, which no text can print.
    let near = place.contains(" ") ? unknown.near : form.nearestPlace(to: place) ?? unknown.near
    let what = place.contains(" ") || place.isEmpty ? unknown.words : "不是表样里的地址，也不是定义里的数量"
    let guess = near.map { "，是否应为“\($0)”" } ?? ""
    return UnknownPlace(description: "“\(Finding.shown(place))”\(what)\(guess)。")
  }
}

extension Form {
  /// The cells of a table or a row by its address; none when there is no such thing.
  ///
  /// Parts left empty stand for all.
  fileprivate func cells(below place: String) -> [Cell] {
    let address = Address(path: place)
    guard place.split(separator: "/", omittingEmptySubsequences: false).count <= 3, !place.isEmpty else {
      return []
    }
    return cells.filter { address.covers(self.address(of: $0)) }
  }

  fileprivate func nearestPlace(to place: String) -> String? {
    let rows = tables.flatMap { table in [table.id] + table.rows.map { "\(table.id)/\($0.id)" } }
    return Label.nearest(
      to: place, among: cells.map { address(of: $0).description } + quantities.map(\.id) + rows)
  }
}
