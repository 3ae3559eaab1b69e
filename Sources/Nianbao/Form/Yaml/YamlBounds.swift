import CYaml

/// How large a YAML file may be: one that fits in a line can be billions of nodes once its aliases are followed, or
/// lie deeper than any stack.
///
/// The parser is asked for its events alone, which costs neither memory nor depth; nothing is composed before.
struct YamlBounds {
  /// Of nodes, with those that aliases stand for.
  private static let nodes = 100_000
  private static let depth = 50
  /// Of the file, and of one word in it, in bytes.
  private static let size = 4 << 20
  private static let word = 64 << 10

  /// What is too large, and where; lines and columns from 1.
  struct Excess: Error, Equatable {
    let words: String
    var line = 0
    var column = 0
  }

  private var count = 0
  /// How many nodes an anchor stands for.
  private var sizes: [String: Int] = [:]
  /// The collections that are open: their anchors, and how many nodes came before them.
  private var open: [(anchor: String?, before: Int)] = []

  /// - Throws: `Excess` where a text goes past a limit; what is no YAML is left for composing to tell.
  static func check(_ text: String) throws(Excess) {
    guard text.utf8.count <= size else { throw Excess(words: "文件太大，最多 \(size >> 20) MB") }
    if PiledMarks.areIn(text) { throw Excess(words: "有一个字上叠了成百的附加符号") }
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    let bytes = Array(text.utf8)
    let excess = bytes.withUnsafeBufferPointer { bytes -> Excess? in
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      var bounds = YamlBounds()
      var event = yaml_event_t()
      while yaml_parser_parse(&parser, &event) == 1 {
        defer { yaml_event_delete(&event) }
        if event.type == YAML_STREAM_END_EVENT { return nil }
        if var excess = bounds.take(event) {
          (excess.line, excess.column) = (event.start_mark.line + 1, event.start_mark.column + 1)
          return excess
        }
      }
      return nil
    }
    if let excess { throw excess }
  }

  private mutating func take(_ event: yaml_event_t) -> Excess? {
    switch event.type {
    case YAML_SCALAR_EVENT:
      if event.data.scalar.length > Self.word { return Excess(words: "一个词太长，最多 \(Self.word >> 10) KB") }
      add(1, event.data.scalar.anchor)
    case YAML_ALIAS_EVENT:
      add(event.data.alias.anchor.flatMap { sizes[String(cString: $0)] } ?? 1, nil)
    case YAML_SEQUENCE_START_EVENT: begin(event.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT: begin(event.data.mapping_start.anchor)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      guard let collection = open.popLast() else { break }
      if let anchor = collection.anchor { sizes[anchor] = count - collection.before }
    default: break
    }
    if open.count > Self.depth { return Excess(words: "一层套一层，太深了，最多 \(Self.depth) 层") }
    return count > Self.nodes ? Excess(words: "内容太多（别名所指的也算），最多 \(Self.nodes) 项") : nil
  }

  private mutating func begin(_ anchor: UnsafeMutablePointer<UInt8>?) {
    open.append((anchor.map { String(cString: $0) }, count))
    count += 1
  }

  private mutating func add(_ size: Int, _ anchor: UnsafeMutablePointer<UInt8>?) {
    count += size
    if let anchor { sizes[String(cString: anchor)] = size }
  }
}
