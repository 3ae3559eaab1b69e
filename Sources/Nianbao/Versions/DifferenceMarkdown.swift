/// A comparison as Markdown, `4 → 7（+3）`, readable as text and as a page.
package struct DifferenceMarkdown {
  private let words: DifferenceWords
  private var difference: Difference { words.difference }

  /// Units named behind a figure before the rest is counted.
  private static let shown = 20

  package init(_ words: DifferenceWords) { self.words = words }

  package var text: String {
    var lines = ["# 比较：\(Markdown.cell(words.title))", "", words.summary]
    lines += words.silent.flatMap { ["", Markdown.cell($0)] }
    if !difference.definition.isEmpty {
      lines += ["", "## 表样", ""] + difference.definition.sentences.map { "- \(Markdown.cell($0))" }
    }
    if !difference.units.isEmpty { lines += ["", "## 单位", ""] + units }
    for table in difference.tables { lines += ["", "## \(table.title)", ""] + figures(table) }
    if let ledger = difference.ledger { lines += ["", "## 公开台账", ""] + self.ledger(ledger) }
    if let findings = difference.findings { lines += ["", "## 核对意见", ""] + self.findings(findings) }
    for text in difference.texts ?? [] { lines += ["", "## 文字：\(text.title)", ""] + sentences(text) }
    return MarkdownTable.aligned(in: lines.joined(separator: "\n") + "\n")
  }

  private func row(_ fields: [String]) -> String {
    "| \(fields.map(Markdown.cell).joined(separator: " | ")) |"
  }

  private var units: [String] {
    ["| 变化 | 代码 | 单位 | 说明 |", "| --- | --- | --- | --- |"]
      + difference.units.map { row([$0.kind.word, $0.code, $0.name, words.detail($0)]) }
  }

  private func figures(_ table: Difference.TableDifference) -> [String] {
    let note = table.incomparable > 0 ? ["", "\(table.incomparable) 格口径变化，没有比较。"] : []
    if table.figures.isEmpty { return ["无变化"] + note }
    return ["| 项目 | 变化 | 增长率 | 经由 |", "| --- | --- | --- | --- |"]
      + table.figures.map { figure in
        row([
          words.item(figure), words.arrow(figure), words.growth(figure),
          words.through(figure, atMost: Self.shown),
        ])
      } + note
  }

  private func ledger(_ ledger: LedgerDifference) -> [String] {
    if ledger.lines.isEmpty { return ["无变化"] }
    return ["| 维度 | 项目 | 旧 | 新 | 差 |", "| --- | --- | ---: | ---: | ---: |"]
      + ledger.lines.map { line in
        row([
          line.dimension, line.name, words.text(line.old), words.text(line.new),
          words.signed(line.difference),
        ])
      }
  }

  private func findings(_ findings: [FindingDifference]) -> [String] {
    if findings.isEmpty { return ["无变化"] }
    return ["| 变化 | 级别 | 规则 | 单位 | 意见 |", "| --- | --- | --- | --- | --- |"]
      + findings.map { one in
        row([
          one.kind.word, one.finding.severity, one.finding.rule, words.unit(one), words.message(one),
        ])
      }
  }

  private func sentences(_ text: TextDifference) -> [String] {
    if text.changes.isEmpty { return ["无变化"] }
    return text.changes.flatMap { change -> [String] in
      switch change {
      case .numbers(let pieces):
        let marked = pieces.map { piece in
          switch piece {
          case .words(let words): Markdown.cell(words)
          case .number(let old, let new): "**\(Markdown.cell(old)) → \(Markdown.cell(new))**"
          }
        }
        return ["- 数字变了：\(marked.joined())"]
      case .reworded(let old, let new):
        return ["- 改写", "  - 旧：\(Markdown.cell(old))", "  - 新：\(Markdown.cell(new))"]
      case .added(let text): return ["- 增加：\(Markdown.cell(text))"]
      case .removed(let text): return ["- 删去：\(Markdown.cell(text))"]
      }
    }
  }
}
