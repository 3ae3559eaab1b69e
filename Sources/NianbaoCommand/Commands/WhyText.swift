import Nianbao

/// The answer of `why` as a reviewer reads it on a terminal.
///
/// ```
/// 同比 申请/新收/总计　同比下降29.36%
///   (154 − 218) ÷ 218 = -29.36%
///
/// 申请/新收/总计　154 件
///   收到和处理政府信息公开申请情况 › 一、本年新收… › 总计
/// 构成
///   总计 154 = 自然人 151 + 商业企业 3（其余 4 项为 0）
/// 各单位
///   代码  单位    数   上年  位置
///   001   教育局  154  218   Inputs/2025/forms/教育局.csv:21:8
///   合计          154
/// ```
struct WhyText {
  private let why: Nianbao.Why
  private let folders: Folders

  /// Where the files lie that are named: what was submitted, and what `build` writes.
  struct Folders {
    let inputs: String
    let outputs: String
    /// Of years that were signed, what was submitted as it was then.
    let finals: [Int: String]
    /// Where the ledgers lie, which may be elsewhere.
    let ledgers: String

    /// The folder below which a file of the inputs lies, told by the year that it begins with.
    func inputs(of file: String) -> String { Int(file.prefix(4)).flatMap { finals[$0] } ?? inputs }
  }

  init(_ why: Nianbao.Why, _ folders: Folders) { (self.why, self.folders) = (why, folders) }

  var text: String {
    guard why.isFigure else { return Self.list(why).joined(separator: "\n") }
    let parts = why.origins.map(lines).map { $0.joined(separator: "\n") }
    return (head + parts).joined(separator: "\n\n")
  }

  /// What is printed at the place, where that is not the number of its first cell.
  private var head: [String] {
    switch why.origins.first {
    case .cell(let origin) where why.place == "\(origin.address)": return []
    case .ledger where why.formula == nil: return []
    default: break
    }
    let formula = why.formula.map { "\n  \($0)" } ?? ""
    return ["\(why.place)　\(why.text ?? "没有数")\(formula)"]
  }

  private func lines(of origin: Nianbao.Why.Origin) -> [String] {
    switch origin {
    case .cell(let cell): CellOriginText(cell, folders).lines
    case .whole(let cell): ["分母"] + CellOriginText(cell, folders).lines
    case .prior(let prior): lines(of: prior)
    case .ledger(let ledger): lines(of: ledger)
    }
  }

  /// A list so short shows every cell.
  private static let mostZeros = 20

  /// One line for each cell of a row or table; those with nothing in both years only by their number.
  private static func list(_ why: Nianbao.Why) -> [String] {
    let cells = why.origins.compactMap { origin -> CellOrigin? in
      if case .cell(let cell) = origin { cell } else { nil }
    }
    let shown = cells.filter { cell in
      cell.value != 0 || (cell.prior ?? 0) != 0 || !cell.findings.isEmpty || cells.count <= Self.mostZeros
    }
    let rows = shown.map { cell in
      let failing = cell.identities.count(where: \.isFailing)
      let findings = cell.findings.count { $0.finding.state == .open }
      return [
        "\(cell.address)", cell.value == nil ? "没有数" : cell.text, cell.measure.name, String(cell.notZero),
        cell.prior.map { cell.measure.text($0) } ?? "", cell.base == nil ? "" : cell.growth.words,
        (failing > 0 ? "不成立 \(failing) 条 " : "") + (findings > 0 ? "意见 \(findings) 条" : ""),
      ]
    }
    return Terminal.table([["地址", "数", "计量", "非零单位", "上年", "增长率", ""]] + rows, numbers: [1, 3, 4, 5])
      + (shown.count < cells.count ? ["另有 \(cells.count - shown.count) 格是零，上年也没有。"] : [])
  }
}

extension CheckedIdentity {
  fileprivate var isFailing: Bool { if case .unbalanced = verdict { true } else { false } }
}

// MARK: - Last year and ledgers

extension WhyText {
  private func lines(of prior: PriorOrigin) -> [String] {
    let value = prior.value == nil ? "没有可比的数" : "\(prior.text) \(prior.measure.name)"
    var lines = ["上年　\(prior.address)　\(value)", "  取自 \(prior.base ?? "没有上年数据")"]
    let rows = prior.listed.map { source in
      [
        source.unit.code, source.unit.name, prior.measure.text(source.value ?? 0),
        source.place.map(place) ?? "",
      ]
    }
    if rows.isEmpty { return lines }
    let sum = prior.sum.map { prior.measure.text($0) } ?? ""
    let end = rows.count > 1 ? [["合计", "", sum, sum == prior.text ? "" : "与上面的数不同"]] : []
    lines += Terminal.table([["代码", "单位", "数", "位置"]] + rows + end, numbers: [2]).map { "  \($0)" }
    return lines
  }

  private func lines(of ledger: LedgerOrigin) -> [String] {
    let name = ledger.dimension.isEmpty ? "全部台账" : "\(ledger.dimension) \(ledger.key)"
    guard let count = ledger.count else { return ["\(name)　没有台账"] }
    var lines = ["\(name)　\(count) 条"]
    let years = Set(ledger.files.map(\.year)).sorted(by: >)
    for year in years {
      let rows = ledger.files.filter { $0.year == year }.map {
        [String($0.count), "\(folders.finals[$0.year] ?? folders.ledgers)/\($0.file)"]
      }
      let sum = rows.count > 1 ? [[String(ledger.sum(of: year)), "合计"]] : []
      lines += ["\(year)年各台账"] + Terminal.table([["条数", "文件"]] + rows + sum, numbers: [0]).map { "  \($0)" }
    }
    let prior = ledger.prior.map { "\($0) 条，增减 \(ledger.growth.change ?? 0)，增长率 \(ledger.growth.words)" }
    lines += ["上年", "  \(prior ?? "没有上年的台账")"]
    return lines + CellOriginText.lines(of: ledger.texts, folders)
  }

  private func place(_ place: Place) -> String {
    Terminal.place(place, below: folders.inputs(of: place.file))
  }
}
