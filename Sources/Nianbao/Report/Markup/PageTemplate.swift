import Mustache

/// Values of a template that are made when it names them.
struct PageValues: MustacheParent {
  let value: (String) -> Any?

  func child(named name: String) -> Any? { value(name) }
}

/// A page or phrase template (Mustache) that refuses what it cannot fill.
///
/// The library renders an unknown name as nothing; a report must not lose a sentence that way, so a name that is
/// not among the values is an error of the template. Values are escaped as `PageText` says, whatever the template does.
package struct PageTemplate: Sendable {
  private let parts: [MustacheTemplate]
  let text: String
  let file: String
  private let mentioned = Mentioned()

  /// - Throws: `DefinitionError` when the text is no template.
  package init(_ text: String, file: String) throws(DefinitionError) {
    // As Windows saves it: `\r\n` is one character, and the lines of a page are found by `\n`.
    let text = text.replacing("\r\n", with: "\n")
    try TemplateBounds.check(text, file: file)
    do {
      // A line by itself leaves nothing in the page.
      parts = try TemplatePieces(text, file: file).pieces.map {
        try MustacheTemplate(string: PageText.tag + $0)
      }
    } catch let error as DefinitionError {
      throw error
    } catch let error as MustacheTemplate.ParserError {
      let line = Finding.shown(error.context.line)
      throw DefinitionError(DefinitionProblem(file: file, message: "模板写法有误（\(error.error)）：“\(line)”"))
    } catch {
      throw DefinitionError(DefinitionProblem(file: file, message: "模板写法有误：\(error)"))
    }
    self.text = text
    self.file = file
  }

  /// - Parameters:
  ///   - values: what the names stand for.
  ///   - room: so many lines of lists are printed; lists within lists multiply.
  /// - Returns: the filled text.
  /// - Throws: `DefinitionError` naming every place-holder that has no value.
  package func render(_ values: [String: Any], room: Int = 10_000_000) throws(DefinitionError) -> String {
    let root = Root(values, room: room)
    let text = parts.map { $0.render(root) }.joined()
    if root.isExhausted {
      throw DefinitionError(DefinitionProblem(file: file, message: "模板里重复套着重复，印出来没有尽头。"))
    }
    if !root.unknown.isEmpty {
      let names = Set(root.unknown).sorted().map { "{{\($0)}}" }.joined(separator: "、")
      throw DefinitionError(DefinitionProblem(file: file, message: "模板里有不认识的名字：\(names)。"))
    }
    return text
  }

  /// Whether a name stands in it anywhere; a unit's page is filled many times.
  func mentions(_ name: String) -> Bool { mentioned.isKnown(name) { text.contains(name) } }

  private final class Mentioned: Sendable {
    private let names = Locked<[String: Bool]>([:])

    func isKnown(_ name: String, _ look: () -> Bool) -> Bool {
      if let known = names.withLock({ $0[name] }) { return known }
      let isThere = look()
      names.withLock { $0[name] = isThere }
      return isThere
    }
  }

  /// Whether it spells pipe tables itself, with a rule below their heads, instead of printing rules that were made.
  var spellsTables: Bool {
    text.split(separator: "\n").contains { $0.utf8.first == UInt8(ascii: "|") && $0.contains("---") }
  }

  /// The outermost values, asked last of all; what it lacks, nobody has.
  private final class Root: MustacheParent {
    let values: [String: Any]
    var unknown: [String] = []
    /// How many lines of lists may still be printed.
    private var room: Int
    var isExhausted: Bool { room < 0 }

    init(_ values: [String: Any], room: Int) { (self.values, self.room) = (values, room) }

    func child(named name: String) -> Any? {
      if isExhausted { return false }
      if let value = values[name] {
        if let list = value as? [Any] { room -= list.count }
        return value
      }
      unknown.append(name)
      return nil
    }
  }
}
