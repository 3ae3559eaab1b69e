import Foundation
import Nianbao

/// The letters of one run, and the folder that they stand in.
struct Mail {
  private(set) var letters: [Letter] = []
  private var files: [(name: String, data: [UInt8])] = []
  private let folder: ProjectFolder
  private let values: Letters
  private let page: PageTemplate

  /// What a letter is for; its word is its title, and the end of a file's name where a unit may get two.
  enum Kind: String, CaseIterable {
    case reminder, rectification, supervision

    var word: String {
      switch self {
      case .reminder: "催报函"
      case .rectification: "整改通知"
      case .supervision: "督办函"
      }
    }
  }

  /// A letter that was written.
  struct Letter {
    let unit: Roster.Unit
    let kind: Kind
    /// The name of its files, without their endings.
    let file: String
  }

  init(_ folder: ProjectFolder, _ values: Letters) throws {
    (self.folder, self.values, page) = (folder, values, try folder.letter("letter.html"))
  }

  /// The letter that each unit's standing asks for; none for a unit whose return is there without errors.
  mutating func add(_ units: [UnitProgress]) throws {
    let (reminder, rectification) = (
      try folder.letter("reminder.md"), try folder.letter("rectification.md")
    )
    for one in units {
      switch one.standing {
      case .missing: try add(.reminder, to: one.unit, reminder, values.reminder(to: one))
      case .returned: try add(.rectification, to: one.unit, rectification, values.rectification(to: one))
      case .received: continue
      }
    }
  }

  /// The bulletin, and the letters to the last of its ranking.
  mutating func add(_ bulletin: Bulletin) throws {
    let own = BulletinValues(bulletin, values)
    try write("bulletin", try folder.letter("bulletin.md"), own.page)
    let supervision = try folder.letter("supervision.md")
    for line in bulletin.last { try add(.supervision, to: line.unit.unit, supervision, own.letter(to: line)) }
  }

  /// Puts the letters where those of the run before stood, in one step.
  func replace(_ place: String) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue {
      throw FileTrouble(description: "\(place)：是一个文件，不是文件夹，没有写。")
    }
    if let stranger = stranger(in: place) {
      throw FileTrouble(
        description: "\(place)：里面有不是 remind 写的“\(stranger)”，没有写；请移走它，或用 --output 另写一个文件夹。")
    }
    try OutputFolder(place).replace { path in
      for file in files + [(Self.list, listing())] {
        try Data(file.data).write(to: URL(fileURLWithPath: "\(path)/\(file.name)"))
      }
    }
  }

  /// Puts the letters beside whatever else stands there.
  func write(into place: String) throws {
    for file in files { try Files.replace("\(place)/\(file.name)", with: file.data) }
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
    let html = try page.render(["title": values["plainTitle"] ?? "", "body": Letters.html(markdown)])
    files += [("\(name).md", Array(markdown.utf8)), ("\(name).html", Array(html.utf8))]
  }

  /// `letters.csv`: which unit gets which letter; it also tells the next run that the folder is its own.
  private func listing() -> [UInt8] {
    var csv = CSVText(header: ["unit", "name", "letter", "file"])
    for letter in letters {
      csv.add([letter.unit.code, letter.unit.name, letter.kind.word, "\(letter.file).md"])
    }
    return csv.data
  }

  /// The first file of a folder that no run of ours wrote; `nil` when the folder may be replaced.
  private func stranger(in place: String) -> String? {
    let names = Files.names(in: place).filter { !$0.hasPrefix(".") }
    let isOurs = names.contains(Self.list)
    return names.first { name in
      name != Self.list && !(isOurs && ["md", "html"].contains((name as NSString).pathExtension))
    }
  }
}
