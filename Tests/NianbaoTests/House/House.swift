/// A folder of sources and the rooms in it, from top to bottom: a file uses only what stands in its own room or above.
struct Room: ExpressibleByStringLiteral, Sendable {
  let name: String
  let rooms: [Room]

  init(_ name: String, _ rooms: [Room]) {
    self.name = name
    self.rooms = rooms
  }

  init(stringLiteral name: String) { self.init(name, []) }

  /// The files that stand in a folder itself, beside its rooms.
  static let own: Room = "."

  /// The folders that have files, with their paths, in the order of the rooms.
  func folders(in parent: String = "") -> [String] {
    if name == Room.own.name { return [parent] }
    let path = parent.isEmpty ? name : "\(parent)/\(name)"
    return rooms.isEmpty ? [path] : rooms.flatMap { $0.folders(in: path) }
  }
}

/// The order of our house: modules, rooms, and rooms within rooms.
enum House {
  static let modules: [Room] = [
    Room(
      "Nianbao",
      [
        Room("Form", ["Basics", "Yaml", "Calendar", "Table", "Quantities", .own, "Definition"]),
        "Findings",
        Room(
          "Submission",
          ["Files", "Office", "Facts", "Reading", "Ledgers", "Requests", "Project", "Returns"]),
        Room("Checks", ["Identities", "Texts", "Values", "Examples", .own]),
        Room("Statistics", [.own, "Listings"]),
        Room("Report", ["Markup", "Texts", .own, "Charts", "Pages", "Progress"]),
        "Why", "Proof", "Writers", "Versions",
      ]),
    Room("NianbaoExcel", ["Sheets", "Library", "Reading", "Layout", "Report", "Forms", "Difference"]),
    Room(
      "NianbaoProject", ["Disk", "Orders", "Project", "Building", "Receiving", "Versions", "Beginning"]),
    Room("NianbaoCommand", ["Terminal", "Options", "Commands"]),
  ]

  /// Members that Swift, Foundation and C have too: `.count` does not tell whose it is.
  static let common: Set = [
    "keys",
    "contains", "count", "data", "drop", "first", "index", "isEmpty", "isNumber", "joined", "key", "last",
    "length",
    "sorted", "utf8", "value",
  ]

  /// Limits of size, each the largest that is still allowed.
  static let filesInFolder = 24
  static let linesInFile = 300
  static let linesInFunction = 40
  static let filesInCircle = 5
}
