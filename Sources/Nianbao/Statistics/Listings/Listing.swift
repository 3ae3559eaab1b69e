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
  /// In the order in which they stand; each says where it is printed.
  public let columns: [ListingColumn<Line>]
  public let lines: [Line]
  /// The lines under a title of their own, where there are several titles.
  public let groups: [Group]

  public struct Group: Sendable {
    public let title: String
    public let lines: Range<Int>
  }

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

  public func columns(in medium: ListingMedium) -> [ListingColumn<Line>] {
    columns.filter { !$0.headings(in: medium).isEmpty }
  }

  /// All fields of a line as a medium prints them.
  public func words(ofLine line: Int, in medium: ListingMedium) -> [String] {
    columns(in: medium).map { field($0, line: line).words }
  }

  public func column(_ id: String) -> ListingColumn<Line>? { columns.first { $0.id == id } }

  /// What a line says in a column.
  public func field(_ column: ListingColumn<Line>, line: Int) -> ListingField {
    column.kind == .ordinal ? .count(Int64(line + 1)) : column.field(lines[line])
  }
}

/// One column of a listing: its name for programs, what stands in it, and how its heading reads in each medium.
public struct ListingColumn<Line>: Sendable {
  /// Stable and ASCII; templates and the proof find the column by it.
  public let id: String
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

  /// Empty where the column is not printed. A rate of growth has two where its number and its reason stand apart.
  public func headings(in medium: ListingMedium) -> [ListingHeading] { shown[medium] ?? [] }

  /// The one heading of a medium in which every column has one.
  public func heading(in medium: ListingMedium) -> String { shown[medium]?.first?.text ?? "" }
}

/// Where a listing is printed.
public enum ListingMedium: Sendable {
  case markdown
  /// HTML.
  case page
  /// A sheet of a workbook.
  case sheet
  /// CSV, for programs.
  case data
  case terminal
}

public struct ListingHeading: Sendable {
  public let text: String
  /// Of the column in a sheet, in characters; 0 elsewhere.
  public let width: Double
}

/// How a column's heading reads in each medium; the column is not printed in one that is not named.
package struct ListingHeadings: Sendable {
  let title: String
  fileprivate(set) var shown: [ListingMedium: [ListingHeading]] = [:]

  /// - Parameter title: the heading wherever no other is given, and what messages call the column.
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
