/// One part of the report: a text, or the tables that say it belongs here.
package struct Section: Sendable, Equatable {
  package let number: String
  package let title: String
  package let isText: Bool
  /// The name of its sheet in the workbook.
  package let sheet: String
  /// The headings that its text is written under; empty where the notice names none.
  package let parts: [String]
  /// Whether it is no part of the statutory report but printed behind it: the tables of a supplement.
  package var isAnnex = false

  /// `三、收到和处理…情况`; of an annex `附：补充数据`.
  package var heading: String { isAnnex ? "附：\(title)" : "\(number)、\(title)" }
}
