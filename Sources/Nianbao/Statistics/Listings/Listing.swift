/// A table as it is printed anywhere: its columns, and the lines that they are asked about.
///
/// It is composed once, where its data is; Markdown, pages, workbooks, CSV, the terminal and the proof all take it. A
/// line stays what it is (a figure, a unit, a finding) until it is printed: no text is made before its turn comes.
///
/// ```
/// id         item  unit  prior   value   change  growth
/// on a page  项目  单位  2024年  2025年  增减    增长率
/// in a sheet             上年    本年    增减    增长率（%）  说明
/// in a file              prior   value   change  growth_pct   growth_kind
/// ```
public struct Listing<Line: Sendable>: Sendable {
  /// The columns in the order in which they stand; each says where it is printed.
  public let columns: [ListingColumn<Line>]
  /// The lines from top to bottom, those of all groups together.
  public let lines: [Line]
  /// The lines under a title of their own, where there are several titles.
  public let groups: [Group]

  /// Some lines that follow each other, with the title over them.
  public struct Group: Sendable {
    /// The words over the lines; empty where the listing has one group only.
    public let title: String
    /// Positions in the listing's `lines`.
    public let lines: Range<Int>
  }

  /// A listing whose lines stand together, without a title.
  public init(_ columns: [ListingColumn<Line>], _ lines: [Line]) {
    self.columns = columns
    self.lines = lines
    groups = [Group(title: "", lines: lines.indices)]
  }

  /// A listing whose lines stand under titles.
  public init(_ columns: [ListingColumn<Line>], groups: [(title: String, lines: [Line])]) {
    self.columns = columns
    lines = groups.flatMap(\.lines)
    var next = 0
    self.groups = groups.map { title, lines in
      defer { next += lines.count }
      return Group(title: title, lines: next..<(next + lines.count))
    }
  }

  /// The columns that a medium prints, in their order.
  public func columns(in medium: ListingMedium) -> [ListingColumn<Line>] {
    columns.filter { $0.fieldCount(in: medium) > 0 }
  }

  /// All fields of a line as a medium prints them.
  public func words(ofLine line: Int, in medium: ListingMedium) -> [String] {
    columns(in: medium).map { field($0, line: line).words }
  }

  /// The column with an id; `nil` when there is none.
  public func column(_ id: String) -> ListingColumn<Line>? { columns.first { $0.id == id } }

  /// What a line says in a column.
  public func field(_ column: ListingColumn<Line>, line: Int) -> ListingField {
    field(column, of: lines[line], number: line + 1)
  }

  /// The same of a line that is at hand, with its number from 1: asking many columns takes it out of the list once.
  package func field(_ column: ListingColumn<Line>, of line: Line, number: Int) -> ListingField {
    column.kind == .ordinal ? .count(Int64(number)) : column.field(line)
  }
}

/// One column of a listing: its name for programs, what stands in it, and how its heading reads in each medium.
public final class ListingColumn<Line>: Sendable {
  /// What programs call the column, stable and ASCII; templates and the proof find the column by it.
  public let id: String
  /// What its fields are, and which columns they are derived from.
  public let kind: ListingKind
  /// What messages call the column, such as 本年.
  public let title: String
  private let shown: [ListingMedium: [ListingHeading]]
  let field: @Sendable (Line) -> ListingField

  package init(
    _ id: String, _ kind: ListingKind, _ headings: ListingHeadings,
    field: @escaping @Sendable (Line) -> ListingField
  ) {
    self.id = id
    self.kind = kind
    title = headings.title
    shown = headings.shown
    self.field = field
  }

  /// The headings over the column in a medium; empty where the column is not printed.
  ///
  /// A rate of growth has two where its number and its reason stand apart.
  public func headings(in medium: ListingMedium) -> [ListingHeading] { shown[medium] ?? [] }

  /// How many fields a line has in the column in a medium, each under a heading of its own; 0 where it is not printed.
  ///
  /// Only a rate of growth has two, its number and its reason; under one heading it is the number or, without one, the
  /// reason.
  package func fieldCount(in medium: ListingMedium) -> Int { headings(in: medium).count }

  /// What a field is in a file: as many texts as the column has names there.
  package func data(_ field: ListingField) -> [String] {
    let (texts, count) = (field.data, fieldCount(in: .data))
    if texts.count == count { return texts }
    return count == 1 ? [field.words] : texts + [String](repeating: "", count: count - texts.count)
  }

  /// The one heading of a medium in which every column has one.
  public func heading(in medium: ListingMedium) -> String { shown[medium]?.first?.text ?? "" }
}

/// Where a listing is printed.
public enum ListingMedium: Sendable {
  /// `report.md` and the other Markdown files.
  case markdown
  /// HTML.
  case page
  /// A sheet of a workbook.
  case sheet
  /// CSV, for programs.
  case data
  /// The output of a command.
  case terminal
}

/// The words over a column in one medium, and how wide the column is there.
public struct ListingHeading: Sendable {
  /// The words that are printed; in files a programs' name such as `growth_pct`.
  public let text: String
  /// The width of the column in a sheet, in characters; 0 elsewhere.
  public let width: Double
}

/// How a column's heading reads in each medium; the column is not printed in one that is not named.
package struct ListingHeadings: Sendable {
  let title: String
  fileprivate(set) var shown: [ListingMedium: [ListingHeading]] = [:]

  /// Headings that are this title wherever no other is given; messages call the column so too.
  package static func named(_ title: String) -> ListingHeadings { ListingHeadings(title: title) }

  private init(title: String) { self.title = title }

  /// On pages and in Markdown.
  package func page(_ text: String? = nil) -> ListingHeadings {
    adding(text, to: .page).adding(text, to: .markdown)
  }
  package func html(_ text: String? = nil) -> ListingHeadings { adding(text, to: .page) }
  package func markdown(_ text: String? = nil) -> ListingHeadings { adding(text, to: .markdown) }
  package func terminal(_ text: String? = nil) -> ListingHeadings { adding(text, to: .terminal) }
  /// In a workbook; said twice of a rate of growth, whose number and reason stand in two columns.
  package func sheet(_ text: String? = nil, width: Double) -> ListingHeadings {
    adding(text, to: .sheet, width: width)
  }
  /// In CSV; two names of a rate of growth, whose number and kind stand in two columns.
  package func data(_ names: String...) -> ListingHeadings {
    names.reduce(self) { $0.adding($1, to: .data) }
  }

  private func adding(_ text: String?, to medium: ListingMedium, width: Double = 0) -> ListingHeadings {
    var more = self
    more.shown[medium, default: []].append(ListingHeading(text: text ?? title, width: width))
    return more
  }
}
