import Nianbao

/// What is needed to write a build, read and refused before anything is written.
struct Publication {
  let folder: ProjectFolder
  let order: BuildOrder
  let sources: BuildSources
  /// `report.md` and `report.html`.
  let pages: [Page]
  let summaryPage: PageTemplate?
  /// `units/index.html`, filled; `nil` where no units are written.
  let unitIndex: String?

  struct Page {
    let name: String
    let template: PageTemplate
    let own: PageTemplate.Own
  }

  var place: String { "\(folder.out)/\(folder.year)" }
  func place(of unit: String) -> String { "\(place)/units/\(unit)" }
  func wants(_ output: Output) -> Bool { order.outputs.contains(output) }
}

extension ProjectFolder {
  /// Reads the templates and names the sources.
  ///
  /// - Throws: `WrongUse` when outputs and inputs would lie in each other; `FileTrouble`, `DefinitionError`.
  func publication(
    _ order: BuildOrder, of report: Report, units: [Report]?, _ ledgers: [LedgerSource]
  ) throws -> Publication {
    try Self.refuse("\(out)/\(year)", on: [inputs, templates])
    let pages = try ["report.md", "report.html"].map { name in
      let template = try page(name)
      return Publication.Page(name: name, template: template, own: template.own)
    }
    let index = try units.map { units in
      let list = UnitIndex(
        region: report, units: units, hasPages: order.outputs.contains(.report),
        hasSheets: order.outputs.contains(.xlsx))
      return try page("units.html").render(list.values)
    }
    let hasSummary = report.summary != nil && order.outputs.contains(.report)
    let summaryPage = hasSummary ? try page("work-summary.html") : nil
    return Publication(
      folder: self, order: order, sources: try sources(ledgers), pages: pages, summaryPage: summaryPage,
      unitIndex: index)
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
