import Nianbao

/// One cell's origin on a terminal: formula, units, last year, findings, texts, each under its heading.
struct CellOriginText {
  private let origin: CellOrigin
  private let folders: WhyText.Folders

  init(_ origin: CellOrigin, _ folders: WhyText.Folders) { (self.origin, self.folders) = (origin, folders) }

  var lines: [String] {
    let value = origin.value == nil ? "没有数" : "\(origin.text) \(origin.measure.name)"
    return ["\(origin.address)　\(value)", "  \(origin.label.joined(separator: " › "))"] + composition
      + identities + units + lastYear + findings + Self.lines(of: origin.texts, folders)
  }

  /// The places of texts that speak of the figure; drafts and the summary are written by `build`.
  static func lines(of texts: [Narrative.Filled], _ folders: WhyText.Folders) -> [String] {
    if texts.isEmpty { return [] }
    let rows = texts.map { filled in
      let isSubmitted = filled.place.file.first?.isNumber == true
      let folder = isSubmitted ? folders.inputs : folders.outputs
      return [Terminal.place(filled.place, below: folder), "{{\(filled.words)}}", filled.text]
    }
    return ["写到它的文字"] + Terminal.table(rows).map { "  \($0)" }
  }
}

extension CellOriginText {
  private var composition: [String] {
    origin.compositions.isEmpty ? [] : ["构成"] + origin.compositions.map { "  \($0)" }
  }

  private var identities: [String] {
    if origin.identities.isEmpty { return [] }
    let rows = origin.identities.map { identity in
      [
        identity.word, identity.name,
        identity.isOwnTotal && identity.verdict == .balanced ? "见上面的构成" : identity.words,
      ]
    }
    return ["勾稽关系"] + Terminal.table(rows).map { "  \($0)" }
  }

  private var lastYear: [String] {
    guard let base = origin.base else { return ["上年", "  没有上年数据"] }
    guard let prior = origin.prior else { return ["上年", "  \(origin.growth.words)；上年取自 \(base)"] }
    let (measure, growth) = (origin.measure, origin.growth)
    let change = growth.change.map { "，增减 \(measure.text($0))" } ?? ""
    return [
      "上年",
      "  \(measure.text(prior)) \(measure.name)，取自 \(base)\(change)\(growth.kind == .normal ? "，增长率 " : "，")\(growth.words)",
    ]
  }

  private var findings: [String] {
    if origin.findings.isEmpty { return [] }
    return ["核对意见"]
      + origin.findings.map { covering in
        let unit = covering.unit.isEmpty ? "" : "（\(covering.unit)）"
        let reason = covering.reason.isEmpty ? "" : "\n    说明：\(covering.reason)"
        return "  \(Terminal.line(covering.finding, below: folders.inputs))\(unit)\(reason)"
      }
  }
}

// MARK: - Units

extension CellOriginText {
  private var units: [String] {
    let (listed, priorOf) = (origin.listed, origin.priorOf)
    let rows = listed.map { source in
      [
        source.unit.code, source.unit.name, source.value.map { origin.measure.text($0) } ?? source.state.word,
        priorOf[source.unit.code].map { origin.measure.text($0) } ?? "",
        source.place.map { Terminal.place($0, below: folders.inputs(of: $0.file)) } ?? "",
      ]
    }
    let head = [["代码", "单位", "数", "上年", "位置"]]
    let table = rows.isEmpty ? [] : Terminal.table(head + rows + total, numbers: [2, 3])
    let notes = listed.map(notes) + (table.count > rows.count + 1 ? [[]] : [])
    let body = table.prefix(1) + zip(table.dropFirst(), notes).flatMap { [$0] + $1 }
    return ["各单位"] + body.map { "  \($0)" } + rest.map { "  \($0)" }
  }

  private var total: [[String]] {
    guard origin.summed.count > 1, let sum = origin.sum else { return [] }
    let remark = sum == origin.value ? "就是上面的数" : "与上面的数不同：有的格重复填报或者没有计入"
    return [["合计", "", origin.measure.text(sum), "", remark]]
  }

  /// What is to be said of a unit's number, below its line.
  private func notes(on source: CellSource) -> [String] {
    var notes = source.remarks
    if source.value != nil, !source.unit.isCounted { notes.append("并入上级，不再计入合计") }
    return notes.map { "    \($0)" }
  }

  /// The units that are not listed: how many and, where they are few, which.
  private var rest: [String] {
    let words = origin.others.map { state, units in
      let names = units.prefix(5).map(\.unit.name).joined(separator: "、") + (units.count > 5 ? " 等" : "")
      return "\(state.word) \(units.count) 个\(state == .zero ? "" : "（\(names)）")"
    }
    return words.isEmpty ? [] : ["\(origin.listed.isEmpty ? "" : "其余：")\(words.joined(separator: "，"))"]
  }
}
