/// What one source file declares and which words it uses.
struct SourceFile {
  /// The path of its folder below `Sources`.
  let folder: String
  let name: String
  let lineCount: Int
  /// Types and free functions that other files can use.
  var types: Set<String> = []
  /// Members that other files can use, each with the types that have it.
  var members: [String: Set<String>] = [:]
  /// Words that mean something of its own: private declarations, parameters, local values.
  var own: Set<String> = []
  /// The types that it declares or extends: within them a member is used without a dot.
  var extended: Set<String> = []
  var words: Set<String> = []
  var wordsBehindDots: Set<String> = []
  /// Words that stand alone, neither behind a dot nor before a colon.
  var plainWords: Set<String> = []
  var functions: [Function] = []

  struct Function {
    let name: String
    let line: Int
    let lineCount: Int
  }

  var path: String { "\(folder)/\(name)" }

  private init(folder: String, name: String, lineCount: Int) {
    self.folder = folder
    self.name = name
    self.lineCount = lineCount
  }

  static func read(_ text: String, folder: String, name: String) -> SourceFile {
    let lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    var reader = SourceReader(
      tokens: SourceTokens.all(in: text), file: SourceFile(folder: folder, name: name, lineCount: lines))
    reader.read()
    return reader.file
  }

  func declares(_ word: String) -> Bool { types.contains(word) || members[word] != nil || own.contains(word) }

  /// Whether a word that others declare as a member can mean theirs here.
  func uses(member word: String, of owners: Set<String>) -> Bool {
    wordsBehindDots.contains(word) || plainWords.contains(word) && !extended.isDisjoint(with: owners)
  }
}

/// Walks through the tokens of a file and keeps count of the braces.
private struct SourceReader {
  let tokens: [SourceToken]
  var file: SourceFile
  private var position = 0
  private var scopes: [Scope] = []
  /// What the next opening brace belongs to.
  private var pending: Scope?
  private var brackets = 0
  private var isPrivate = false

  private struct Scope {
    enum Kind { case type, function, other }
    let kind: Kind
    let name: String
    let isPrivate: Bool
    /// How many brackets were open before it.
    let brackets: Int
    let line: Int
  }

  init(tokens: [SourceToken], file: SourceFile) {
    self.tokens = tokens
    self.file = file
  }

  mutating func read() {
    for place in tokens.indices {
      position = place
      let token = tokens[place]
      if token.isWord { read(word: token.text) } else { read(sign: token.text) }
    }
  }

  private func text(_ offset: Int) -> String {
    tokens.indices.contains(position + offset) ? tokens[position + offset].text : ""
  }

  private func isWord(_ offset: Int) -> Bool {
    tokens.indices.contains(position + offset) && tokens[position + offset].isWord
  }

  private var isInTypes: Bool {
    scopes.allSatisfy { $0.kind == .type } && brackets == (scopes.last?.brackets ?? 0)
  }
  private var isHidden: Bool { isPrivate || scopes.contains(where: \.isPrivate) }

  private mutating func read(sign: String) {
    switch sign {
    case "(", "[": brackets += 1
    case ")", "]": brackets -= 1
    case "{":
      let own = pending?.brackets == brackets ? pending : nil
      scopes.append(
        own
          ?? Scope(kind: .other, name: "", isPrivate: false, brackets: brackets, line: tokens[position].line))
      if own != nil { pending = nil }
      isPrivate = false
    case "}":
      if let scope = scopes.popLast() {
        brackets = scope.brackets
        if scope.kind == .function {
          let count = tokens[position].line - scope.line + 1
          file.functions.append(.init(name: scope.name, line: scope.line, lineCount: count))
        }
      }
      pending = nil
      isPrivate = false
    default: break
    }
  }

  private mutating func read(word: String) {
    let before = text(-1)
    note(word, behind: before)
    if before == "." { return }
    switch word {
    case "private", "fileprivate": if text(1) != "(" { isPrivate = true }
    case "struct", "class", "enum", "protocol", "actor", "extension": readType(word)
    case "typealias": if isInTypes { declare(type: text(1)) } else { file.own.insert(text(1)) }
    case "func", "var", "let", "case": readDeclaration(word)
    case "init", "subscript": if isInTypes { open(.function, word) }
    default: break
    }
  }

  /// Notes a word as used, and as one of the file's own where it names a parameter or a value.
  private mutating func note(_ word: String, behind before: String) {
    let next = text(1)
    if next == ":", let first = text(2).first, first.isUppercase || "[(@".contains(first) || isTypeWord(2) {
      file.own.insert(word)
    }
    if before == "for" || next == "in" { file.own.insert(word) }
    if ["func", "var", "struct", "class", "enum", "protocol", "actor", "typealias"].contains(before) {
      return
    }
    file.words.insert(word)
    if before == "." {
      file.wordsBehindDots.insert(word)
    } else if next != ":", before != "let", before != "case" {
      file.plainWords.insert(word)
    }
  }

  private func isTypeWord(_ offset: Int) -> Bool {
    ["some", "any", "inout", "borrowing", "consuming"].contains(text(offset))
  }

  private mutating func readType(_ keyword: String) {
    guard scopes.allSatisfy({ $0.kind == .type }) else {
      if isWord(1) { file.own.insert(text(1)) }
      return
    }
    if keyword == "class", ["func", "var", "let"].contains(text(1)) { return }
    var offset = 1
    while !isWord(offset), offset < 4 { offset += 1 }  // extension [Finding]
    guard isWord(offset) else { return }
    if keyword == "extension" {
      while text(offset + 1) == ".", isWord(offset + 2) { offset += 2 }
      file.extended.insert(text(offset))
    } else {
      declare(type: text(offset))
    }
    open(.type, text(offset))
  }

  private mutating func declare(type name: String) {
    file.extended.insert(name)
    if isHidden { file.own.insert(name) } else { file.types.insert(name) }
  }

  private mutating func open(_ kind: Scope.Kind, _ name: String) {
    pending = Scope(
      kind: kind, name: name, isPrivate: isHidden, brackets: brackets, line: tokens[position].line)
    isPrivate = false
  }

  private mutating func readDeclaration(_ keyword: String) {
    let names = keyword == "case" ? casesHere : boundHere
    guard isInTypes else {
      if keyword != "case" { file.own.formUnion(names) }
      if keyword == "func" { open(.function, text(1)) }
      return
    }
    for name in names {
      if isHidden {
        file.own.insert(name)
      } else if let owner = scopes.last?.name {
        file.members[name, default: []].insert(owner)
      } else {
        file.types.insert(name)
      }
    }
    if keyword == "func" || keyword == "var" { open(.function, text(1)) } else { pending = nil }
    isPrivate = false
  }

  /// The name behind `func`, `var` or `let`, or those of `let (one, other)`.
  private var boundHere: [String] {
    if isWord(1) { return [text(1)] }
    var names: [String] = []
    var offset = 2
    while text(1) == "(", isWord(offset) || text(offset) == "," {
      if isWord(offset) { names.append(text(offset)) }
      offset += 1
    }
    return names
  }

  /// The names behind `case` in an enumeration.
  private var casesHere: [String] {
    guard isWord(1), isInTypes else { return [] }
    var names = [text(1)]
    var depth = 0
    var offset = 2
    while position + offset < tokens.count {
      let sign = text(offset)
      if sign == "(" { depth += 1 }
      if sign == ")" { depth -= 1 }
      if depth == 0 {
        if sign == ",", isWord(offset + 1) { names.append(text(offset + 1)) }
        if isWord(offset), ![",", "=", "-", "."].contains(text(offset - 1)) { break }
        if sign == "}" { break }
      }
      offset += 1
    }
    return names
  }
}
