import Nianbao

/// Writes a comparison as a workbook: 摘要, 数 with 旧, 新 and 差 as numbers, 经由单位, 单位, 台账, 核对意见, 文字.
package struct DifferenceWorkbook {
  private let words: DifferenceWords
  private var difference: Difference { words.difference }

  /// Excel's lines, less those above a table.
  private static let mostLines = 1_048_576 - 10

  /// - Parameter path: a file that does not exist yet.
  package static func write(_ words: DifferenceWords, to path: String) throws {
    let workbook = try Workbook(
      path: path, title: "比较：\(words.title)", created: ReportWorkbook.created(words.difference.new.year))
    for (number, sheet) in DifferenceWorkbook(words: words).sheets.enumerated() {
      let flat = FlatSheet(
        table: "diff_\(number + 1)", title: sheet.title, note: sheet.note, columns: sheet.columns,
        lines: sheet.lines)
      try flat.write(to: workbook.addSheet(sheet.name))
    }
    try workbook.close()
  }

  private struct Part {
    let name, title, note: String
    let columns: [(heading: String, width: Double)]
    let lines: [[FlatSheet.Value]]
  }

  /// A table of no line would be none: what did not change is said in 摘要.
  private var sheets: [Part] {
    [summary] + [figures, parts, units, ledger, findings, texts].filter { !$0.lines.isEmpty }
  }
}

extension DifferenceWorkbook {
  private var summary: Part {
    let unchanged = { (lines: Int?) in
      lines.map { $0 == 0 ? "无变化" : "\($0) 处" } ?? "没有比较"
    }
    var lines: [[FlatSheet.Value]] = [
      [.text("旧"), .text(difference.old.name)], [.text("新"), .text(difference.new.name)],
    ]
    lines += difference.definition.sentences.map { [.text("表样"), .text($0)] }
    lines.append([.text("单位"), .text(unchanged(difference.units.count))])
    lines += difference.tables.map { table in
      let note = table.incomparable > 0 ? "；\(table.incomparable) 格口径变化，没有比较" : ""
      return [.text(table.title), .text(unchanged(table.figures.count) + note)]
    }
    lines.append([.text("公开台账"), .text(unchanged(difference.ledger?.lines.count))])
    lines.append([.text("核对意见"), .text(unchanged(difference.findings?.count))])
    lines += (difference.texts ?? []).map { [.text("文字：\($0.title)"), .text(unchanged($0.changes.count))] }
    lines += words.silent.map { [.text("说明"), .text($0)] }
    return Part(
      name: "摘要", title: "比较：\(words.title)", note: words.summary, columns: [("部分", 44), ("变化", 70)],
      lines: lines)
  }

  private var figures: Part {
    Part(
      name: "数", title: "全区的数", note: "旧、新空着的，是那一边没有数；差等于新减旧，没有数的按不增不减算。",
      columns: [
        ("指标", 28), ("行", 30), ("列", 14), ("计量单位", 10), ("旧", 12), ("新", 12), ("差", 10), ("旧增长率", 12),
        ("新增长率", 12),
        ("经由", 46),
      ],
      lines: difference.tables.flatMap(\.figures).map { figure in
        [
          .text(figure.address.description), .text(figure.row), .text(figure.column),
          .text(figure.measure.name),
          number(figure.old.value, figure.measure), number(figure.new.value, figure.measure),
          change(figure.difference, figure.measure), .text(figure.old.growth ?? ""),
          .text(figure.new.growth ?? ""),
          .text(words.through(figure, atMost: 40)),
        ]
      })
  }

  private var parts: Part {
    let lines = difference.tables.lazy.flatMap(\.figures).flatMap { figure in
      figure.units.lazy.map { part -> [FlatSheet.Value] in
        [
          .text(figure.address.description), .text(words.code(part)), .text(words.name(part)),
          number(part.old, figure.measure), number(part.new, figure.measure),
          change(part.change, figure.measure),
          .text(DifferenceWords.word(part.oldState)),
          .text(DifferenceWords.word(part.newState)),
        ]
      }
    }
    let all = lines.count
    let rest = all > Self.mostLines ? "；工作表放不下全部 \(all) 行，其余见 --format json" : ""
    return Part(
      name: "经由单位", title: "各单位的数", note: "差是这个单位使全区的数变了多少；不计入全区的单位为 0\(rest)。",
      columns: [
        ("指标", 34), ("单位代码", 14), ("单位", 30), ("旧", 14), ("新", 14), ("差", 14), ("旧状态", 10), ("新状态", 10),
      ],
      lines: Array(lines.prefix(Self.mostLines)))
  }

  private var units: Part {
    Part(
      name: "单位", title: "单位的变化", note: "重报是文件换过；改数是文件没有换而数变了，例如登记了更正。",
      columns: [("变化", 8), ("单位代码", 14), ("单位", 30), ("说明", 60), ("变了的格", 10)],
      lines: difference.units.map { unit in
        [
          .text(unit.kind.word), .text(unit.code), .text(unit.name), .text(words.detail(unit)),
          .count(Int64(unit.figures)),
        ]
      })
  }

  private var ledger: Part {
    Part(
      name: "台账", title: "公开台账", note: "条数。",
      columns: [("维度", 14), ("项目", 40), ("旧", 12), ("新", 12), ("差", 12)],
      lines: (difference.ledger?.lines ?? []).map { line in
        [
          .text(line.dimension), .text(line.name), .count(line.old), .count(line.new),
          .count(line.difference),
        ]
      })
  }

  private var findings: Part {
    Part(
      name: "核对意见", title: "核对意见", note: "只列变了的。",
      columns: [("变化", 10), ("级别", 8), ("规则", 16), ("单位", 26), ("意见", 70), ("原来的意见", 50), ("理由", 40)],
      lines: (difference.findings ?? []).map { one in
        [
          .text(one.kind.word), .text(one.finding.severity), .text(one.finding.rule), .text(one.unit),
          .text(one.finding.message), .text(one.kind == .changed ? one.before : ""), .text(one.reason),
        ]
      })
  }

  private var texts: Part {
    Part(
      name: "文字", title: "文字", note: "一句一行；换行、空格不算变化。",
      columns: [("部分", 20), ("变化", 10), ("旧", 70), ("新", 70)],
      lines: (difference.texts ?? []).flatMap { text in
        text.changes.map { change in
          [.text(text.title), .text(change.word), .text(change.old ?? ""), .text(change.new ?? "")]
        }
      })
  }

  /// With its sign.
  private func change(_ value: Int64?, _ measure: Measure) -> FlatSheet.Value {
    value.map {
      .number(measure.double($0), format: measure.decimals == 0 ? "+#,##0;-#,##0;0" : "+General;-General;0")
    } ?? .none
  }

  private func number(_ value: Int64?, _ measure: Measure) -> FlatSheet.Value {
    value.map { .number(measure.double($0), format: measure.decimals == 0 ? "#,##0" : "General") } ?? .none
  }
}
