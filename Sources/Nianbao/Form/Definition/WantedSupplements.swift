/// Which supplements go with the forms: those that a project names, all where there is no project, or none.
package enum WantedSupplements: Sendable {
  case none
  case all
  /// Names as `project.yaml` has them, and the project's family.
  case named([PlacedText], family: String)
}

/// A supplement's definition before it is read.
struct SupplementFile: Sendable {
  let name: String
  let family: String
  let file: String
  let text: String
}

extension WantedSupplements {
  /// - Throws: `DefinitionError` at the place where a name is unknown or stands twice, and when two files have one name.
  func taken(from files: [SupplementFile], _ folder: String) throws(DefinitionError) -> [SupplementFile] {
    switch self {
    case .none: return []
    case .all: return files
    case .named(let names, let family):
      let own = files.filter { $0.family == family }
      var taken: [SupplementFile] = []
      var problems: [DefinitionProblem] = []
      for name in names {
        let found = own.filter { $0.name == name.text }
        if found.isEmpty { problems.append(name.unknown(among: own.map(\.name), folder)) }
        if found.count > 1 {
          problems.append(name.problem("“\(folder)”里有 \(found.count) 个补充表叫“\(name.text)”。"))
        }
        if taken.contains(where: { $0.name == name.text }) {
          problems.append(name.problem("补充表“\(name.text)”写了两次。"))
        }
        taken += found
      }
      if !problems.isEmpty { throw DefinitionError(problems) }
      return taken
    }
  }
}

extension PlacedText {
  fileprivate func unknown(among names: [String], _ folder: String) -> DefinitionProblem {
    let known = names.isEmpty ? "“\(folder)”里一个补充表也没有" : "可用的有 \(names.joined(separator: "、"))"
    return problem("没有叫“\(text)”的补充表，\(known)。")
  }
}
