/// One part of the report: a text, or the tables that say it belongs here.
public struct Section: Sendable, Equatable {
  /// The Chinese number before its title, such as `三`; an annex has its supplement's name instead.
  public let number: String
  /// The title without its number, in the words of the notice.
  public let title: String
  /// Whether units write it in sentences; otherwise it is made of tables.
  public let isText: Bool
  /// The name of its sheet in the workbook.
  public let sheet: String
  /// The headings that its text is written under; empty where the notice names none.
  public let parts: [String]
  /// Whether it is no part of the statutory report but printed behind it: the tables of a supplement.
  public var isAnnex = false

  /// What stands where a text or a number is still to come.
  package static let pendingText = "（待填）"

  /// `三、收到和处理…情况`; of an annex `附：补充数据`.
  public var heading: String { isAnnex ? "附：\(title)" : "\(number)、\(title)" }
}
