/// What a template may not be, because the library would follow it beyond the stack, or pass over it in silence.
struct TemplateBounds {
  /// In bytes.
  private static let size = 1 << 20
  /// Of sections within sections.
  private static let depth = 50

  /// - Throws: `DefinitionError` with the place of what is too much or not known here.
  static func check(_ text: String, file: String) throws(DefinitionError) {
    let bytes = Array(text.utf8)
    guard bytes.count <= size else {
      throw DefinitionError(DefinitionProblem(file: file, message: "模板太大，最多 \(size >> 20) MB。"))
    }
    var bounds = TemplateBounds()
    var (line, place) = (1, 0)
    while place + 2 < bytes.count {
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      guard bytes[place] == UInt8(ascii: "{"), bytes[place + 1] == UInt8(ascii: "{") else {
        place += 1
        continue
      }
      if let words = bounds.take(bytes[place + 2]) {
        throw DefinitionError(DefinitionProblem(file: file, line: line, column: 1, message: words))
      }
      place += 2
    }
  }

  private var open = 0

  /// What is wrong with a tag, by the sign behind the brackets that open it; `nil` where it may stand.
  private mutating func take(_ sign: UInt8) -> String? {
    switch sign {
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      open += 1
      return open > Self.depth ? "模板里一节套一节，太深了，最多 \(Self.depth) 层。" : nil
    case UInt8(ascii: "/"): open -= 1
    case UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "$"):
      return "模板里不能引用别的模板（{{> }}、{{< }}、{{$ }}），请把内容直接写进来。"
    case UInt8(ascii: "="): return "模板里不能改用别的括号（{{= }}）。"
    default: break
    }
    return nil
  }
}
