/// `facts.csv`: every accepted cell with its place, in form order, then unit order; handed on a few cells at a time.
///
/// ```
/// year,unit,table,row,column,state,value,file,line,field
/// 2025,320922017,申请,新收,总计,number,12,2025/forms/教育局.csv,21,8
/// ```
/// A province has millions of lines. What stands in many of them is made bytes once; what the units answered in some cells
/// is laid side by side, so that the threads that write those cells share nothing that they would have to count.
package struct FactCSV {
  private let form: Form
  private let units: [UnitReturn]
  /// For each unit its year and code, then its files: the one that is named where a cell has no place, and those that the
  /// places of its facts count.
  private var texts = PackedBytes()
  private var starts: [Int] = []

  /// What one unit answers in one cell.
  fileprivate struct Answer: Sendable {
    let state: CellState
    let value: Int64
    let place: Facts.CellPlace
    let isDeclared: Bool
  }

  package init(_ returns: Returns) {
    form = returns.form
    units = returns.accepted
    for sent in units {
      starts.append(texts.count)
      texts.pack(CSVText.fields([String(returns.year), sent.unit.code]))
      texts.pack(CSVText.fields([sent.files.first ?? ""]))
      for source in sent.sources { texts.pack(CSVText.fields([source.file])) }
    }
  }

  private static let wave = 8

  /// Hands on the bytes of the file piece by piece.
  package func write(_ put: ([UInt8]) throws -> Void) throws {
    try put(
      CSVText(header: ["year", "unit", "table", "row", "column", "state", "value", "file", "line", "field"])
        .data)
    for first in stride(from: 0, to: form.cellCount, by: Self.wave) {
      let cells = first..<min(first + Self.wave, form.cellCount)
      let answers = answers(in: cells)
      let (form, texts, starts) = (form, texts, starts)
      let pieces = inParallel(cells.count) { position in
        Self.lines(of: Cell(index: UInt16(first + position)), form, answers[position], texts, starts)
      }
      for piece in pieces { try put(piece) }
    }
  }

  /// For each of the cells what every unit answers.
  private func answers(in cells: Range<Int>) -> [[Answer]] {
    var answers = [[Answer]](repeating: [], count: cells.count)
    for position in answers.indices { answers[position].reserveCapacity(units.count) }
    for sent in units {
      let (facts, declared) = (sent.facts, sent.declaredBlanks)
      for cell in cells {
        answers[cell - cells.lowerBound].append(
          Answer(
            state: facts.figures.states[cell], value: facts.figures.values[cell], place: facts.places[cell],
            isDeclared: !declared.isEmpty && declared.contains(Cell(index: UInt16(cell)))))
      }
    }
    return answers
  }

  private static func lines(
    of cell: Cell, _ form: Form, _ answers: [Answer], _ texts: PackedBytes, _ starts: [Int]
  ) -> [UInt8] {
    let (address, measure) = (form.address(of: cell), form.measure(of: cell))
    let middle =
      Array(",".utf8) + CSVText.fields([address.table, address.row, address.column]) + Array(",".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(answers.count * (middle.count + 72))
    texts.withBytes { texts in
      for (unit, answer) in answers.enumerated() {
        guard let word = answer.word else { continue }
        let (place, start) = (answer.place, starts[unit])
        bytes.append(contentsOf: texts[start])
        bytes.append(contentsOf: middle)
        bytes.append(contentsOf: word)
        if answer.state == .number { bytes.putDecimal(answer.value, measure) }
        bytes.append(UInt8(ascii: ","))
        let file = texts[start + 1 + (place.line > 0 ? 1 + Int(place.file) : 0)]
        bytes.append(contentsOf: file)
        bytes.append(UInt8(ascii: ","))
        bytes.putDecimal(place.line > 0 ? Int64(place.line) : file.isEmpty ? 0 : 1)
        bytes.append(UInt8(ascii: ","))
        bytes.putDecimal(place.line > 0 ? Int64(place.field) : 0)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes
  }
}

extension FactCSV.Answer {
  /// The word for the state, and the comma behind it; `nil` for what is no fact.
  fileprivate var word: UnsafeBufferPointer<UInt8>? {
    let word: StaticString
    switch state {
    case .number: word = isDeclared ? "declared," : value == 0 ? "zero," : "number,"
    case .blank: word = "blank,"
    case .notApplicable: word = "na,"
    case .absent, .refused, .notAsked: return nil
    }
    return UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
  }
}

/// Many short texts one behind the other.
struct PackedBytes: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  mutating func pack(_ text: [UInt8]) {
    bytes += text
    ends.append(bytes.count)
  }

  /// The texts by their number, without a copy.
  struct View {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let ends: UnsafeBufferPointer<Int>

    subscript(number: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]])
    }
  }

  func withBytes<Result>(_ body: (View) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in body(View(bytes: bytes, ends: ends)) }
    }
  }
}

extension [UInt8] {
  /// Adds a number as its measure prints it.
  fileprivate mutating func putDecimal(_ value: Int64, _ measure: Measure) {
    if measure.decimals == 0 { putDecimal(value) } else { append(contentsOf: measure.text(value).utf8) }
  }

  fileprivate mutating func putDecimal(_ value: Int64) {
    if (0..<10).contains(value) { return append(UInt8(ascii: "0") + UInt8(value)) }
    if value < 0 { append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var (rest, start) = (value.magnitude, 20)
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      } while rest > 0
      append(contentsOf: digits[start...])
    }
  }
}
