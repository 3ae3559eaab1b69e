/// What one unit answers in one cell (来源): a number or why there is none, where it stands, and how it was written.
public struct CellSource: Sendable {
  /// The unit that was asked.
  public let unit: Roster.Unit
  /// What it answered.
  public let state: State
  /// The number in the smallest unit of the cell's measure; `nil` unless the answer is one; 0 for a blank that an accepted explanation makes 0.
  public let value: Int64?
  /// Where it stands; `nil` where no file of the unit counts.
  public let place: Place?
  /// What stands there, where it is no number as we print it: `１２`, `251000元`, `约12`.
  package let written: String?
  /// Set when the number was put right after the file was sent.
  package let correction: Correction?
  /// Whether a blank counts as 0 because an accepted explanation says so.
  let isAcceptedBlank: Bool
  /// Whether a blank counts as 0 because the unit declared so.
  let isDeclared: Bool

  /// What a unit answered in a cell.
  public enum State: String, Sendable, CaseIterable {
    case number, zero, blank
    /// A blank that is 0 because the unit declared so.
    case declared
    case notApplicable = "na"
    case notAsked = "not_asked"
    /// Something that cannot be counted.
    case refused
    /// No file of the unit could be counted, or none was sent.
    case rejected, missing

    package var word: String {
      switch self {
      case .number: "数字"
      case .zero: "零"
      case .blank: "空白"
      case .declared: "声明为零"
      case .notApplicable: "不适用"
      case .notAsked: "不用填"
      case .refused: "不能计入"
      case .rejected: "报表未能计入"
      case .missing: "未报"
      }
    }
  }

  /// Whether the region's sum has it: a unit that is 并入 is in its superior's number already.
  var isSummed: Bool { value != nil && unit.isCounted }
}

extension CellSource {
  /// What is to be said of the number: corrected, written in another way, not counted.
  package var remarks: [String] {
    var remarks: [String] = []
    if let correction {
      let from = correction.from.isEmpty ? "空白" : correction.from
      let who = [correction.reason, correction.by, correction.date].filter { !$0.isEmpty }
      remarks.append("报表填“\(from)”，更正为“\(correction.to)”（\(who.joined(separator: "，"))）")
    } else if let written {
      remarks.append(state == .refused ? "写的是“\(written)”，没有计入" : "报表写作“\(written)”")
    }
    if isDeclared { remarks.append("空白按单位的声明计 0") }
    if isAcceptedBlank { remarks.append("空白按说明计 0") }
    return remarks
  }
}

extension UnitReturn {
  /// What the unit answers in a cell of its form.
  package func source(of cell: Cell, _ form: Form) -> CellSource {
    let address = corrections.isEmpty ? nil : form.address(of: cell)
    return CellSource(
      unit: unit, state: answerState(of: cell), value: state == .accepted ? figures[cell] : nil,
      place: state == .accepted ? place(of: cell) : files.first.map { Place(file: $0) },
      written: facts.written.isEmpty ? nil : facts.written[cell],
      correction: address.flatMap { address in corrections.last { $0.address == address } },
      isAcceptedBlank: acceptedBlanks.contains(cell), isDeclared: declaredBlanks.contains(cell))
  }

  private func answerState(of cell: Cell) -> CellSource.State {
    switch state {
    case .missing: return .missing
    case .rejected: return .rejected
    case .accepted: break
    }
    switch figures.state(of: cell) {
    case .number: return figures[cell] != 0 ? .number : declaredBlanks.contains(cell) ? .declared : .zero
    case .absent, .blank: return .blank
    case .notApplicable: return .notApplicable
    case .refused: return .refused
    case .notAsked: return .notAsked
    }
  }
}
