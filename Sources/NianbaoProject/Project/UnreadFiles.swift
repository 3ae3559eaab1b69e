import Foundation
import Nianbao

/// Looks through a project folder for what no step reads, so that nothing is passed over without a word.
struct UnreadFiles {
  private let inputs: String
  private let roster: Roster
  /// The years that are read from here; those of others are no one's yet.
  private let years: (Int) -> Bool
  private let lastYear: Int
  private(set) var found: [Unread] = []

  /// What an office may keep beside the rest: `README.md`, `读我.txt`.
  private static let notes = ["readme", "读我", "说明"]
  private static let folders = [
    "forms", "ledger", "requests", "narrative", "summary", "superseded", "unassigned",
  ]
  private static let files = ["received.csv", "region.csv", "waivers.csv", "corrections.csv", "answers.csv"]

  /// `isRead` says which years' folders are read from here; `lastYear` is the last one that may be prepared.
  init(_ inputs: String, roster: Roster, lastYear: Int, isRead: @escaping (Int) -> Bool) {
    self.inputs = inputs
    self.roster = roster
    self.lastYear = lastYear
    years = isRead
    lookAtRoot()
  }

  private mutating func lookAtRoot() {
    guard let root = FolderNames(in: inputs) else { return }
    addIllNames(of: root, below: "")
    addHidden(of: root, below: "")
    for name in root.names where !Files.isLeftBehind(name) {
      if addLink(name, of: root) { continue }
      let isFolder = root.folders.contains(name) || Files.isFolder("\(inputs)/\(name)")
      if isFolder, name.count == 4, let year = Int(name), year <= lastYear {
        if years(year) { lookAtYear(name) }
      } else if isFolder {
        add(folder: name, meant: year(in: name).map { "\($0)/" })
      } else if !["project.yaml", "units.csv"].contains(name), !name.hasPrefix("desk.sqlite"),
        !Self.isNote(name)
      {
        add(file: name, meant: Label.nearestName(to: name, among: ["project.yaml", "units.csv"]))
      }
    }
  }

  private mutating func lookAtYear(_ year: String) {
    guard let names = FolderNames(in: "\(inputs)/\(year)") else { return }
    addIllNames(of: names, below: "\(year)/")
    addHidden(of: names, below: "\(year)/")
    let published = Int(year).flatMap { ProjectFolder.publishedFile(of: $0, in: inputs) }
    for name in names.names where !Files.isLeftBehind(name) {
      let path = "\(year)/\(name)"
      if addLink(path, of: names) { continue }
      if names.folders.contains(name) || Files.isFolder("\(inputs)/\(path)") {
        if Self.folders.contains(name) {
          lookInto(path)
          continue
        }
        add(folder: path, meant: Label.nearestName(to: name, among: Self.folders).map { "\(year)/\($0)/" })
      } else if path != published, !Self.files.contains(name), !Self.folders.contains(name),
        !Self.isNote(name)
      {
        add(file: path, meant: Label.nearestName(to: name, among: Self.files).map { "\(year)/\($0)" })
      }
    }
    for folder in ["narrative", "summary"] { lookAtTexts("\(year)/\(folder)") }
  }

  /// Texts are read by the number that their names begin with; units' own stand one folder below.
  private mutating func lookAtTexts(_ folder: String) {
    let listing = Files.Listing(below: "\(inputs)/\(folder)", within: inputs)
    for path in listing.all {
      let parts = path.split(separator: "/").map { String($0) }
      guard let name = parts.last, !Self.isNote(name) else { continue }
      let isRead = NarrativeFile.section(ofFileNamed: name) != nil
      let isOffice = parts.count == 1
      let isUnit = parts.count == 2 && folder.hasSuffix("narrative")
      // A folder of texts that is no unit's is told as such.
      let isTold = isUnit && roster.unit(code: parts[0]) == nil && name.hasSuffix(".md")
      if !isRead && !isTold || !isOffice && !isUnit { add(file: "\(folder)/\(path)", meant: nil) }
    }
    for (path, name) in listing.illNamed {
      found.append(Unread(path: "\(folder)/\(path)", trouble: name.trouble))
    }
  }

  private mutating func add(file path: String, meant: String?) {
    found.append(Unread(path: path, meant: meant))
  }

  /// An empty folder holds nothing that could be lost.
  private mutating func add(folder path: String, meant: String?) {
    let below = Files.Listing(below: "\(inputs)/\(path)", within: inputs)
    let count = below.all.count + below.illNamed.count
    if count > 0 { found.append(Unread(path: "\(path)/", count: count, meant: meant)) }
  }

  /// Folders whose names begin with a dot or `~$`: only files of such names are nobody's.
  private mutating func addHidden(of names: FolderNames, below: String) {
    for name in names.names where names.folders.contains(name) && Files.isHidden(name) {
      add(folder: below + name, meant: nil)
    }
  }

  /// What is passed over in a folder that is read.
  private mutating func lookInto(_ folder: String) {
    let listing = Files.Listing(below: "\(inputs)/\(folder)", within: inputs)
    for path in listing.hidden { add(folder: "\(folder)/\(path)", meant: nil) }
    for path in listing.linksOut { add(link: path.isEmpty ? folder : "\(folder)/\(path)") }
  }

  private mutating func add(link path: String) {
    found.append(Unread(path: path, trouble: Unread.leadsOut))
  }

  /// Whether it is a link that leads out of the inputs, which is told.
  private mutating func addLink(_ path: String, of names: FolderNames) -> Bool {
    guard names.links.contains(path.fileName), Files.leadsOut("\(inputs)/\(path)", of: inputs) else {
      return false
    }
    add(link: path)
    return true
  }

  private mutating func addIllNames(of names: FolderNames, below: String) {
    found += names.illNames.map { name in
      Unread(path: below + name.shown + (name.isFolder ? "/" : ""), trouble: name.trouble)
    }
  }

  private static func isNote(_ name: String) -> Bool {
    notes.contains { name.lowercased().hasPrefix($0) }
      && ["md", "txt"].contains((name as NSString).pathExtension.lowercased())
  }

  /// The year that a folder may be meant for: `2025年`, `２０２５`.
  private func year(in name: String) -> Int? {
    let digits = name.replacingScalars { 0xFF10...0xFF19 ~= $0.value ? String($0.value - 0xFF10) : nil }
    guard digits.count(where: \.isNumber) == 4, let year = Int(digits.filter(\.isNumber)),
      String(year) != name
    else {
      return nil
    }
    return year <= lastYear ? year : nil
  }
}

extension ProjectFolder {
  /// What nothing reads; of a kept project what the version says that nothing read.
  static func unread(in places: ProjectPlaces, _ project: Project, _ roster: Roster, finals: Set<Int>)
    -> [Unread]
  {
    let year = places.year ?? project.year
    let lastYear = max(year, project.year) + 1
    return UnreadFiles(places.inputs, roster: roster, lastYear: lastYear) {
      $0 <= year && !finals.contains($0)
    }.found
  }
}
