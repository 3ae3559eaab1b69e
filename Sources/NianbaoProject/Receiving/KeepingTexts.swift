import Foundation
import Nianbao

/// What was kept of a unit's texts.
package struct KeptTexts: Sendable, Equatable {
  /// The files that were written, and where those went that stood there before (`aside`); all relative to `Inputs/`.
  package var written: [String] = []
  /// The unit's folder of texts.
  package var folder = ""
  package var aside: [String] = []
}

extension Receiving {
  /// Puts the texts of a unit's workbook or outline into its narrative; what they replace goes aside.
  ///
  /// A section that says what it said in the file before (`before`) stays as the office has it now.
  ///
  /// - Throws: `FileTrouble`.
  package func keep(_ texts: SentTexts, of unit: Roster.Unit, before: SentTexts = SentTexts()) throws
    -> KeptTexts
  {
    var kept = KeptTexts()
    if texts.written.isEmpty { return kept }
    let folder = try project.textFolder(of: unit.code, year: project.year)
    kept.folder = folder
    let present = try project.narrative(of: unit.code)
    try Unfinished.whole {
      for section in texts.written {
        let text = texts.markdown(of: section)
        let old = present.filter { $0.section == section }
        if before.written.contains(section), before.markdown(of: section) == text { continue }
        if old.map(\.text) == [text] { continue }
        let title = project.form.sections[section - 1].title
        let place = "\(folder)/\(section)-\(BlankForm.fileName(title)).md"
        for file in old { kept.aside.append(try putAside(file.file, stays: file.file == place)) }
        try Files.replace("\(project.inputs)/\(place)", with: Array(text.utf8))
        kept.written.append(place)
      }
    }
    return kept
  }

  /// An earlier text is copied to `superseded/` under its hash; it goes from where it stood unless another takes its place.
  private func putAside(_ file: String, stays: Bool) throws -> String {
    let from = "\(project.inputs)/\(file)"
    let hash = Files.entry(of: from, as: file)?.sha256.prefix(8) ?? ""
    let place =
      "\(project.year)/superseded/\(hash)-\(file.split(separator: "/").suffix(2).joined(separator: "-"))"
    try Files.replace("\(project.inputs)/\(place)", with: try Files.bytes(of: from))
    if !stays { Files.remove(from) }
    return place
  }
}

/// The texts of a unit that came as its outline: `990321106-松涧乡.md`.
package struct SentOutline {
  /// Whose it is; `nil` where neither title nor name tells.
  package let unit: Roster.Unit?
  /// The year of its title; `nil` where it states none.
  package let year: Int?
  package let texts: SentTexts
}

extension Receiving {
  /// Reads an outline that came back; `unit` is the 单位代码 where it does not say whose it is.
  ///
  /// - Throws: `FileTrouble` when it cannot be read or is no text.
  package mutating func outline(_ file: String, unit: String? = nil) throws -> SentOutline {
    let read = try NarrativeFile(file: file, section: 0, data: try Files.bytes(of: file))
    if let trouble = read.trouble { throw FileTrouble(description: "\(file)：\(trouble.wordsAlone)") }
    let text = read.text
    let stated = OutlineOwner(text, named: file.fileName, in: project.roster, project.form)
    guard let owner = stated.unit ?? unit.flatMap({ project.roster.unit(code: $0) }) else {
      return SentOutline(unit: nil, year: stated.year, texts: SentTexts(outline: text, project.form))
    }
    let blank = try blanks().form(of: owner).markdown()
    return SentOutline(
      unit: owner, year: stated.year, texts: SentTexts(outline: text, project.form, blank: blank))
  }
}
