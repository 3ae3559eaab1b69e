/// Why a unit's number changed, as the office wrote it down.
package struct ChangeCause: Sendable, Equatable {
  package let kind: Kind
  package let reason: String
  /// Who corrected it, and when; of a file when it came; empty where nobody says.
  package let by, date: String

  package enum Kind: String, Sendable {
    case corrected
    /// A correction no longer holds, so that the file's own number counts again.
    case withdrawn
    case resubmitted

    var word: String {
      switch self {
      case .corrected: "更正"
      case .withdrawn: "撤销更正"
      case .resubmitted: "重报"
      }
    }
  }

  /// `更正：电话核实，王五，2026-02-25`; of a file its reason alone, for when it came stands beside the unit.
  var words: String {
    let whole = ComparedSide.signed(reason, by, kind == .resubmitted ? "" : date)
    return "\(kind.word)：\(whole.shortened(to: 240))"
  }
}

/// What the office wrote down about numbers that changed: the corrections of single cells, and why files came again.
struct ChangeCauses: Sendable {
  /// By the position of the unit, then by cell.
  private var cells: [Int32: [Address: ChangeCause]] = [:]
  private var files: [Int32: ChangeCause] = [:]

  init(_ old: ComparedSide, _ new: ComparedSide, _ units: [UnitDifference], codes: [String]) {
    // From year to year numbers are others for reasons of their own.
    if old.year != new.year { return }
    let positions = Dictionary(
      codes.enumerated().map { ($0.element, Int32($0.offset)) }, uniquingKeysWith: { first, _ in first })
    let changed = [
      (ChangeCause.Kind.withdrawn, FindingDifference.corrections(new, old)),
      (.corrected, FindingDifference.corrections(old, new)),
    ]
    for (kind, corrections) in changed {
      let side = kind == .corrected ? new : old
      for correction in corrections.values.joined() where !side.isStale(correction) {
        guard let position = positions[correction.unit] else { continue }
        cells[position, default: [:]][correction.address] = ChangeCause(
          kind: kind, reason: correction.reason, by: correction.by, date: correction.date)
      }
    }
    for unit in units where !unit.oldFiles.isEmpty {
      guard let position = positions[unit.code],
        let came = unit.arrivals.last(where: { !$0.reason.isEmpty })
      else { continue }
      files[position] = ChangeCause(kind: .resubmitted, reason: came.reason, by: "", date: came.time)
    }
  }

  /// `nil` where nobody wrote down anything.
  func cause(of part: FigureDifference.UnitPart, at address: Address) -> ChangeCause? {
    cells[part.position]?[address] ?? files[part.position]
  }
}

extension ComparedSide {
  /// Whether a correction did not count: the file says something else than it was given for, or a later one stands.
  fileprivate func isStale(_ correction: Correction) -> Bool {
    (findings ?? []).contains {
      $0.rule == Rule.staleCorrection.id && $0.unit == correction.unit && $0.line == correction.place.line
    }
  }

  /// A reason, who gave it and when, as far as they are known.
  static func signed(_ reason: String, _ by: String, _ date: String) -> String {
    [reason, by, date].filter { !$0.isEmpty }.joined(separator: "，")
  }
}
