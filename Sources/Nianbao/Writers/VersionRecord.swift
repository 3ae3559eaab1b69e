/// What was decided when a build became a version (版本): its place in the year's row, its name, who signs for it.
public struct VersionRecord: Codable, Sendable, Equatable {
  /// From 1, without gaps, in the order of freezing.
  public let number: Int
  /// 送审稿, 修改稿, 定稿 or whatever the office calls it.
  public let label: String
  /// A draft, a version or the final one.
  public let kind: Kind
  /// Who froze it, and for a final version who signs; empty when nobody was named.
  public let by: String
  /// The day of the freeze, such as `2026-03-20`.
  public let on: String
  /// Findings that were open then, by their severity: 错误, 警告, 提示.
  public let errors, warnings, notices: Int
  /// Why it was signed although something was still to be written; `nil` where nothing was.
  public let despite: String?
  /// Whether the ledgers are kept too.
  package let hasLedgers: Bool
  /// The version before it; `nil` for the first of the year.
  package let previous: VersionLink?

  /// What a version is good for.
  public enum Kind: String, Codable, Sendable {
    /// Errors may be open.
    case draft
    case version
    /// Signed, no error open: the base of next year's report.
    case final
  }

  package init(
    number: Int, label: String, kind: Kind, by: String, on: String, open: (Severity) -> Int, hasLedgers: Bool,
    previous: VersionLink?, despite: String = ""
  ) {
    self.number = number
    self.label = label
    self.kind = kind
    self.by = by
    self.on = on
    errors = open(.error)
    warnings = open(.warning)
    notices = open(.notice)
    self.hasLedgers = hasLedgers
    self.previous = previous
    self.despite = despite.isEmpty ? nil : despite
  }

  /// The name of its folder: `2-定稿`.
  package var name: String { "\(number)-\(label)" }
}

extension VersionRecord.Kind {
  package var words: String {
    switch self {
    case .draft: "草稿"
    case .version: "版本"
    case .final: "定稿"
    }
  }
}

extension VersionRecord {
  /// Why a text cannot be a label, which becomes part of a folder's name and of what the report says; `nil` when it can.
  public static func trouble(withLabel label: String) -> String? {
    if label.isEmpty { return "标签不能是空的。" }
    if label.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return "标签不能只是数字，那是版本的序号和年份。" }
    if label.utf8.count > 90 { return "标签太长，请在三十个字以内。" }
    let strange = label.unicodeScalars.first { scalar in
      !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
        && !"-.·（）()、—+".unicodeScalars.contains(scalar)
    }
    if let strange { return "标签里不能有“\(strange)”，请只用文字、数字、横线和括号。" }
    return "-.".contains(label.prefix(1)) ? "标签不能以“\(label.prefix(1))”开头。" : nil
  }
}

/// Points at a version by its name and its seal, so that a change in it shows.
package struct VersionLink: Codable, Sendable, Equatable {
  /// Its name with the year, such as `2025/1-送审稿`.
  package let version: String
  /// Of its `SHA256SUMS`.
  package let sha256: String

  package init(version: String, sha256: String) { (self.version, self.sha256) = (version, sha256) }
}
