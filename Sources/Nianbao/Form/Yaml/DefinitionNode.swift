import Yams

/// A node of a YAML file that notes mistakes with their place and goes on, so that all are told at once.
///
/// One thread at a time reads a file, not always the same one.
struct DefinitionNode: @unchecked Sendable {
  let node: Node
  let notes: Notes

  /// The mistakes of one file, in the order they were met.
  final class Notes {
    let file: String
    var problems: [DefinitionProblem] = []
    init(file: String) { self.file = file }
  }

  /// The top of a YAML file.
  ///
  /// - Throws: `DefinitionError` when the text is no YAML or holds nothing.
  static func compose(_ text: String, file: String) throws(DefinitionError) -> DefinitionNode {
    do {
      try YamlBounds.check(text)
      // Whether a word is a number or a date is told where it is read, not by patterns that every key is held against.
      guard let node = try Yams.compose(yaml: text, .basic) else {
        throw DefinitionError(DefinitionProblem(file: file, message: "文件是空的。"))
      }
      return DefinitionNode(node: node, notes: Notes(file: file))
    } catch let error as DefinitionError {
      throw error
    } catch let excess as YamlBounds.Excess {
      throw DefinitionError(
        DefinitionProblem(
          file: file, line: excess.line, column: excess.column, message: "\(excess.words)。请删去不需要的内容。"))
    } catch let error as YamlError {
      throw DefinitionError(Self.problem(error, file: file))
    } catch {
      throw DefinitionError(DefinitionProblem(file: file, message: "不能按 YAML 读取：\(error)"))
    }
  }

  func complain(_ message: String) { notes.problems.append(problem(message)) }

  /// A mistake at this place, for what only turns out when all files have been read.
  func problem(_ message: String) -> DefinitionProblem {
    DefinitionProblem(
      file: notes.file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, message: message)
  }

  /// The mistakes noted so far, in the file's order.
  var problems: [DefinitionProblem] {
    notes.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// Throws every mistake noted so far.
  func finish() throws(DefinitionError) {
    let problems = problems
    if !problems.isEmpty { throw DefinitionError(problems) }
  }

  /// The values of a mapping by key; keys outside `known` are mistakes.
  func mapping(_ known: [String]) -> [String: DefinitionNode] {
    let entries = entries()
    for (key, _) in entries where !known.contains(key.text) {
      let hint = Label.nearest(to: key.text, among: known).map { "，是否应为“\($0)”" } ?? ""
      key.complain("不认识的项“\(key.text)”\(hint)；这里可用的有 \(known.joined(separator: "、"))。")
    }
    return Dictionary(entries.map { ($0.key.text, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The keys and values of a mapping in their order.
  func entries() -> [(key: DefinitionNode, value: DefinitionNode)] {
    guard let mapping = node.mapping else {
      complain("这里应当是“键: 值”的形式。")
      return []
    }
    return mapping.map {
      (DefinitionNode(node: $0.key, notes: notes), DefinitionNode(node: $0.value, notes: notes))
    }
  }

  var items: [DefinitionNode] {
    guard let sequence = node.sequence else {
      complain("这里应当是一个列表。")
      return []
    }
    return sequence.map { DefinitionNode(node: $0, notes: notes) }
  }

  /// The scalar as written.
  var text: String {
    guard let scalar = node.scalar else {
      complain("这里应当是一个词或一个数。")
      return ""
    }
    return scalar.string
  }

  var texts: [String] { items.map(\.text) }

  var int: Int {
    guard let value = Int(text) else {
      complain("“\(text)”应当是整数。")
      return 0
    }
    // Within it everything that a definition counts can be added and multiplied.
    guard (-1_000_000_000...1_000_000_000).contains(value) else {
      complain("“\(text)”太大，最多十亿。")
      return 0
    }
    return value
  }

  var bool: Bool {
    switch text {
    case "true": return true
    case "false": return false
    default:
      complain("“\(text)”应当是 true 或 false。")
      return false
    }
  }
}

extension DefinitionNode {
  private static func problem(_ error: YamlError, file: String) -> DefinitionProblem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return DefinitionProblem(
        file: file, line: mark.line, column: mark.column,
        message: "YAML 写法有误：\(YamlWords.translated(problem))。")
    case .duplicatedKeysInMapping(let keys, let context):
      return DefinitionProblem(
        file: file, line: context.mark.line, column: context.mark.column,
        message: "同一处写了两次“\(keys.sorted().joined(separator: "、"))”。")
    case .reader(let problem, _, _, _):
      return DefinitionProblem(file: file, message: "YAML 写法有误：\(YamlWords.translated(problem))。")
    default:
      return DefinitionProblem(file: file, message: "YAML 写法有误：\(YamlWords.translated(""))。")
    }
  }
}
