/// All years that are known, side by side (多年); a change of form is a break, never a change of number.
public struct ManyYears: Sendable {
  /// One year's figures in its own form.
  public struct Year: Sendable {
    /// The year reported on.
    public let year: Int
    /// The edition of the form that was in force for that year.
    public let form: Form
    /// The region's figures, in the cells of that year's own form.
    public let figures: Figures
    /// Where the figures come from, in words.
    public let words: String

    /// A year with its figures, in the cells of its own form, and words for where they come from.
    public init(year: Int, form: Form, figures: Figures, words: String) {
      self.year = year
      self.form = form
      self.figures = figures
      self.words = words
    }
  }

  /// One figure over the years.
  public struct Line: Sendable {
    /// The title of its table; for what only an earlier edition asked, with that edition's source.
    public let table: String
    /// The words of the form beside the row.
    public let row: String
    /// The words of the form over the column.
    public let column: String
    /// Whether it stands in a total's column.
    public let isTotal: Bool
    /// The unit that all its numbers are in, with its decimals.
    public let measure: Measure
    /// What each of the years says, in their order.
    public let values: [Value]
    /// Whether its row alone says which figure it is: all lines around it stand in one column.
    var isCalledByRow = false

    /// What a page calls the figure.
    public var item: String { isCalledByRow ? row : "\(row)　\(column)" }

    var calledByRow: Line {
      var line = self
      line.isCalledByRow = true
      return line
    }
  }

  /// What one year says of a figure.
  public enum Value: Sendable, Equatable {
    /// In the smallest unit of the line's measure.
    case number(Int64)
    /// Asked, and no number given.
    case none
    /// That year's form asks something else.
    case notComparable
  }

  /// The years compared, the earliest first; the last one's form is the present one.
  public let years: [Year]
  /// The present form's lines in its order, then what only earlier editions asked.
  public let lines: [Line]
  /// Positions in `years` that begin a new edition of the form.
  public let breaks: [Int]

  /// - Parameters:
  ///   - years: the earliest first; the last one's form is the present one.
  ///   - succession: how a later form follows from an earlier one; `nil` when it does not.
  package init(_ years: [Year], succession: (Form, Form) -> Succession?) {
    self.years = years
    breaks = years.indices.dropFirst().filter { years[$0].form.id != years[$0 - 1].form.id }
    guard let present = years.last?.form else {
      lines = []
      return
    }
    var forms: [Form] = []
    for year in years.reversed() where !forms.contains(where: { $0.id == year.form.id }) {
      forms.append(year.form)
    }
    var lines: [Line] = []
    for form in forms {
      // What a later form asks the same stands in the later form's line already.
      let covered = forms.prefix { $0.id != form.id }.flatMap { later -> [Cell] in
        guard let step = succession(form, later) else { return [] }
        return step.same.compactMap { $0 }
      }
      let known = Set(covered)
      lines += form.cells.filter { !known.contains($0) }.map { cell in
        Self.line(cell, of: form, years, isPresent: form.id == present.id, succession)
      }
    }
    self.lines = lines
  }

  private static func line(
    _ cell: Cell, of form: Form, _ years: [Year], isPresent: Bool, _ succession: (Form, Form) -> Succession?
  ) -> Line {
    let blank = form.blank(of: cell)
    let table = form.tables[blank.table]
    let values = years.map { year -> Value in
      let own = { (figure: Int64?) in figure.map(Value.number) ?? .none }
      if year.form.id == form.id { return own(year.figures[cell]) }
      if let step = succession(year.form, form) {
        return step.same[Int(cell.index)].map { own(year.figures[$0]) } ?? .notComparable
      }
      if let step = succession(form, year.form), let merged = step.merged.first(where: { $0.cell == cell }) {
        return own(step.sum(of: merged, in: year.figures))
      }
      return .notComparable
    }
    return Line(
      table: table.title + (isPresent ? "" : "（\(form.source)）"), row: table.rows[blank.row].formLabel,
      column: table.columns[blank.column].label, isTotal: table.columns[blank.column].isTotal,
      measure: blank.measure, values: values)
  }
}
