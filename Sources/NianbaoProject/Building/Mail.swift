import Foundation
import Nianbao

/// The letters of one run, and the folder that they stand in.
package struct Mail {
  package private(set) var letters: [Letter] = []
  private var files: [File] = []
  private let folder: ProjectFolder
  private let values: Letters
  private let page: PageTemplate

  /// What a letter is for; its word is its title, and the end of a file's name where a unit may get two.
  package enum Kind: String, CaseIterable, Sendable {
    case reminder, rectification, supervision

    package var word: String {
      switch self {
      case .reminder: "催报函"
      case .rectification: "整改通知"
      case .supervision: "督办函"
      }
    }
  }

  /// A letter that was written.
  package struct Letter: Sendable {
    package let unit: Roster.Unit
    package let kind: Kind
    /// The name of its files, without their endings.
    let file: String
  }

  private struct File: Sendable {
    let name: String
    let data: [UInt8]
  }

  fileprivate init(_ folder: ProjectFolder, _ values: Letters, page: PageTemplate) {
    self.folder = folder
    self.values = values
    self.page = page
  }

  /// The letter that each unit's standing asks for; none for a unit whose return is there without errors.
  package mutating func add(_ units: [UnitProgress]) throws {
    let reminder = try folder.letter("reminder.md")
    let rectification = try folder.letter("rectification.md")
    for one in units {
      switch one.standing {
      case .missing: try add(.reminder, to: one.unit, reminder, values.reminder(to: one))
      case .returned: try add(.rectification, to: one.unit, rectification, values.rectification(to: one))
      case .received: continue
      }
    }
  }

  /// The bulletin, and the letters to the last of its ranking.
  package mutating func add(_ bulletin: Bulletin) throws {
    let own = BulletinValues(bulletin, values)
    try write("bulletin", try folder.letter("bulletin.md"), own.page)
    let supervision = try folder.letter("supervision.md")
    for line in bulletin.last { try add(.supervision, to: line.unit.unit, supervision, own.letter(to: line)) }
  }

  /// Adds a Word document to each letter that was written so far.
  ///
  /// - Returns: why there are none, or not all, in a sentence; `nil` when there is one of each.
  package mutating func addWord() -> String? {
    guard let program = OutsideProgram.first(of: WordConverter.programs) else {
      return "这台机器上没有 pandoc，函没有 Word 文件（.docx），其余照写；要 Word 的请安装：sudo apt install pandoc。"
    }
    let templates = URL(fileURLWithPath: folder.templates).path
    let converter = WordConverter(program: program, templates: templates)
    // A folder of templates from before there were Word documents of letters has nothing to lay them out by.
    let filters = ["pages/docx.lua", "letters/docx.lua"].filter { Files.exists("\(templates)/\($0)") }
    let (pages, year) = (files.filter { $0.name.hasSuffix(".html") }, folder.year)
    let made = inParallel(pages.count) { position in
      Self.word(of: pages[position], converter, filters: filters, year: year)
    }
    files += made.compactMap(\.file)
    let troubles = made.compactMap(\.trouble)
    return troubles.first.map { "有 \(troubles.count) 份函没有 Word 文件（.docx），其余照写：\($0)" }
  }

  /// A page's Word document, or why there is none.
  private struct Word: Sendable {
    var file: File?
    var trouble: String?
  }

  /// A letter's page as a Word document, made in a folder of its own.
  private static func word(
    of page: File, _ converter: WordConverter, filters: [String], year: Int
  ) -> Word {
    let work = FileManager.default.temporaryDirectory.appendingPathComponent("nianbao-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: work) }
    let (source, target) = ("\(work.path)/letter.html", "\(work.path)/letter.docx")
    do {
      try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
      try Files.write(page.data, to: source)
      try converter.convert(source, to: target, filters: filters, year: year)
      let name = (page.name as NSString).deletingPathExtension
      return Word(file: File(name: "\(name).docx", data: try Files.bytes(of: target)))
    } catch {
      return Word(trouble: "\(error)")
    }
  }

  /// Puts the letters where those of the run before stood, in one step.
  package func replace(_ place: String) throws { try folder.alone { try replaceAlone(place) } }

  private func replaceAlone(_ place: String) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue {
      throw FileTrouble(description: "\(place)：是一个文件，不是文件夹，没有写。")
    }
    if let stranger = try stranger(in: place) {
      throw FileTrouble(
        description: "\(place)：里面的“\(stranger)”不是 remind 写的，或者写好以后改过，没有写；请移走它，或用 --output 另写一个文件夹。")
    }
    try OutputFolder(place).replace { path in
      for file in files + [File(name: Self.list, data: listing())] {
        try Files.write(file.data, to: "\(path)/\(file.name)")
      }
    }
  }

  /// Puts the letters beside whatever else stands there.
  package func write(into place: String) throws {
    try folder.alone {
      for file in files { try Files.replace("\(place)/\(file.name)", with: file.data) }
    }
  }
}

extension ProjectFolder {
  /// Letters to be written by the project's own templates.
  ///
  /// They are dated `day`, and lateness is counted by it.
  package func mail(asOf day: Day) throws -> Mail {
    Mail(self, Letters(project, form, year: year, asOf: day), page: try letter("letter.html"))
  }
}

extension Mail {
  private static let list = "letters.csv"

  private mutating func add(
    _ kind: Kind, to unit: Roster.Unit, _ template: PageTemplate, _ values: [String: Any]
  ) throws {
    let name = BlankForm.fileName("\(unit.code)-\(unit.name)") + (kind == .supervision ? "-\(kind.word)" : "")
    try write(name, template, values)
    letters.append(Letter(unit: unit, kind: kind, file: name))
  }

  private mutating func write(_ name: String, _ template: PageTemplate, _ values: [String: Any]) throws {
    let markdown = try template.render(values)
    let html = try page.render(["title": values["plainTitle"] ?? "", "body": self.values.html(markdown)])
    files.append(File(name: "\(name).md", data: Array(markdown.utf8)))
    files.append(File(name: "\(name).html", data: Array(html.utf8)))
  }

  /// `letters.csv`: which unit gets which letter, and the hash of every file, by which the next run knows its own.
  private func listing() -> [UInt8] {
    var csv = CSVText(header: ["unit", "name", "contact", "phone", "letter", "file", "sha256"])
    let known = Dictionary(letters.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    for file in files {
      let letter = known[(file.name as NSString).deletingPathExtension]
      csv.add([
        letter?.unit.code ?? "", letter?.unit.name ?? "", letter?.unit.contact ?? "",
        letter?.unit.phone ?? "",
        letter?.kind.word ?? "通报", file.name,
        Manifest.Entry(file: "", data: file.data).sha256,
      ])
    }
    return csv.data
  }

  /// The hashes of the letters that an earlier run wrote, by their names; `nil` when it wrote no list.
  private func written(in place: String) throws(FileTrouble) -> [String: String]? {
    let bytes = try Files.bytes(of: "\(place)/\(Self.list)")
    // A list that is no text is none of ours, whatever it is.
    guard let lines = try? CSVText.lines(of: bytes) else { return nil }
    return Dictionary(
      lines.compactMap { line in line["file"].flatMap { file in line["sha256"].map { (file, $0) } } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The first file of a folder that no run of ours wrote; `nil` when the folder may be replaced.
  private func stranger(in place: String) throws(FileTrouble) -> String? {
    let names = try Files.names(in: place).filter { !Files.leftBehind.contains($0) }
    guard !names.isEmpty else { return nil }
    guard names.contains(Self.list), let known = try written(in: place) else { return names[0] }
    return names.first { name in
      guard name != Self.list else { return false }
      guard let hash = known[name] else { return true }
      return Files.entry(of: "\(place)/\(name)", as: "")?.sha256 != hash
    }
  }
}
