/// The definitions of a project: one for each edition of each form.
public struct FormLibrary: Sendable {
  public let forms: [Form]

  /// Reads definitions.
  ///
  /// - Parameters:
  ///   - definitions: file names, as messages show them, and YAML texts.
  ///   - folder: where they stand, for messages.
  /// - Throws: `DefinitionError` with the mistakes of all of them together.
  public init(_ definitions: [(file: String, text: String)], folder: String) throws(DefinitionError) {
    guard !definitions.isEmpty else {
      throw DefinitionError(DefinitionProblem(file: folder, message: "这里没有一个表样定义（.yaml）。"))
    }
    var forms: [Form] = []
    var problems: [DefinitionProblem] = []
    for (file, text) in definitions {
      do throws(DefinitionError) {
        forms.append(try Form(definition: text, file: file))
      } catch {
        problems += error.problems
      }
    }
    if !problems.isEmpty { throw DefinitionError(problems) }
    self.forms = forms
    try refuseOverlaps(in: folder)
  }

  /// The edition of a family that covers a year, or `nil` when none does.
  public func form(family: String, year: Int) -> Form? {
    forms.first { $0.family == family && $0.years.contains(year) }
  }

  /// The form that came into force last.
  public var newest: Form { forms.max { $0.years.lowerBound < $1.years.lowerBound } ?? forms[0] }

  private func refuseOverlaps(in name: String) throws(DefinitionError) {
    for (position, one) in forms.enumerated() {
      for other in forms[(position + 1)...] {
        if one.id == other.id {
          throw DefinitionError(DefinitionProblem(file: name, message: "两个定义都叫“\(one.id)”。"))
        }
        if one.family == other.family, one.years.overlaps(other.years) {
          throw DefinitionError(
            DefinitionProblem(file: name, message: "“\(one.id)”和“\(other.id)”的 years 有重叠，分不清某年用哪一个。"))
        }
      }
    }
  }
}
