import Nianbao

/// The relations of a part: where other parts lie and what they are.
final class Relations: XmlTaker {
  private(set) var targets: [Relation] = []
  let refusal: WorkbookRefusal? = nil
  let isDone = false

  struct Relation {
    let id: String
    let type: String
    let target: String
  }

  func start(_ name: String, _ attributes: XmlAttributes) {
    guard name == "Relationship", let target = attributes["Target"] else { return }
    let type = (attributes["Type"] ?? "").split(separator: "/").last.map { String($0) } ?? ""
    targets.append(Relation(id: attributes["Id"] ?? "", type: type, target: target))
  }
  func end(_ name: String) {}
  func text(_ bytes: UnsafeRawBufferPointer) {}

  func first(_ type: String) -> String? { targets.first { $0.type == type }?.target }
}

/// The list of sheets in their order.
final class SheetList: XmlTaker {
  private(set) var sheets: [ListedSheet] = []
  /// Whether days count from 1904.
  private(set) var countsFrom1904 = false
  let refusal: WorkbookRefusal? = nil
  let isDone = false

  struct ListedSheet {
    let name: String
    /// The id of the relation that leads to its part.
    let relation: String
    let isHidden: Bool
  }

  func start(_ name: String, _ attributes: XmlAttributes) {
    if name == "workbookPr" { countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
    guard name == "sheet", let title = attributes["name"], let relation = attributes["id"] else { return }
    let isHidden = (attributes["state"] ?? "visible") != "visible"
    sheets.append(ListedSheet(name: title, relation: relation, isHidden: isHidden))
  }
  func end(_ name: String) {}
  func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// What the cell formats show: a plain number, a day, a percentage.
final class CellFormats: XmlTaker {
  private var codes: [Int: String] = [:]
  private var isInCellFormats = false
  private(set) var kinds: [CellKind] = []
  let refusal: WorkbookRefusal? = nil
  let isDone = false

  func start(_ name: String, _ attributes: XmlAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] ?? "" }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats: kinds.append(kind(attributes["numFmtId"].flatMap { Int($0) } ?? 0))
    default: break
    }
  }
  func end(_ name: String) { if name == "cellXfs" { isInCellFormats = false } }
  func text(_ bytes: UnsafeRawBufferPointer) {}

  private func kind(_ id: Int) -> CellKind {
    if let code = codes[id] { return Self.kind(code) }
    switch id {
    case 9, 10: return .percent
    case 14...22, 27...36, 45...47, 50...58: return .day
    default: return .number
    }
  }

  /// By the format's letters, outside quotes and brackets: `yyyy"年"m"月"` is a day, `0.0%` a percentage.
  static func kind(_ code: String) -> CellKind {
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case "\\", "_", "*": isEscaped = true
      case "[": isBracketed = true
      case "]": isBracketed = false
      case "%" where !isQuoted && !isBracketed: return .percent
      case "y", "m", "d", "h", "s", "年", "月", "日": if !isQuoted && !isBracketed { return .day }
      case ";" where !isQuoted: return .number
      default: break
      }
    }
    return .number
  }
}

/// The strings that cells share, kept in one buffer; phonetic runs are left out.
final class SharedStrings: XmlTaker {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isInText = false
  private var isPhonetic = false
  private(set) var refusal: WorkbookRefusal?
  let isDone = false

  private let limit: Int

  /// - Parameter limit: of all texts together, in bytes.
  init(limit: Int) { self.limit = limit }

  var count: Int { ends.count }

  subscript(index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    return CellText.decoded(
      String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self))
  }

  func start(_ name: String, _ attributes: XmlAttributes) {
    if name == "rPh" { isPhonetic = true }
    if name == "t" { isInText = !isPhonetic }
  }

  func end(_ name: String) {
    switch name {
    case "rPh": isPhonetic = false
    case "t": isInText = false
    case "si": ends.append(bytes.count)
    default: break
    }
  }

  func text(_ piece: UnsafeRawBufferPointer) {
    guard isInText else { return }
    bytes.append(contentsOf: piece)
    if bytes.count > limit {
      refusal = .tooLarge(actual: "\(limit >> 20) MB 以上的文字", limit: "\(limit >> 20) MB 文字")
    }
  }
}

/// The properties that a blank form carries.
final class CustomProperties: XmlTaker {
  private(set) var pairs: [(key: String, value: String)] = []
  private var key: String?
  private var value: [UInt8] = []
  let refusal: WorkbookRefusal? = nil
  let isDone = false

  func start(_ name: String, _ attributes: XmlAttributes) {
    if name == "property" { (key, value) = (attributes["name"], []) }
  }
  func end(_ name: String) {
    guard name == "property", let key else { return }
    pairs.append((key, String(decoding: value, as: UTF8.self)))
    self.key = nil
  }
  func text(_ bytes: UnsafeRawBufferPointer) { if key != nil { value.append(contentsOf: bytes) } }
}
