/// Something in a project folder that no step reads.
package struct Unread: Codable, Sendable, Equatable {
  /// Relative to `Inputs/`; that of a folder ends with `/`.
  package let path: String
  /// How many files stand in it; 1 for a file.
  package let count: Int
  /// The path that it may be meant for; `nil` when it is like none.
  package let meant: String?
  /// What is wrong with the name where it is no UTF-8, or that it leads elsewhere.
  package let trouble: String?

  /// What is said of a link that is not followed.
  package static let leadsOut = "通向报送材料文件夹外面的链接，没有打开"

  package init(path: String, count: Int = 1, meant: String? = nil, trouble: String? = nil) {
    self.path = path
    self.count = count
    self.meant = meant
    self.trouble = trouble
  }

  private var isFolder: Bool { path.hasSuffix("/") }

  /// Whether figures may be in it: a table, a folder, or what is named much like something that is read.
  fileprivate var mayHoldData: Bool {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return isFolder || meant != nil || trouble != nil
      || ["csv", "txt", "tsv", "xlsx", "xls", "et", "zip", "rar"].contains(ending)
  }
}

/// The rule about what lies in a project folder.
extension Rule {
  static let unread = Rule(
    "项目-未读", "项目文件夹里的每一个文件都有用处", severity: .warning, about: .office,
    hint: "放错了地方或写错了名字的，请改正后再编一次；与年报无关的请移走。",
    example: "“2024/region.ods”没有读取，是否应为“2024/region.csv”。")
}

extension Finding {
  /// Something in a project folder that nothing reads.
  package static func unread(_ thing: Unread) -> Finding {
    let what =
      thing.path.hasSuffix("/")
      ? "文件夹“\(shown(thing.path))”（里面有 \(thing.count) 个文件）" : "“\(shown(thing.path))”"
    let why = thing.trouble.map { "：\($0)" } ?? ""
    return Finding(
      thing.mayHoldData ? .unread : .unread.weighing(.notice), place: Place(file: thing.path),
      expected: thing.meant ?? (thing.trouble == Unread.leadsOut ? "文件本身" : "认得的名字"),
      actual: thing.path.fileName,
      "\(what)没有读取\(why)\(thing.meant.map { "，是否应为“\($0)”" } ?? "")。")
  }

  /// Columns of one of the office's own files that nothing reads.
  static func unusedColumns(_ columns: [String], _ file: String, line: Int) -> Finding {
    Finding(
      .unread.weighing(.notice), place: Place(file: file, line: line), expected: "认得的列名",
      actual: columns.joined(separator: ","),
      "\(file.fileName) 的\(columns.map { "“\(shown($0))”" }.joined(separator: "、"))\(columns.count > 1 ? "各列" : "一列")没有使用。",
      hint: "列名写错了的请改正；是自己加的备注，不必处理。")
  }
}
