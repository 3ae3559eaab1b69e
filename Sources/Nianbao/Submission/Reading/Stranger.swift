/// A row or column that the form does not have.
struct Stranger: Sendable {
  let axis: Identity.Axis
  let table: Int
  let label: String
  let line: Int
  let field: Int
}

extension Stranger {
  /// Whether a line is no row at all but what people write under a table: who filled it in, when, a note.
  ///
  /// `hasNumber` says whether a number stands in the table's columns: a telephone's and a day's are no figures, but a
  /// note's may be.
  static func isAside(_ label: String, hasNumber: Bool) -> Bool {
    let plain = Label.trimmed(label).filter { !$0.isWhitespace }
    let head = plain.prefix { !":(".contains($0) }
    if head.count <= 12, signatures.contains(where: head.hasSuffix) { return true }
    let isNote = notes.contains(String(head.filter { !$0.isNumber }))
    return !hasNumber && (isNote || plain.count > head.count && plain[head.endIndex] == ":")
  }

  private static let signatures = [
    "填表人", "填报人", "制表人", "经办人", "审核人", "复核人", "审签人", "审批人", "签发人", "负责人", "联系人", "领导", "签字", "签名", "盖章", "电话",
    "联系方式", "手机", "日期", "时间", "填报单位", "填表单位", "报送单位",
  ]
  private static let notes: Set<String> = ["注", "备注", "附注", "说明", "填表说明"]
}

/// An address of a tidy file that the form does not have, and the first line that names it.
struct StrangeAddress {
  let address: String
  let line: Int
}

/// A line of a tidy file about a cell that an earlier line was about.
struct RepeatedLine {
  let cell: Cell
  /// Physical lines, from 1.
  let line: Int
  let earlier: Int
  /// Whether it says something else.
  let isOther: Bool
}

/// A field of a tidy file behind the last column, and the cell that its line is about.
struct SurplusField {
  let cell: Cell
  let line: Int
  let text: String
}
