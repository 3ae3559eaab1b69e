import Foundation
import Glibc
import Nianbao

/// A side of a comparison, read from where it lies, with the library of forms that explains it.
package struct SideReading: Sendable {
  package let side: ComparedSide
  let library: FormLibrary
}

extension SideReading {
  /// Reads a side; `notices` takes up what `project.yaml` and `units.csv` say.
  ///
  /// - Throws: `FileTrouble`, `UnreadableSide`, `DefinitionError`, `Sums.Overflow`.
  static func read(
    _ place: Sides.Place, _ places: ProjectPlaces, notices: inout [Notice]
  ) throws -> SideReading {
    switch place {
    case .version(let version):
      try version.checkCompared()
      let kept = try ProjectFolder.read(version.places(), finals: [:], notices: &notices)
      let explanation = Explanation(library: kept.library, form: kept.form, folder: kept)
      return try read(version.path, version.manifest, name: version.link.version, explanation)
    case .build(let path, let manifest):
      let explanation = try Explanation.read(of: path, manifest, places, notices: &notices)
      return try read(path, manifest, name: path, explanation)
    case .year(let year): return try compose(year, places, notices: &notices)
    case .facts(let path): return try read(facts: path, places, notices: &notices)
    }
  }

  /// A year that has no build: composed now, and nothing of it is written.
  private static func compose(
    _ year: Int, _ places: ProjectPlaces, notices: inout [Notice]
  ) throws -> SideReading {
    var places = places
    places.year = year
    let folder = try ProjectFolder.read(places, notices: &notices)
    let checked = try folder.checkedYear()
    let ledgers = try folder.countLedgers()
    let report = try folder.compose(checked, ledgers)
    var side = ComparedSide.composed(String(year), report, checked.returns, roster: folder.roster)
    side.manifest = try folder.sources(ledgers?.sources ?? []).manifest([], proof: [])
    side.corrections = checked.reading.amendments.corrections
    side.waivers = checked.reading.amendments.waivers
    return SideReading(side: side, library: folder.library)
  }

  private static func read(
    _ path: String, _ manifest: Manifest, name: String, _ explanation: Explanation
  ) throws -> SideReading {
    let names = Set(manifest.outputs.map(\.file))
    let bytes = { (name: String) in try names.contains(name) ? Files.bytes(of: "\(path)/\(name)") : nil }
    guard names.contains("facts.csv") else {
      throw FileTrouble(description: "\(path)：没有 facts.csv，无法比较；请重新编一次（不带 --outputs）。")
    }
    var side = try ComparedSide(
      name: name, facts: facts("\(path)/facts.csv", explanation.form), roster: explanation.roster,
      summary: bytes("summary.csv").map { ($0, "\(path)/summary.csv") })
    side.manifest = manifest
    side.statuses = try bytes("status.csv").map {
      try ComparedSide.UnitStatus.read($0, file: "\(path)/status.csv")
    }
    side.findings = names.contains("findings.json") ? try FindingLine.read("\(path)/findings.json") : nil
    side.ledger = try bytes("ledger.csv").map {
      try ComparedSide.LedgerLine.read($0, file: "\(path)/ledger.csv")
    }
    side.texts = try names.contains("texts.json") ? Files.json("\(path)/texts.json", "各部分的文字") : nil
    let amendments = try explanation.amendments(manifest)
    side.corrections = amendments.corrections
    side.waivers = amendments.waivers
    return SideReading(side: side, library: explanation.library)
  }

  /// Facts alone: their first line says the form; the roster of the project, where there is one, who counts.
  private static func read(
    facts path: String, _ places: ProjectPlaces, notices: inout [Notice]
  ) throws -> SideReading {
    let explanation = try Explanation.read(ofFacts: path, places, notices: &notices)
    let facts = try facts(path, explanation.form)
    let side = try ComparedSide(name: path, facts: facts, roster: explanation.roster, summary: nil)
    return SideReading(side: side, library: explanation.library)
  }

  private static func facts(_ path: String, _ form: Form) throws -> FactTable {
    let handle = open(path, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw FileTrouble(description: "\(path)：读不了，\(Files.reason(errno))。") }
    defer { close(handle) }
    return try ComparedSide.facts(form, file: path) { room in
      let count = Glibc.read(handle, room.baseAddress, room.count)
      if count < 0 { throw FileTrouble(description: "\(path)：读不了，\(Files.reason(errno))。") }
      return count
    }
  }
}
