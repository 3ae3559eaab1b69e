/// A row or a column: its id, the words on the form, and the groups it stands in.
public struct Heading: Sendable, Equatable {
  /// The name in addresses, unique along its axis of the table.
  public let id: String
  /// The words on the form; the id where the definition gives no others.
  public let label: String
  /// Other words that sheets have been seen to print for it; reading knows them, nothing prints them.
  public let aliases: [String]
  /// The groups above it, outermost first.
  public let groups: [Group]
  /// Positions on the same axis that this total sums; empty when it is no total.
  public let parts: [Int]
  /// Whether its numbers are stocks at the year's end, such as 现行有效件数, and no count of the year.
  public let isStock: Bool
  /// Whether its numbers may be below zero.
  public let isSigned: Bool
  /// The name of the rule that compares the size of its cells with last year's.
  public let magnitudeRule: String?
  /// Its own unit of measure where it differs from the table's.
  public let measure: String?

  /// Whether it sums others of its axis (总计); an identity then holds it to its parts.
  public var isTotal: Bool { !parts.isEmpty }

  /// The words from the outermost group to its own label.
  public var path: [String] { groups.map(\.label) + [label] }

  /// The label in the form layout: its own, and before it, with a blank, its group's where that is named.
  public var formLabel: String {
    guard let group = groups.last, group.isNamed else { return label }
    return "\(group.label) \(label)"
  }
}

extension Heading {
  /// The label as messages quote it: that of the form layout, in one line, without a long remark in brackets behind it.
  package var printed: String {
    let line = formLabel.split(whereSeparator: \.isNewline).joined()
    guard line.last == "）", let open = line.lastIndex(of: "（"), open > line.startIndex,
      line.distance(from: open, to: line.endIndex) > Self.longestRemark
    else { return line }
    return String(line[..<open])
  }

  /// `（单位：万元）` says what the number is; what is longer tells how to count.
  private static let longestRemark = 8
}

package typealias Row = Heading
package typealias Column = Heading

/// A heading that only holds other headings and carries no numbers of its own.
public struct Group: Sendable, Equatable {
  /// The words on the form, with their number where it has one.
  public let label: String
  /// Other words that sheets have been seen to print for it.
  public let aliases: [String]
  /// Whether the form layout prints it before the labels of its rows.
  public let isNamed: Bool
  /// Set when older sheets print the group as one row with numbers of its own.
  public let alone: Alone?

  /// What such a row is read as, and the rule that says so.
  public struct Alone: Sendable, Equatable {
    /// The id of a row of the group.
    public let row: String
    /// The name of the rule, as the definition writes it.
    public let rule: String
  }
}
