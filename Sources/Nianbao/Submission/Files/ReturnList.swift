/// The sheets of an annotated workbook that say what is wrong (退回表的问题清单): when it is sent again they are never
/// read as figures, whatever words they quote.
package enum ReturnList {
  /// The first cell of each such sheet.
  package static let mark = "问题清单（本页由程序生成，不会当作填报的数读入）"

  /// How the office's reply to an earlier answer begins, which stands in the box of the next one.
  package static let lastAnswer = "上次答复"

  static func isOne(_ sheet: SheetText) -> Bool {
    sheet.cells.first { !$0.text.isEmpty }.map { Label.normal($0.text) == Label.normal(mark) } ?? false
  }

  /// What the sheet calls its columns.
  package enum Column: String, CaseIterable {
    case number = "序号"
    case level = "级别"
    case place = "位置"
    case cell = "单元格"
    case typed = "您填的"
    case words = "问题和改法"
    case rule = "规则号"
    case answer = "答复"
  }

  /// One line of the list that a unit answered.
  package struct Answer: Sendable, Equatable {
    /// The id of the rule, the place in the words of the form, and what the unit had typed.
    package let rule, place, typed: String
    /// The unit's own words, never empty.
    package let words: String
  }

  /// The lines of a workbook's lists that a unit answered, in their order.
  package static func answers(in workbook: WorkbookText) -> [Answer] {
    workbook.sheets.filter(isOne).flatMap(answers)
  }

  private static func answers(in sheet: SheetText) -> [Answer] {
    let rows = Dictionary(grouping: sheet.cells, by: \.row)
    let header = rows.filter { row in
      let texts = row.value.map { Label.normal($0.text) }
      return [Column.rule, .answer].allSatisfy { texts.contains(Label.normal($0.rawValue)) }
    }.keys.min()
    guard let header else { return [] }
    let columns = Dictionary(
      (rows[header] ?? []).map { (Label.normal($0.text), $0.column) }, uniquingKeysWith: { first, _ in first }
    )
    return rows.keys.filter { $0 > header }.sorted().compactMap { row in
      let text = { (column: Column) in
        rows[row]?.first { $0.column == columns[Label.normal(column.rawValue)] }?.text ?? ""
      }
      let (words, rule) = (text(.answer).withoutOuterSpace, Label.trimmed(text(.rule)))
      if words.isEmpty || rule.isEmpty || words.hasPrefix(lastAnswer) { return nil }
      return Answer(rule: rule, place: text(.place), typed: text(.typed), words: words)
    }
  }
}
