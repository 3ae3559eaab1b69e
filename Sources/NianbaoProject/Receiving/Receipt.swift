import Nianbao

/// One file as it was received: whose it is, what is wrong with it, which earlier files it takes the place of.
public struct Receipt {
  /// What is wrong with the file, and with the unit's return once the file is in it.
  public let findings: [Finding]
  /// The unit; `nil` when the file is not one unit's.
  public let owner: Roster.Unit?
  /// Relative to `Inputs/`.
  public let replaced: [String]
  /// SHA-256 of the bytes that were checked, in hexadecimal.
  public let hash: String
  let file: String
  let size: Int
  /// What the unit has sent once the file is in it; `nil` when the file is not one unit's.
  var sent: UnitReturn?
  /// The cells that say something else than in the files it takes the place of, in the words of the form.
  package var moves: [ReceiptPaper.Move] = []

  /// The texts of the report's sections that came in the file.
  package var texts: SentTexts { sent?.sections ?? SentTexts() }
  /// Those of the files that it takes the place of.
  package var textsBefore = SentTexts()
  /// What the receipt is checked by.
  package var checkCode: CheckCode { CheckCode(sha256: hash) }

  /// What became of the file.
  struct Fate {
    let time: String
    /// Where it stands now, relative to `Inputs/`; empty where it was sent back.
    var place = ""
    var reason = ""
    /// Where the files stand now that it replaced.
    var aside: [String] = []
  }

  /// Its line in the register.
  func line(_ owner: Roster.Unit, _ fate: Fate) -> [String: String] {
    [
      "when": fate.time, "unit": owner.code, "name": owner.name, "file": fate.place, "sha256": hash,
      "size": String(size), "replaces": fate.aside.joined(separator: ";"), "from": file.fileName,
      "errors": String(findings.count(open: .error)), "warnings": String(findings.count(open: .warning)),
      "reason": fate.reason,
    ]
  }
}
