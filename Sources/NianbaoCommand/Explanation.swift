import Foundation
import Nianbao

/// What explains a build or a facts.csv: its form, and of the project that lies there who counts and what was decided.
struct Explanation {
  let library: FormLibrary
  let form: Form
  /// `nil` where there is no project.
  private let folder: ProjectFolder?

  var roster: Roster? { folder?.roster }

  init(_ folder: ProjectFolder, _ form: Form) {
    self.init(library: folder.library, form: form, folder: folder)
  }

  private init(library: FormLibrary, form: Form, folder: ProjectFolder?) {
    (self.library, self.form, self.folder) = (library, form, folder)
  }

  /// - Throws: `FileTrouble` when the form that it was built by is not there.
  init(of path: String, _ manifest: Manifest, _ folders: Folders) throws {
    let read = Set(manifest.definitions.map(\.file))
    try self.init(path, folders, year: manifest.year, words: "“\(manifest.form)”", isRead: read.contains) {
      $0.id == manifest.form
    }
  }

  /// - Throws: `FileTrouble` when the file is no facts.csv, or no form has its addresses.
  init(ofFacts path: String, _ folders: Folders) throws {
    let start = String(decoding: try Files.start(of: path, count: 4096), as: UTF8.self)
    let lines = start.split(whereSeparator: \.isNewline)
    let fields = lines.dropFirst().first?.split(separator: ",", omittingEmptySubsequences: false) ?? []
    let words = fields.map { $0.replacing("\"", with: "") }
    guard words.count > 5, let year = Int(words[0]), (1949...9999).contains(year) else {
      throw FileTrouble(description: "\(path)：不是 nianbao build 写的 facts.csv，第二行没有年份和地址。")
    }
    let address = words[2...4].joined(separator: "/")
    try self.init(path, folders, year: year, words: "有“\(address)”") { $0.cell(at: address) != nil }
  }

  /// The project's form where it fits, else the first one of the templates that does.
  private init(
    _ path: String, _ folders: Folders, year: Int, words: String,
    isRead: (String) -> Bool = { _ in true }, fits: (Form) -> Bool
  ) throws {
    if Files.exists("\(folders.inputs)/project.yaml") {
      let folder = try ProjectFolder(folders.with(year: year), finals: [:])
      if fits(folder.form) {
        self.init(folder, folder.form)
        return
      }
    }
    let library = try ProjectFolder.library(in: folders.templates, .all, isWanted: isRead)
    guard let form = library.forms.first(where: { $0.years.contains(year) && fits($0) }) else {
      throw FileTrouble(description: "\(path)：\(folders.templates)/forms 里没有 \(year) 年\(words)的表样。")
    }
    self.init(library: library, form: form, folder: nil)
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
