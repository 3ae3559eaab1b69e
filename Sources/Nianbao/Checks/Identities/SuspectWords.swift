extension [Suspect] {
  /// What to change, as one clause; 「以下之一」 when several of all the ways remain, told or not.
  func advice(all: Int, _ form: Form) -> String {
    let choices = Dictionary(grouping: self, by: \.choice).sorted { $0.key < $1.key }.map {
      Self.words($0.value, form)
    }
    if choices.count == 1 { return "最可能的改法：\(choices[0])。" }
    let numbered = choices.enumerated().map { "（\($0 + 1)）\($1)" }.joined(separator: "；")
    let more = all > choices.count ? "；另有 \(all - choices.count) 种可能" : ""
    return "改法是以下之一：\(numbered)\(more)。"
  }

  /// One way to put it right, in words: `“予以公开 自然人”由 12 改为 21（可能把两位数字写反了）`.
  private static func words(_ cells: [Suspect], _ form: Form) -> String {
    let reason = cells[0].reason == Suspect.noReason ? "" : "（\(cells[0].reason)）"
    let rows = cells.map { form.rowWords(of: $0.cell) }.distinct
    let columns = cells.map { form.columnWords(of: $0.cell) }.distinct
    if cells.count > 2, rows.count == 1 || columns.count == 1 {
      let line =
        rows.count == 1
        ? "\(rows[0])一行的\(columns.joined(separator: "、"))" : "\(columns[0])一列的\(rows.joined(separator: "、"))"
      return "\(line)依次改为 \(cells.map(\.value).joined(separator: "、"))\(reason)"
    }
    let names = cells.map { "“\(form.lineWords(of: $0.cell))”由 \($0.present) 改为 \($0.value)" }
    return names.joined(separator: "，") + reason
  }
}
