/// The table of an address list: which column is which, and the lines that are units.
struct AddressTable {
  struct Line {
    /// Where it stands in the file, from 1.
    let number: Int
    let fields: [String]

    func field(_ position: Int) -> String { position < fields.count ? fields[position] : "" }
  }

  private(set) var lines: [Line] = []
  /// Lines that are no units, in words.
  private(set) var notes: [String] = []
  private var positions: [AddressList.Column: Int] = [:]
  private var header: Line?

  func position(of column: AddressList.Column) -> Int? { positions[column] }

  /// Columns with a heading that are none of the usual ones, and no running numbers.
  var otherColumns: [(name: String, position: Int)] {
    let usual = Set(positions.values)
    var seen = Set(AddressList.Column.allCases.map(\.rawValue))
    return (header?.fields ?? []).enumerated().filter { position, name in
      !usual.contains(position) && !name.isEmpty && !Self.isRunningNumber(name) && seen.insert(name).inserted
    }.map { ($0.element, $0.offset) }
  }

  /// What headings call the columns; the first word that is met decides, so that 单位名称 is no 上级单位.
  private static let words: [(AddressList.Column, [String])] = [
    (.shortNames, ["简称"]), (.code, ["代码", "编码", "机构编号", "单位编号"]),
    (.superior, ["上级", "主管"]), (.kind, ["类型", "类别", "性质", "分类"]), (.counting, ["计入"]),
    (.predecessors, ["前身"]), (.person, ["联系人", "负责人", "经办人", "填报人", "姓名"]),
    (.phone, ["电话", "手机", "联系方式"]), (.mail, ["邮箱", "电子邮件", "mail"]),
    (.name, ["单位名称", "机构名称", "部门名称", "单位全称", "名称", "单位", "部门", "机构"]),
    (.from, ["自"]), (.to, ["至"]),
  ]

  /// What the names of bodies end with.
  private static let endings = [
    "局", "委", "办", "府", "处", "室", "部", "院", "校", "学", "所", "站", "社", "厅", "馆", "会", "镇", "乡", "街道", "中心",
    "公司",
    "大队", "支队", "总队", "分局", "集团", "园", "委员会", "联合会", "管理区", "银行", "法庭", "幼儿园",
  ]

  /// How far down the heading is looked for.
  private static let linesAbove = 20

  /// `nil` when no column holds names of units.
  init?(_ all: [Line]) {
    let heading = all.prefix(Self.linesAbove).firstIndex { Self.isHeading($0) }
    let below = heading.map { Array(all[($0 + 1)...]) } ?? all
    if let heading {
      header = all[heading]
      positions = Self.columns(of: all[heading])
    } else if let name = Self.nameColumn(of: all) {
      positions = Self.columns(byContent: all, name: name)
    }
    guard let name = positions[.name] else { return nil }
    for line in below {
      let text = line.field(name)
      if !Self.isUnit(text, line, name) {
        notes.append("第 \(line.number) 行“\(line.words)”没有单位名称，没有收进名录。")
      } else {
        lines.append(line)
      }
    }
    if lines.isEmpty { return nil }
  }

  /// A title over the list names no column beside that of the names.
  private static func isHeading(_ line: Line) -> Bool {
    guard let name = columns(of: line)[.name] else { return false }
    return line.filled > 1 || words.contains { $0.0 == .name && $0.1.contains(line.field(name)) }
  }

  private static func isRunningNumber(_ heading: String) -> Bool {
    ["序号", "编号", "号", "№", "NO", "No", "no"].contains(heading)
  }

  /// A line that stands alone with a number in front is a heading of a group: `一、县直部门（35 个）`.
  private static func isUnit(_ name: String, _ line: Line, _ position: Int) -> Bool {
    if name.isEmpty || ["合计", "总计", "小计", "备注"].contains(name) { return false }
    let isAlone = line.filled == 1
    return !(isAlone && name.contains { "、（(：:".contains($0) })
  }

  /// The columns that a line of headings names, each once.
  private static func columns(of line: Line) -> [AddressList.Column: Int] {
    var result: [AddressList.Column: Int] = [:]
    for (position, text) in line.fields.enumerated() where !text.isEmpty && text.count <= 20 {
      let plain = text.filter { !$0.isWhitespace }
      let found = words.first { column, words in
        words.contains {
          column == .from || column == .to ? plain == $0 : plain.localizedLowercase.contains($0)
        }
      }
      if let column = found?.0, result[column] == nil { result[column] = position }
    }
    return result
  }

  /// The column in which most lines hold the name of a body.
  private static func nameColumn(of lines: [Line]) -> Int? {
    let width = lines.map(\.fields.count).max() ?? 0
    let counts = (0..<width).map { column in
      lines.count { line in
        let text = line.field(column)
        return text.count >= 3 && text.count <= 60 && endings.contains(where: text.hasSuffix)
      }
    }
    guard let most = counts.max(), most * 2 > lines.count else { return nil }
    return counts.firstIndex(of: most)
  }

  /// The columns of a list without headings, by what stands in them.
  private static func columns(byContent lines: [Line], name: Int) -> [AddressList.Column: Int] {
    var result: [AddressList.Column: Int] = [.name: name]
    let width = lines.map(\.fields.count).max() ?? 0
    for column in 0..<width where column != name {
      let texts = lines.map { $0.field(column) }.filter { !$0.isEmpty }
      let isMostly = { (fits: (String) -> Bool) in texts.count { fits($0) } * 4 > texts.count * 3 }
      if texts.isEmpty { continue }
      if isMostly({ $0.contains("@") }) {
        result[.mail] = result[.mail] ?? column
      } else if isMostly({ text in
        text.count { $0.isASCII && $0.isNumber } >= 7
          && text.contains { "-—、/ ".contains($0) || text.count == 11 && text.hasPrefix("1") }
      }) {
        result[.phone] = result[.phone] ?? column
      } else if Set(texts).count == lines.count,
        isMostly({ text in text.count >= 3 && text.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) } }
        ),
        texts.enumerated().contains(where: { Int($0.element) != $0.offset + 1 })
      {
        result[.code] = result[.code] ?? column
      } else if isMostly({ (2...4).contains($0.count) && $0.allSatisfy(\.isLetter) }) {
        result[.person] = result[.person] ?? column
      }
    }
    return result
  }
}

extension AddressTable.Line {
  /// How many fields hold something.
  fileprivate var filled: Int { fields.count { !$0.isEmpty } }
  fileprivate var words: String { fields.filter { !$0.isEmpty }.prefix(3).joined(separator: " ") }
}
