/// The stable name of a cell: ids of table, row and column, written `申请/新收/总计`.
public struct Address: Hashable, Sendable, CustomStringConvertible {
  /// The id of a table, such as `申请`; empty stands for the whole form.
  public let table: String
  /// The id of a row of the table; empty stands for all of them.
  public let row: String
  /// The id of a column of the table; empty stands for all of them.
  public let column: String

  /// An address by its ids; what is left out stands for all.
  public init(table: String, row: String = "", column: String = "") {
    self.table = table
    self.row = row
    self.column = column
  }

  /// The address as it is written, `申请/新收/总计`; parts left out are empty.
  public init(path: String) {
    let parts =
      path.split(separator: "/", omittingEmptySubsequences: false).map { String($0) } + ["", "", ""]
    self.init(table: parts[0], row: parts[1], column: parts[2])
  }

  /// The address as definitions and waivers write it, without its empty parts: `申请/新收/总计`.
  public var description: String { [table, row, column].filter { !$0.isEmpty }.joined(separator: "/") }
  /// As messages name it: `申请 新收 总计`.
  public var words: String { [table, row, column].filter { !$0.isEmpty }.joined(separator: " ") }

  /// Whether another address lies within this one; empty parts stand for all.
  public func covers(_ other: Address) -> Bool {
    (table.isEmpty || table == other.table) && (row.isEmpty || row == other.row)
      && (column.isEmpty || column == other.column)
  }
}

extension Address {
  /// Whether a pattern such as `申请/*` or `处罚强制/*/数量` covers the address; a `*` at its end covers the rest.
  func matches(_ pattern: String) -> Bool {
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    let own = [table, row, column]
    guard parts.count == 3 || parts.count < 3 && parts.last == "*" else { return false }
    return zip(parts, own).allSatisfy { $0 == "*" || $0 == $1 }
  }
}
