import Nianbao

/// How the cells of one style show what they hold.
struct CellLook {
  /// `.number`, `.day` or `.percent`; `.shown` where the format is to be asked about each number.
  let kind: CellKind
  /// Whether the whole cell is struck out.
  let isStruck: Bool
  /// The place of the format among `CellStyles.formats`; only those that are to be asked have one.
  let format: Int

  static let plain = CellLook(kind: .number, isStruck: false, format: 0)
}

/// The styles of cells (`styles.xml`): number formats and struck-out fonts.
final class CellStyles: XmlTaker {
  private var codes: [Int: String] = [:]
  /// By font: whether it is struck out.
  private var struck: [Bool] = []
  /// By the id of a number format, once it has been met.
  private var known: [Int: (kind: CellKind, format: Int)] = [:]
  private var list: List?
  private(set) var looks: [CellLook] = []
  private(set) var formats: [NumberFormat] = []
  let refusal: WorkbookRefusal? = nil
  private(set) var isDone = false

  private enum List { case fonts, cells }

  func start(_ name: String, _ attributes: XmlAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] ?? "" }
    case "fonts": list = .fonts
    case "cellXfs": list = .cells
    case "font" where list == .fonts: struck.append(false)
    case "strike" where list == .fonts && !struck.isEmpty: struck[struck.count - 1] = attributes.isOn
    case "xf" where list == .cells:
      let (kind, format) = shows(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
      let font = attributes["fontId"].flatMap { Int($0) } ?? 0
      let isStruck = struck.indices.contains(font) && struck[font]
      looks.append(CellLook(kind: kind, isStruck: isStruck, format: format))
    default: break
    }
  }

  func end(_ name: String) {
    if name == "fonts" || name == "cellXfs" { list = nil }
    if name == "cellXfs" { isDone = true }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {}

  private func shows(_ id: Int) -> (kind: CellKind, format: Int) {
    if let met = known[id] { return met }
    let found = codes[id].map(shows) ?? Self.builtIn(id).map(shows) ?? (.number, 0)
    known[id] = found
    return found
  }

  private func shows(_ code: String) -> (kind: CellKind, format: Int) {
    let format = NumberFormat(code: code)
    switch format.plainKind {
    case .number: return (.number, 0)
    case .day: return (.day, 0)
    case .percent: return (.percent, 0)
    case nil:
      formats.append(format)
      return (.shown, formats.count - 1)
    }
  }

  /// The code of a format that programs know by its number; `nil` for those that are the number alone.
  ///
  /// The sign of money is that of the machine's region.
  private static func builtIn(_ id: Int) -> String? {
    switch id {
    case 5...8: "\"¥\"#,##0_);\\(\"¥\"#,##0\\)"
    case 9, 10: "0%"
    case 14...22, 27...36, 45...47, 50...58: "yyyy/m/d"
    case 42, 44: "_ \"¥\"* #,##0_ ;_ \"¥\"* \\-#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ "
    default: nil
    }
  }
}

extension XmlAttributes {
  /// Whether an element such as `<strike/>` says yes, which it does unless it says no.
  var isOn: Bool { !["0", "false", "off"].contains(self["val"] ?? "1") }
}
