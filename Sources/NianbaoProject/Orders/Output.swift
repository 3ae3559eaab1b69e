import Nianbao

/// A group of files that a build writes.
public enum Output: String, CaseIterable, Sendable {
  case report
  /// What an office does not publish: sources, findings, explanations and corrections.
  case `internal`
  case xlsx, facts, ledger, findings
}

/// A download that other programs make of the report's page.
public enum Download: String, CaseIterable, Sendable {
  case pdf, docx

  var file: String { "report.\(rawValue)" }
}

extension Output {
  /// The file by which a build shows that it has the group.
  var mark: String {
    switch self {
    case .report: "report.md"
    case .internal: "internal.html"
    case .xlsx: "report.xlsx"
    case .facts: "facts.csv"
    case .ledger: "ledger.csv"
    case .findings: "findings.json"
    }
  }

  /// Those of a set, in the order in which they are listed.
  package static func sorted(_ outputs: Set<Output>) -> [Output] { allCases.filter(outputs.contains) }

  /// The outputs that a project names for every build; `nil` when it names none.
  ///
  /// - Throws: `DefinitionError` at the place of a word that is none.
  static func named(by project: Project) throws(DefinitionError) -> Set<Output>? {
    let words = allCases.map(\.rawValue)
    let problems = project.outputs.filter { !words.contains($0.text) }.map { word in
      let hint = Label.nearestName(to: word.text, among: words).map { "，是否应为“\($0)”" } ?? ""
      return word.problem("没有叫“\(word.text)”的成果\(hint)；可用的有 \(words.joined(separator: "、"))。")
    }
    if !problems.isEmpty { throw DefinitionError(problems) }
    return project.outputs.isEmpty ? nil : Set(project.outputs.compactMap { Output(rawValue: $0.text) })
  }
}

/// What a build is to write.
public struct BuildOrder: Sendable {
  /// What is written of the report; files of other kinds are not made.
  ///
  /// `nil` takes what `project.yaml` names, else all, and what the present build was asked for beside that.
  public var outputs: Set<Output>?
  /// Makes downloads of the report's page.
  public var converters: Converters
  /// Whether every unit's own report is written too.
  public var hasUnits: Bool
  /// Where the units' returns will be put, to be made anew by later builds; `nil` where none were asked for.
  package var returns: String?

  /// An order for these outputs; unless some are named, for those of the project.
  public init(_ outputs: Set<Output>? = nil, converters: Converters = .none, hasUnits: Bool = false) {
    self.outputs = outputs
    self.converters = converters
    self.hasUnits = hasUnits
  }
}
