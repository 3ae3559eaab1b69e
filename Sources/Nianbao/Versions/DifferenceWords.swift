/// The words that every format of a comparison shares.
package struct DifferenceWords: Sendable {
  package let difference: Difference

  package init(_ difference: Difference) { self.difference = difference }

  /// The two sides, such as `2025/1-送审稿 → 2025/2-修改稿`.
  package var title: String { "\(difference.old.name) → \(difference.new.name)" }

  /// One sentence: how much differs.
  package var summary: String {
    if difference.isEmpty { return "没有不同。" }
    let cells = difference.tables.flatMap(\.figures).reduce(0) { $0 + $1.units.count }
    var parts = [difference.changedFigures == 0 ? "全区的数没有变" : "全区 \(difference.changedFigures) 格变了"]
    if cells > 0 {
      let units = Set(difference.tables.flatMap(\.figures).flatMap(\.units).map(\.position)).count
      parts.append("各单位 \(cells) 格（\(units) 个单位）")
    }
    let grown = difference.tables.flatMap(\.figures).count { !$0.isChanged && !growth($0).isEmpty }
    if grown > 0 { parts.append("增长率 \(grown) 格") }
    for kind in [UnitDifference.Kind.added, .gone, .resubmitted, .state] {
      let count = difference.units.count { $0.kind == kind }
      let word = kind == .state ? "报送状态有变的" : kind.word
      if count > 0 { parts.append("\(word)单位 \(count) 个") }
    }
    if let ledger = difference.ledger, !ledger.lines.isEmpty { parts.append("台账 \(ledger.lines.count) 项") }
    if let findings = difference.findings, !findings.isEmpty { parts.append("核对意见 \(findings.count) 条") }
    let sentences = (difference.texts ?? []).reduce(0) { $0 + $1.changes.count }
    if sentences > 0 { parts.append("文字 \(sentences) 句") }
    if !difference.definition.isEmpty { parts.append("表样有变化") }
    return parts.joined(separator: "，") + "。"
  }

  /// What could not be compared, one sentence each.
  package var silent: [String] {
    let (old, new) = (difference.old, difference.new)
    var sentences: [String] = []
    let lacking = [old, new].filter { $0.manifest == nil }.map(\.name)
    if !lacking.isEmpty {
      let counted = old.roster == nil || new.roster == nil ? "，全区的数是全部单位的合计" : ""
      sentences.append("\(lacking.joined(separator: "、"))只有各单位的数\(counted)；台账、核对意见和文字没有比较。")
    } else if difference.texts == nil {
      sentences.append("有一方没有 texts.json，文字没有比较。")
    }
    let unsaid = [old, new].filter(\.hidesLedgers).map(\.name)
    if !unsaid.isEmpty { sentences.append("\(unsaid.joined(separator: "、"))没有写出 ledger.csv，台账没有比较。") }
    if old.year != new.year, old.manifest != nil, new.manifest != nil {
      sentences.append("两边不是同一年，核对意见没有比较，单位是否重报也没有比较。")
    }
    return sentences
  }

  /// `教育局 +5，水利局 +2`; more than a line holds are counted.
  package func through(_ figure: FigureDifference, atMost limit: Int = .max) -> String {
    let shown = figure.units.prefix(limit).map { "\(name($0)) \(change($0, in: figure))" }
    let rest = figure.units.count - shown.count
    let unexplained = (figure.difference ?? 0) &- figure.change
    let more = rest > 0 ? ["等 \(figure.units.count) 个单位"] : []
    let other = unexplained == 0 ? [] : ["不由各单位而来 \(Self.signed(unexplained, figure.measure))"]
    return (shown + more + other).joined(separator: "，")
  }

  package func name(_ part: FigureDifference.UnitPart) -> String {
    difference.unitNames[Int(part.position)]
  }
  package func code(_ part: FigureDifference.UnitPart) -> String {
    difference.unitCodes[Int(part.position)]
  }

  /// What a unit's number did, such as `+5`, `空白→0` or `3→5（不计入）`.
  package func change(_ part: FigureDifference.UnitPart, _ measure: Measure) -> String {
    let isPlain = [part.oldState, part.newState].allSatisfy { $0 == .number || $0 == .absent }
    if isPlain, part.change == (part.new ?? 0) &- (part.old ?? 0) { return Self.signed(part.change, measure) }
    let values =
      "\(Self.text(part.old, part.oldState, measure))→\(Self.text(part.new, part.newState, measure))"
    let isLeftOut = part.change == 0 && (part.old ?? 0) != (part.new ?? 0)
    return values + (isLeftOut ? "（不计入）" : "")
  }

  /// What a unit's number did and why, such as `+5（重报：漏报分馆）`.
  package func change(_ part: FigureDifference.UnitPart, in figure: FigureDifference) -> String {
    let why = cause(of: part, in: figure)
    return change(part, figure.measure) + (why.isEmpty ? "" : "（\(why)）")
  }

  /// Why a unit's number changed; empty where nobody wrote it down.
  func cause(of part: FigureDifference.UnitPart, in figure: FigureDifference) -> String {
    difference.cause(of: part, in: figure)?.words ?? ""
  }

  /// What stands in a cell, in words where it is no number.
  static func text(_ value: Int64?, _ state: CellState, _ measure: Measure) -> String {
    value.map { measure.text($0) } ?? word(state)
  }

  /// What a cell holds, in a word.
  package static func word(_ state: CellState) -> String {
    switch state {
    case .number: return "数字"
    case .blank: return "空白"
    case .notApplicable: return "不适用"
    default: return "无"
    }
  }

  /// Both sides of a figure, such as `4 → 7（+3）`; one number where it is the same.
  func arrow(_ figure: FigureDifference) -> String {
    let (old, new) = (text(figure.old, of: figure), text(figure.new, of: figure))
    return figure.isChanged ? "\(old) → \(new)（\(change(figure))）" : new
  }

  /// The region's figure on one side.
  package func text(_ side: ComparedSide.RegionFigure, of figure: FigureDifference) -> String {
    side.value.map { figure.measure.text($0) } ?? "空白"
  }

  /// The region's difference with its sign; empty where neither side has a number.
  package func change(_ figure: FigureDifference) -> String {
    figure.difference.map { Self.signed($0, figure.measure) } ?? ""
  }

  /// A count of the ledgers, of a side that may not have the key.
  package func text(_ count: Int64?) -> String { count.map { String($0) } ?? "无" }

  /// Whose finding it is.
  package func unit(_ one: FindingDifference) -> String { one.unit.isEmpty ? "全区" : one.unit }

  /// A count with its sign: `+5`, `-5`, `0`.
  package func signed(_ count: Int64) -> String { (count > 0 ? "+" : "") + String(count) }

  /// A number with its sign, in its measure: `+5`, `-0.5`, `0`.
  static func signed(_ value: Int64, _ measure: Measure) -> String {
    (value > 0 ? "+" : "") + measure.text(value)
  }

  /// Growth on both sides, `-29.36% → -26.15%`; empty where it says the same or nothing.
  package func growth(_ figure: FigureDifference) -> String {
    guard difference.old.year == difference.new.year, let old = figure.old.growth, let new = figure.new.growth
    else { return "" }
    let prior = { (side: ComparedSide.RegionFigure) in side.prior.map { figure.measure.text($0) } ?? "空白" }
    let isOther = figure.old.prior != figure.new.prior
    let base = isOther ? "上年 \(prior(figure.old)) → \(prior(figure.new))" : ""
    return [base, old == new ? "" : "\(old) → \(new)"].filter { !$0.isEmpty }.joined(separator: "，")
  }

  /// The words of the form for a figure's row and column.
  func item(_ figure: FigureDifference) -> String { "\(figure.row)　\(figure.column)" }

  /// The finding's message, with what was said before or why it is settled.
  package func message(_ one: FindingDifference) -> String {
    let before = one.kind == .changed ? "（原为：\(one.before)）" : ""
    return one.finding.message + before + (one.settlement.map { "（\($0.words)）" } ?? "")
  }

  /// What is said of a unit: its files, or its state.
  package func detail(_ unit: UnitDifference) -> String {
    let states = ["missing": "未报", "rejected": "未能计入", "accepted": "已计入"]
    let files = { (names: [String]) in names.isEmpty ? "没有文件" : names.joined(separator: "；") }
    var parts: [String] = []
    switch unit.kind {
    case .added, .gone: break
    case .state: parts.append("\(states[unit.oldState] ?? "无") → \(states[unit.newState] ?? "无")")
    case .resubmitted where unit.oldFiles == unit.newFiles: parts.append("\(files(unit.newFiles))（同名，内容换过）")
    case .resubmitted: parts.append("\(files(unit.oldFiles)) → \(files(unit.newFiles))")
    case .changed: parts.append("文件没有换")
    }
    parts += unit.arrivals.map { came in
      "\(came.time) 收到 \(came.name)" + (came.reason.isEmpty ? "" : "，理由：\(came.reason)")
    }
    if unit.corrections > 0 { parts.append("登记了更正 \(unit.corrections) 处") }
    if unit.kind == .added || unit.kind == .state, !unit.newFiles.isEmpty {
      parts.append(files(unit.newFiles))
    }
    let isWhole = ![.resubmitted, .changed].contains(unit.kind)
    let cells = isWhole ? "全区 \(unit.figures) 格因此变了" : "\(unit.figures) 格变了"
    parts.append(unit.figures == 0 ? "数没有变" : cells)
    return parts.joined(separator: "，")
  }
}

extension TextDifference.Change {
  /// The sentence as the old side has it; `nil` where it has none.
  package var old: String? {
    switch self {
    case .numbers(let pieces): pieces.text(\.old)
    case .reworded(let old, _), .removed(let old): old
    case .added: nil
    }
  }

  /// The sentence as the new side has it; `nil` where it has none.
  package var new: String? {
    switch self {
    case .numbers(let pieces): pieces.text(\.new)
    case .reworded(_, let new), .added(let new): new
    case .removed: nil
    }
  }

  /// What happened to the sentence.
  package var word: String {
    switch self {
    case .numbers: "数字变了"
    case .reworded: "改写"
    case .added: "增加"
    case .removed: "删去"
    }
  }
}
