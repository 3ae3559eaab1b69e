import Nianbao

/// What explains a build or a facts.csv: its form, and of the project that lies there who counts and what was decided.
struct Explanation {
  let library: FormLibrary
  let form: Form
  /// `nil` where there is no project.
  let folder: ProjectFolder?

  var roster: Roster? { folder?.roster }
}

extension Explanation {
  /// - Throws: `FileTrouble` when the form that it was built by is not there.
  static func read(
    of path: String, _ manifest: Manifest, _ places: ProjectPlaces, notices: inout [Notice]
  ) throws -> Explanation {
    let read = Set(manifest.definitions.map(\.file))
    let wanted = WantedForm(
      year: manifest.year, words: "“\(manifest.form)”", isRead: read.contains,
      fits: { $0.id == manifest.form })
    return try find(wanted, for: path, places, notices: &notices)
  }

  /// - Throws: `FileTrouble` when the file is no facts.csv, or no form has its addresses.
  static func read(
    ofFacts path: String, _ places: ProjectPlaces, notices: inout [Notice]
  ) throws -> Explanation {
    let start = String(decoding: try Files.start(of: path, count: 4096), as: UTF8.self)
    let lines = start.split(whereSeparator: \.isNewline)
    let fields = lines.dropFirst().first?.split(separator: ",", omittingEmptySubsequences: false) ?? []
    let words = fields.map { $0.replacing("\"", with: "") }
    guard words.count > 5, let year = Int(words[0]), (1949...9999).contains(year) else {
      throw FileTrouble(description: "\(path)：不是 nianbao build 写的 facts.csv，第二行没有年份和地址。")
    }
    let address = words[2...4].joined(separator: "/")
    let wanted = WantedForm(
      year: year, words: "有“\(address)”", isRead: { _ in true }, fits: { $0.cell(at: address) != nil })
    return try find(wanted, for: path, places, notices: &notices)
  }

  /// The form that a side was built by, as far as it says.
  private struct WantedForm {
    let year: Int
    let words: String
    /// Whether a definition is to be read, by its path below the templates.
    let isRead: (String) -> Bool
    let fits: (Form) -> Bool
  }

  /// The project's form where it fits, else the first one of the templates that does.
  private static func find(
    _ wanted: WantedForm, for path: String, _ places: ProjectPlaces, notices: inout [Notice]
  ) throws -> Explanation {
    if places.hasProject {
      var places = places
      places.year = wanted.year
      let folder = try ProjectFolder.read(places, finals: [:], notices: &notices)
      if wanted.fits(folder.form) {
        return Explanation(library: folder.library, form: folder.form, folder: folder)
      }
    }
    let library = try ProjectFolder.library(in: places.templates, .all, isWanted: wanted.isRead)
    guard let form = library.forms.first(where: { $0.years.contains(wanted.year) && wanted.fits($0) }) else {
      throw FileTrouble(
        description: "\(path)：\(places.templates)/forms 里没有 \(wanted.year) 年\(wanted.words)的表样。")
    }
    return Explanation(library: library, form: form, folder: nil)
  }

  /// What the office had decided when it built, where the files are still those that were read.
  func amendments(_ manifest: Manifest) throws -> Amendments {
    guard let folder else { return Amendments() }
    let files = ["waivers", "corrections"].map { "\(manifest.year)/\($0).csv" }
    let isSame = files.allSatisfy { file in
      Files.entry(of: "\(folder.inputs)/\(file)", as: file) == manifest.inputs.first { $0.file == file }
    }
    return isSame ? try folder.amendments(of: manifest.year, form) : Amendments()
  }
}
