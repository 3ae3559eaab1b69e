/// What stands in a column, and for what is derived, from which columns: the proof computes it from what is printed there.
public enum ListingKind: Sendable, Equatable {
  /// Words that say what the line is.
  case text
  /// A short word, such as a unit of measure.
  case mark
  /// Words that are said of the line's numbers.
  case remark
  /// A number that is a fact, not derived from other columns.
  case number
  /// A number of that year, which its heading may name.
  case year(Int)
  /// The difference of two columns.
  case change(from: String, to: String)
  /// The rate of growth between two columns, or why there is none.
  case growth(from: String, to: String)
  /// A column's share of a total, in percent; none without a total.
  case share(of: String, total: Int64?)
  /// The difference of two columns as a share of a total, in points.
  case points(from: String, to: String, total: Int64?)
  /// The place among all lines by a column, the largest first; equal ones share it.
  case rank(of: String)
  /// The line's own number, from 1.
  case ordinal
  /// Nothing: a strip between two editions of the form.
  case gap

  /// Whether numbers stand in the column, written or derived; they are set to the right.
  public var isNumber: Bool { self != .text && self != .mark && self != .remark }
}

/// What a line says in one column: exact until it is written.
public enum ListingField: Sendable, Equatable {
  /// The line says nothing there.
  case none
  /// A text, printed as it is but for what a medium cannot hold.
  case words(String)
  /// A number in the measure's smallest unit; `nil` where one could stand and does not.
  case number(Int64?, Measure)
  /// A number that is told from another by words where there is none; a workbook leaves its cell empty.
  case answer(Int64?, Measure, none: String)
  /// A number with its sign: `+5`.
  case signed(Int64?, Measure)
  /// A percentage with its sign on pages: `%`, or nothing where the heading says what it is.
  case percentage(Percentage?, sign: String)
  /// A rate of growth, or why there is none.
  case growth(Growth)

  /// A whole number of things that the heading names; `nil` where it could stand and does not.
  public static func count(_ count: Int64?) -> ListingField { .number(count, .count) }

  /// The field as pages, Markdown and the terminal print it.
  public var words: String {
    switch self {
    case .none: ""
    case .words(let words): words
    case .number(let value, let measure): value.map { measure.text($0) } ?? ""
    case .answer(let value, let measure, let none): value.map { measure.text($0) } ?? none
    case .signed(let value, let measure): value.map { ($0 > 0 ? "+" : "") + measure.text($0) } ?? ""
    case .percentage(let percentage, let sign): percentage.map { $0.text + sign } ?? ""
    case .growth(let growth): growth.words
    }
  }

  /// The field as programs read it, in as many fields as the column has names: of growth its number and its kind.
  public var data: [String] {
    switch self {
    case .percentage(let percentage, _): [percentage?.text ?? ""]
    case .growth(let growth): [growth.percent, growth.kind.rawValue]
    case .none, .words, .number, .answer, .signed: [words]
    }
  }
}

extension Figures {
  /// What a cell says that is measured so: its number, `/` where it does not apply, else nothing.
  public func field(of cell: Cell, _ measure: Measure) -> ListingField {
    state(of: cell) == .notApplicable ? .words("/") : .number(self[cell], measure)
  }
}

extension Measure {
  /// Whole numbers of things that the heading names.
  public static let count = Measure(name: "", decimals: 0, conversions: [:])
}
