/// The definitions of a project: one for each edition of each form.
public struct FormLibrary: Sendable {
  /// Every edition of every family, in the order of the definitions' files.
  public let forms: [Form]
  /// Each edition held against the one before it.
  private let successions: [Succession]
  /// The file of each form, in the order of `forms`.
  private let files: [String]
  /// The supplements that were taken up.
  private let supplements: [SupplementFile]

  /// Reads definitions.
  ///
  /// - Parameters:
  ///   - definitions: file names, as messages show them, and YAML texts.
  ///   - folder: where they stand, for messages.
  ///   - wanted: the supplements to be taken up.
  /// - Throws: `DefinitionError` with the mistakes of all of them together.
  package init(
    _ definitions: [(file: String, text: String)], folder: String,
    supplements wanted: WantedSupplements = .none
  ) throws(DefinitionError) {
    let sorted = try Self.sorted(definitions)
    guard !sorted.forms.isEmpty else {
      throw DefinitionError(DefinitionProblem(file: folder, message: "这里没有一个表样定义（.yaml）。"))
    }
    supplements = try wanted.taken(from: sorted.supplements, folder)
    let taken = supplements
    forms = try Self.each(of: sorted.forms) { sheet throws(DefinitionError) in
      let own = taken.filter { $0.family == sheet.family }.map { ($0.file, $0.text) }
      return try Form(sheet.top, supplements: own)
    }
    files = sorted.forms.map(\.file)
    successions = try Self.successions(forms)
    try refuseOverlaps(in: folder)
  }

  /// Reads each on one of all cores.
  ///
  /// - Throws: `DefinitionError` with the mistakes of all of them, each once.
  private static func each<Part: Sendable, Value: Sendable>(
    of parts: [Part], _ read: @Sendable (Part) throws(DefinitionError) -> Value
  ) throws(DefinitionError) -> [Value] {
    let results = inParallel(parts.count) { position in
      Result { () throws(DefinitionError) in try read(parts[position]) }
    }
    var values: [Value] = []
    var problems: [DefinitionProblem] = []
    for result in results {
      switch result {
      case .success(let value): values.append(value)
      case .failure(let error): problems += error.problems.filter { !problems.contains($0) }
      }
    }
    if !problems.isEmpty { throw DefinitionError(problems) }
    return values
  }

  /// The files of a family's definitions, and of the supplements that were taken up.
  public func files(of family: String) -> [String] {
    zip(forms, files).filter { $0.0.family == family }.map(\.1)
      + supplements.filter { $0.family == family }.map(\.file)
  }

  /// Forms with their families, and what is no form but goes behind one.
  private static func sorted(
    _ definitions: [(file: String, text: String)]
  ) throws(DefinitionError) -> (
    forms: [(file: String, top: DefinitionNode, family: String)], supplements: [SupplementFile]
  ) {
    var forms: [(file: String, top: DefinitionNode, family: String)] = []
    var supplements: [SupplementFile] = []
    let tops = try each(of: definitions) { definition throws(DefinitionError) in
      try DefinitionNode.compose(definition.text, file: definition.file)
    }
    for ((file, text), top) in zip(definitions, tops) {
      if let (name, family) = Supplement.names(top) {
        supplements.append(SupplementFile(name: name, family: family, file: file, text: text))
      } else {
        forms.append((file, top, top.node.mapping?["family"]?.scalar?.string ?? ""))
      }
    }
    return (forms, supplements)
  }

  /// The edition of a family that covers a year, or `nil` when none does.
  public func form(family: String, year: Int) -> Form? {
    forms.first { $0.family == family && $0.years.contains(year) }
  }

  /// The edition of each family that came into force last.
  public var newest: [Form] {
    Dictionary(grouping: forms, by: \.family).sorted { $0.key < $1.key }.compactMap {
      $0.value.max { $0.years.lowerBound < $1.years.lowerBound }
    }
  }

  /// The other editions of a form's family, the newest first.
  public func editions(besides form: Form) -> [Form] {
    forms.filter { $0.family == form.family && $0.id != form.id }
      .sorted { $0.years.lowerBound > $1.years.lowerBound }
  }

  /// How a form follows from an older edition, over the editions between them; `nil` when it does not.
  package func succession(from older: Form, to newer: Form) -> Succession? {
    for step in successions where step.newer.id == newer.id {
      if step.older.id == older.id { return step }
      if let before = succession(from: older, to: step.older) { return step.following(before) }
    }
    return nil
  }

  /// A claim about an edition that is not here is a mistake where the family has an earlier one, and idle where not.
  private static func successions(_ forms: [Form]) throws(DefinitionError) -> [Succession] {
    var result: [Succession] = []
    var problems: [DefinitionProblem] = []
    for newer in forms {
      let earlier = forms.filter {
        $0.family == newer.family && $0.years.upperBound < newer.years.lowerBound
      }
      for claim in newer.succeeds {
        do throws(DefinitionError) {
          if let older = earlier.first(where: { $0.id == claim.form }) {
            result.append(try Succession(claim, newer: newer, older: older))
          } else if !earlier.isEmpty {
            throw DefinitionError(claim.unknown(among: earlier.map(\.id)))
          }
        } catch {
          problems += error.problems
        }
      }
    }
    if !problems.isEmpty { throw DefinitionError(problems) }
    return result
  }

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
