/// What a lower level counted of its ledgers, which stands for their lines: its `upward-ledger.csv`.
///
/// ```
/// unit,year,dimension,key,count
/// 320922,2025,类别,惠民生,415
/// 320922,2025,类别/主题,惠民生/医疗卫生,415
/// 320922,2025,单位代码,320922,415
/// ```
/// Every dimension of a unit adds up to the same total. A dimension that it has not is counted as left blank; whatever the
/// keys of 单位代码 are, they are the unit's own.
struct LedgerSums: Sendable {
  /// The counts of each unit, by its code.
  private(set) var units: [String: LedgerCounts] = [:]
  /// Lines that are not counted.
  private(set) var faults: [LedgerFault: FaultyLines] = [:]
  /// Units whose numbers contradict each other, with the line of the first; nothing of them is counted.
  private(set) var refused: [(unit: String, line: Int)] = []
  /// Dimensions of the plan that at least one unit has not, and names that the plan has not.
  private(set) var lacking: Set<Int> = []
  private(set) var strange: [String] = []
  /// How many lines say something, and how many there are.
  private(set) var records = 0
  private(set) var lines = 0
  private let plan: LedgerPlan
  private let table: HeaderTable
  /// The names of the five columns, as the file has them.
  private let columns: [String]
  private var parts: [String: Part] = [:]

  /// What one unit says, as it was read.
  private struct Part {
    let line: Int
    var counts: [[String: Int64]]
    var isContradictory = false
  }

  private static let names = [
    ["unit", "单位代码"], ["year", "年份"], ["dimension", "维度"], ["key", "内容"], ["count", "件数"],
  ]

  /// More bytes are no sums: a level has some hundred lines.
  static let sizeLimit = 4_000_000

  /// `nil` when no line near the top is a header of this layout.
  init?(_ text: DecodedText, _ plan: LedgerPlan) {
    let tables = Records.separators(in: text.bytes).lazy.compactMap {
      HeaderTable(Records(text.bytes, separator: $0), headedBy: Self.names)
    }
    guard let table = tables.first else { return nil }
    self.plan = plan
    self.table = table
    columns = Self.names.compactMap { names in table.columns.first(where: names.contains) }
    lines = text.bytes.count { $0 == UInt8(ascii: "\n") }
    for record in table.lines { take(record) }
    finish()
  }
}

extension LedgerSums {
  private mutating func take(_ record: Int) {
    let text = columns.map { table.plain($0, of: record) }
    // Files put together keep their headers.
    if zip(Self.names, text).allSatisfy({ $0.contains($1) }) { return }
    records += 1
    let line = table.line(of: record)
    func refuse(_ fault: LedgerFault, _ sample: String) {
      faults[fault, default: FaultyLines()].add(line: line, sample: sample)
    }
    guard let code = plan.code(of: text[0]) ?? plan.code(named: text[0]) else {
      return refuse(text[0].isScientific ? .scientific : .unit, text[0])
    }
    guard WrittenYear(field: text[1])?.year == plan.year else { return refuse(.year, text[1]) }
    // What was left blank has one word, whose brackets are no letters of a key.
    let key = LedgerCounts.shortened(
      FormulaMark.removed(from: text[3]).replacing(Label.trimmed(LedgerWords.blank), with: LedgerWords.blank))
    guard !text[2].isEmpty, !key.isEmpty else { return refuse(.category, text[2] + key) }
    guard let count = LedgerQuantity.read(text[4]) else { return refuse(.quantity, text[4]) }
    guard let dimension = plan.dimensions.firstIndex(of: text[2]) else {
      if !strange.contains(text[2]) { strange.append(text[2]) }
      return
    }
    add(count, to: key, dimension, of: code, line)
  }

  private mutating func add(_ count: Int64, to key: String, _ dimension: Int, of code: String, _ line: Int) {
    var part = parts[code] ?? Part(line: line, counts: plan.dimensions.map { _ in [:] })
    // A line that is there twice says nothing new, unless it says something else.
    if let earlier = part.counts[dimension][key] {
      if earlier != count { part.isContradictory = true }
    } else {
      part.counts[dimension][key] = count
    }
    parts[code] = part
  }

  private mutating func finish() {
    let unitDimension = LedgerPlan.UsualDimension.unit.rawValue
    for (code, part) in parts.sorted(by: { $0.value.line < $1.value.line }) {
      let sums = part.counts.map { $0.values.reduce(0, +) }
      let told = part.counts.indices.filter { !part.counts[$0].isEmpty }
      guard !part.isContradictory, let total = told.first.map({ sums[$0] }),
        told.allSatisfy({ sums[$0] == total })
      else {
        refused.append((code, part.line))
        continue
      }
      var counts = LedgerCounts(dimensions: plan.dimensions.count)
      counts.add(total: total)
      for (dimension, keys) in part.counts.enumerated() where total > 0 {
        if dimension == unitDimension {
          counts.add(total, to: code, dimension: dimension)
        } else if keys.isEmpty {
          lacking.insert(dimension)
          counts.add(total, to: LedgerWords.blank, dimension: dimension)
        } else {
          for (key, count) in keys where count > 0 { counts.add(count, to: key, dimension: dimension) }
        }
      }
      units[code] = counts
    }
    parts = [:]
  }
}

extension LedgerFile {
  /// The sums that it holds instead of lines; `nil` where it holds something else.
  ///
  /// - Throws: `MissingConverter`.
  func sums(_ plan: LedgerPlan) throws(MissingConverter) -> LedgerSums? {
    guard case .bytes(let next) = content() else { return nil }
    do {
      let bytes = try [UInt8](unsafeUninitializedCapacity: LedgerSums.sizeLimit + 1) { room, count in
        while count < room.count {
          let more = try next(
            UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[count...]))
          if more == 0 { break }
          count += more
        }
      }
      if bytes.count > LedgerSums.sizeLimit { return nil }
      return LedgerSums(try DecodedText(bytes), plan)
    } catch let missing as MissingConverter {
      throw missing
    } catch {
      // What is no text is told as the ledger that it is not.
      return nil
    }
  }
}
