/// What a year's ledgers (公开台账) are counted by: the year, its units, and columns that the project names.
package struct LedgerPlan: Sendable {
  package let year: Int
  /// Columns beside the usual ones (`ledger: {columns: [栏目]}`), each a dimension.
  package let columns: [String]
  /// In the order in which they are shown: 类别, 类别/主题, 渠道, 单位代码, then the named ones.
  package let dimensions: [String]
  private let roster: Roster
  /// Codes as the roster writes them, of the units of the year.
  private let codes: Set<String>

  package init(year: Int, roster: Roster, columns: [String] = []) {
    self.year = year
    self.roster = roster
    self.columns = columns
    dimensions = Self.usualDimensions + columns
    codes = Set(roster.units(in: year).map(\.code))
  }

  /// What every ledger is counted by, in the order in which it is shown.
  enum UsualDimension: Int, CaseIterable {
    case category, theme, channel, unit

    var name: String {
      switch self {
      case .category: LedgerWords.category
      case .theme: LedgerWords.themes
      case .channel: LedgerWords.channel
      case .unit: LedgerWords.unit
      }
    }
  }

  package static let usualDimensions = UsualDimension.allCases.map(\.name)

  /// The unit's code in the roster of the year; `nil` when it has none such.
  ///
  /// Leading zeros may be lost.
  func code(of text: String) -> String? {
    if codes.contains(text) { return text }
    return roster.unit(code: text).flatMap { $0.years.contains(year) ? $0.code : nil }
  }

  /// The code of the unit that has the name, where no unit has it as its code.
  func code(named name: String) -> String? {
    roster.unit(name: name).flatMap { $0.years.contains(year) ? $0.code : nil }
  }
}

/// The words of ledgers.
enum LedgerWords {
  static let unit = "单位代码"
  static let day = "发布日期"
  static let category = "类别"
  static let topic = "主题"
  static let channel = "渠道"
  /// The dimension of categories with their topics.
  static let themes = "\(category)/\(topic)"
  /// The number of items of a line, in a file of counts.
  static let quantities = ["件数", "条数", "数量"]
  /// The key of items whose column is blank, so that every dimension adds up to the total.
  static let blank = "（未填）"
}

/// Where a ledger's columns stand; the names are found in any order.
struct LedgerHeader: Sendable, Equatable {
  let separator: UInt8
  /// How many fields a line has.
  let width: Int
  let unit, category, topic, channel: Int
  /// `nil` in a file of counts.
  let day: Int?
  /// The number of items, in a file of counts; `nil` where a line is one item.
  let quantity: Int?
  /// The column of numbers that is passed over because every line has its day and is one item.
  let unused: String?
  /// The named columns; `nil` for one that the file lacks.
  let named: [Int?]

  /// Reads the line of names.
  ///
  /// - Throws: the names that are missing.
  init(_ names: [String], separator: UInt8, plan: LedgerPlan) throws(MissingColumns) {
    let place = { (name: String) in names.firstIndex(of: name) }
    let day = place(LedgerWords.day)
    let quantities = LedgerWords.quantities.filter { place($0) != nil }
    let quantity = day == nil ? quantities.first.flatMap(place) : nil
    unused = day == nil ? nil : quantities.first { !plan.columns.contains($0) }
    var needed = [LedgerWords.unit, LedgerWords.category, LedgerWords.topic, LedgerWords.channel]
    if quantity == nil { needed.insert(LedgerWords.day, at: 1) }
    let missing = needed.filter { place($0) == nil }
    guard missing.isEmpty, let unit = place(needed[0]), let category = place(LedgerWords.category),
      let topic = place(LedgerWords.topic), let channel = place(LedgerWords.channel)
    else { throw MissingColumns(names: missing, isAnyThere: missing.count < needed.count) }
    self.unit = unit
    self.category = category
    self.topic = topic
    self.channel = channel
    self.day = day
    self.quantity = quantity
    self.separator = separator
    width = (names.lastIndex { !$0.isEmpty } ?? 0) + 1
    named = plan.columns.map(place)
  }

  struct MissingColumns: Error, Equatable {
    let names: [String]
    /// Whether at least one of the names is there: a ledger with a fault rather than something else.
    let isAnyThere: Bool
  }
}
