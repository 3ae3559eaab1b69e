/// A unit that is new, gone, sent something else, or counts otherwise.
package struct UnitDifference: Sendable, Equatable {
  package let code, name: String
  package let kind: Kind
  /// The files that count, or were refused, on each side.
  let oldFiles, newFiles: [String]
  /// Figures of the unit that changed.
  package let figures: Int
  /// Corrections that were registered since.
  let corrections: Int
  /// `missing`, `rejected`, `accepted`, as in `status.csv`; empty where the side does not say.
  let oldState, newState: String

  package enum Kind: String, Sendable {
    case added, gone
    /// Its files are others, or hold other bytes.
    case resubmitted
    /// Counted now and not before, or the other way round, or not counted for another reason.
    case state
    /// Its figures changed although its files did not: by a correction, or by another definition.
    case changed

    package var word: String {
      switch self {
      case .added: "新增"
      case .gone: "减少"
      case .resubmitted: "重报"
      case .state: "状态"
      case .changed: "改数"
      }
    }
  }

  static func all(_ matching: UnitMatching, _ tables: [Difference.TableDifference]) -> [UnitDifference] {
    var counts = [Int](repeating: 0, count: matching.codes.count)
    for figure in tables.lazy.flatMap(\.figures) {
      for part in figure.units { counts[Int(part.position)] += 1 }
    }
    // Facts alone do not say who was asked: then only those who answered are compared.
    let haveStates = matching.old.statuses != nil && matching.new.statuses != nil
    let (old, new) = (
      Lookup(matching.old, haveStates: haveStates), Lookup(matching.new, haveStates: haveStates)
    )
    let isSameYear = matching.old.year == matching.new.year
    let corrections = FindingDifference.corrections(matching.old, matching.new)
    return matching.codes.indices.compactMap { position in
      let code = matching.codes[position]
      let (before, after) = (
        old.unit(code, matching.oldUnits[position]), new.unit(code, matching.newUnits[position])
      )
      let kind: Kind
      if before == nil, after == nil { return nil }
      if before == nil {
        kind = .added
      } else if after == nil {
        kind = .gone
      } else if before?.state != after?.state {
        kind = .state
      } else if isSameYear, before?.sent != after?.sent {
        kind = .resubmitted
      } else if isSameYear, counts[position] > 0 {
        kind = .changed
      } else {
        return nil
      }
      return UnitDifference(
        code: code, name: matching.name(position), kind: kind, oldFiles: before?.files ?? [],
        newFiles: after?.files ?? [], figures: counts[position],
        corrections: corrections[code]?.count ?? 0, oldState: before?.state ?? "",
        newState: after?.state ?? "")
    }
  }

  /// A unit as one side knows it.
  private struct Known {
    let state: String
    let files: [String]
    /// Of its files; empty where the side has no manifest.
    let hashes: [String?]

    /// What was sent, in whatever order it was met.
    var sent: [String] {
      files.indices.map { "\(files[$0]) \(hashes.isEmpty ? "" : hashes[$0] ?? "")" }.sorted()
    }
  }

  private struct Lookup {
    private let side: ComparedSide
    private let statuses: [String: ComparedSide.UnitStatus]
    private let hashes: [String: String]

    init(_ side: ComparedSide, haveStates: Bool) {
      self.side = side
      statuses = Dictionary(
        (haveStates ? side.statuses ?? [] : []).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first }
      )
      hashes = Dictionary(
        (side.manifest?.inputs ?? []).map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    }

    /// `nil` where the side has nothing of the unit.
    func unit(_ code: String, _ position: Int?) -> Known? {
      if let status = statuses[code] {
        return Known(state: status.state, files: status.files, hashes: status.files.map { hashes[$0] })
      }
      guard let position else { return nil }
      return Known(state: "", files: side.facts.files[position], hashes: [])
    }
  }
}
