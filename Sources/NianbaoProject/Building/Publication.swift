import Nianbao

/// What is needed to write a build, read and refused before anything is written.
struct Publication {
  let folder: ProjectFolder
  let plan: BuildPlan
  let sources: BuildSources
  /// The templates of the files that are written from one, by the files' names.
  let pages: [String: Page]
  let labels: ProofLabels
  /// `units/index.html`, filled; `nil` where no units are written.
  let unitIndex: String?

  struct Page {
    let template: PageTemplate
    /// What it prints by itself.
    let own: PageTemplate.Own

    init(_ template: PageTemplate, _ medium: ListingMedium) {
      self.template = template
      own = template.own(in: medium)
    }
  }

  var place: String { "\(folder.out)/\(folder.year)" }
  func place(of unit: String) -> String { "\(place)/units/\(unit)" }

  /// The files of a report that are wanted.
  func files(of report: Report) -> [PublishedFile] {
    plan.files(of: report).filter { pages[$0.name] != nil || !$0.isOptional }
  }

  /// How many files of a report are written or read back at a time: units' reports are many already, and of a region with
  /// thousands of units each file takes its share of memory.
  ///
  /// Of thousands of units the workbook takes most of a quarter of a gigabyte, so that nothing is written beside it; of a
  /// province nobody expects so little, and both cores are worth more.
  func lanes(for report: Report) -> Int {
    report.isUnit || (2_001...10_000).contains(report.units.count) ? 1 : .max
  }

  /// The template of a file; one that the region's report does not need is read now.
  func page(_ name: String, _ medium: ListingMedium) throws -> Page {
    try pages[name] ?? Page(try folder.page(name), medium)
  }
}

extension ProjectFolder {
  /// Reads what a build will fill, so that it is there when it is asked for; what is wrong with it is told then.
  func readTemplates(for plan: BuildPlan) {
    _ = try? phrases()
    for page in PublishedFile.pages where page.outputs.isSubset(of: plan.outputs) {
      _ = try? self.page(page.name)
    }
  }

  /// Reads the templates and names the sources.
  ///
  /// - Throws: `WrongUse` when outputs and inputs would lie in each other; `FileTrouble`, `DefinitionError`.
  func publication(
    _ plan: BuildPlan, of report: Report, units: [Report]?, _ ledgers: [LedgerSource]
  ) throws -> Publication {
    try Self.refuse("\(out)/\(year)", on: [inputs, templates])
    var pages: [String: Publication.Page] = [:]
    for file in plan.files(of: report) {
      guard case .page(let medium, _, _) = file.making, hasPage(file) else { continue }
      pages[file.name] = Publication.Page(try page(file.name), medium)
    }
    let index = try (plan.hasUnits ? units : nil).map { units in
      let list = UnitIndex(
        region: report, units: units, hasPages: plan.outputs.contains(.report),
        hasSheets: plan.outputs.contains(.xlsx))
      return try page("units.html").render(list.values)
    }
    var sources = try sources(ledgers)
    sources.declared = report.units.compactMap { Manifest.DeclaredBlanks($0) }
    return Publication(
      folder: self, plan: plan, sources: sources, pages: pages, labels: ProofLabels(form),
      unitIndex: index)
  }

  /// Whether the file's template is there, or must be.
  private func hasPage(_ file: PublishedFile) -> Bool {
    !file.isOptional || Files.exists("\(templates)/pages/\(file.name).mustache")
  }

  /// `Out/<year>/` is replaced as a whole: what the units sent must not be in it, nor it among that.
  private static func refuse(_ place: String, on taken: [String]) throws(WrongUse) {
    let own = Files.real(place) + "/"
    for other in taken {
      let path = Files.real(other) + "/"
      if own.hasPrefix(path) || path.hasPrefix(own) {
        throw WrongUse("成果要整个换掉 \(place)，它不能在 \(other) 里面，也不能包含它；请用 --out 另写一个文件夹。")
      }
    }
  }
}

extension BuildPlan {
  /// The files of a report that are wanted.
  fileprivate func files(of report: Report) -> [PublishedFile] {
    PublishedFile.all(of: report).filter { $0.outputs.isSubset(of: outputs) }
  }
}
