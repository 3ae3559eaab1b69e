/// A listing as page templates take it: the heads of its columns, and its lines, each made when it is printed.
///
/// A line has a value for every column by its id, and three ways to print all of them in a loop: `cells` are all
/// fields, in Markdown as wide as their columns; on a page `label` is the first, `rest` are the others as texts, and
/// `fields` the others, and `boxes` all of them, with what is to be known of their columns.
final class PageListing<Line: Sendable> {
  private let listing: Listing<Line>
  private let columns: [ListingColumn<Line>]
  private let places: [String: Int]
  private let medium: ListingMedium
  private let escaped: (String) -> String
  /// In Markdown how wide the columns are.
  private let layout: MarkdownTable.Layout?

  /// A listing in a medium whose texts `escaped` makes safe.
  init(_ listing: Listing<Line>, in medium: ListingMedium, escaped: @escaping (String) -> String) {
    let columns = listing.columns(in: medium)
    self.listing = listing
    self.columns = columns
    self.medium = medium
    self.escaped = escaped
    places = Dictionary(
      columns.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    guard medium == .markdown else {
      layout = nil
      return
    }
    var widths = MarkdownTable.Layout.Widths(columns.count)
    widths.take(columns.map { escaped($0.heading(in: medium)) })
    for (line, own) in listing.lines.enumerated() {
      widths.take(columns.map { escaped(listing.field($0, of: own, number: line + 1).words) })
    }
    layout = MarkdownTable.Layout(widths, isRight: columns.map(\.kind.isNumber))
  }

  var width: Int { columns.count }

  var heads: [[String: Any]] {
    columns.enumerated().map { place, column in
      let heading = escaped(column.heading(in: medium))
      return [
        "heading": layout?.field(heading, place) ?? heading, "rule": layout?.rule(place) ?? "",
        "isNumber": column.kind.isNumber, "isBreak": column.kind == .gap,
      ]
    }
  }

  /// The lines by their titles, as a template names both.
  func groups() -> [[String: Any]] {
    listing.groups.map { ["title": escaped($0.title), "lines": lines($0.lines)] }
  }

  func lines() -> [PageValues] { lines(listing.lines.indices) }

  /// The lines as templates ask for them, with what a template may name in a line beside its columns.
  func lines(also more: (Line) -> [String: Any]) -> [PageValues] {
    listing.lines.enumerated().map { line, own in
      let more = more(own)
      return PageValues { more[$0] ?? self.value($0, line) }
    }
  }

  private func lines(_ range: Range<Int>) -> [PageValues] {
    range.map { line in PageValues { self.value($0, line) } }
  }

  private func value(_ name: String, _ line: Int) -> Any? {
    let own = listing.lines[line]
    let text = { [self] (column: Int) in
      escaped(listing.field(columns[column], of: own, number: line + 1).words)
    }
    let field = { [self] (column: Int) in values(of: columns[column], text(column)) }
    return switch name {
    case "label": text(0)
    case "rest": columns.indices.dropFirst().map(text)
    case "cells": columns.indices.map { layout?.field(text($0), $0) ?? text($0) }
    case "fields": columns.indices.dropFirst().map(field)
    case "boxes": columns.indices.map(field)
    case "values": columns.indices.filter { columns[$0].kind.isNumber }.map(field)
    default: places[name].map(text)
    }
  }

  private func values(of column: ListingColumn<Line>, _ text: String) -> [String: Any] {
    let (id, kind) = (column.id, column.kind)
    return [
      "text": text, "isBreak": kind == .gap, "isMark": kind == .mark, "isNumber": kind.isNumber,
      "isOld": id == "old", "isNew": id == "new",
    ]
  }
}
