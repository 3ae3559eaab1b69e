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
  /// How the new side's files came that the old side does not have, as the register says.
  let arrivals: [Receipts.Entry]
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
      let before = old.unit(code, matching.oldUnits[position])
      let after = new.unit(code, matching.newUnits[position])
      let hasChanged = counts[position] > 0
      guard let kind = Kind(from: before, to: after, isSameYear: isSameYear, hasChanged: hasChanged) else {
        return nil
      }
      return UnitDifference(
        code: code, name: matching.name(position), kind: kind, oldFiles: before?.files ?? [],
        newFiles: after?.files ?? [], figures: counts[position],
        corrections: corrections[code]?.count ?? 0,
        arrivals: isSameYear ? matching.new.arrivals(of: code, after?.sent(unlike: before) ?? []) : [],
        oldState: before?.state ?? "",
        newState: after?.state ?? "")
    }
  }

  /// A unit as one side knows it.
  fileprivate struct Known {
    let state: String
    let files: [String]
    /// Of its files; empty where the side has no manifest.
    let hashes: [String?]

    /// What was sent, in whatever order it was met.
    var sent: [String] {
      files.indices.map { "\(files[$0]) \(hashes.isEmpty ? "" : hashes[$0] ?? "")" }.sorted()
    }

    /// The hashes of its files that another side does not have.
    func sent(unlike other: Known?) -> [String] {
      hashes.compactMap { $0 }.filter { hash in other?.hashes.contains(hash) != true }
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

extension UnitDifference.Kind {
  /// What became of a unit; `nil` where nothing is to be told of it, or neither side has anything of it.
  fileprivate init?(
    from old: UnitDifference.Known?, to new: UnitDifference.Known?, isSameYear: Bool, hasChanged: Bool
  ) {
    guard let old else {
      if new == nil { return nil }
      self = .added
      return
    }
    guard let new else {
      self = .gone
      return
    }
    if old.state != new.state {
      self = .state
    } else if isSameYear, old.sent != new.sent {
      self = .resubmitted
    } else if isSameYear, hasChanged {
      self = .changed
    } else {
      return nil
    }
  }
}

extension ComparedSide {
  /// How files came, by their hashes; what was put into the folder by hand stands in no register.
  fileprivate func arrivals(of unit: String, _ hashes: [String]) -> [Receipts.Entry] {
    hashes.compactMap { hash in
      receipts?.entries.last { $0.sha256 == hash && $0.unit == unit && !$0.isReturned }
    }
  }
}
