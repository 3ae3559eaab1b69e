import Nianbao

/// One file as it was received: whose it is, what is wrong with it, which earlier files it takes the place of.
package struct Receipt {
  package let findings: [Finding]
  /// The unit; `nil` when the file is not one unit's.
  package let owner: Roster.Unit?
  /// Relative to `Inputs/`.
  package let replaced: [String]
  package let hash: String
  let file: String
  let size: Int

  static let columns = [
    "when", "unit", "name", "file", "sha256", "size", "replaces", "from", "errors", "warnings", "reason",
  ]

  /// Its line in the register.
  ///
  /// - Parameters:
  ///   - place: where it stands now; empty where it was sent back.
  ///   - aside: where the files stand that it replaced.
  func line(_ place: String, _ owner: Roster.Unit, at time: String, reason: String, aside: [String]) -> [String:
    String]
  {
    [
      "when": time, "unit": owner.code, "name": owner.name, "file": place, "sha256": hash,
      "size": String(size),
      "replaces": aside.joined(separator: ";"), "from": file.fileName,
      "errors": String(findings.count(open: .error)), "warnings": String(findings.count(open: .warning)),
      "reason": reason,
    ]
  }
}
