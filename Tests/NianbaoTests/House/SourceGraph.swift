/// Which file uses which, told by words: types, free functions, and members by their names.
///
/// A word that a file declares itself is its own; a word that several files declare is held against a file only where
/// all of them stand below it.
struct SourceGraph {
  let files: [SourceFile]
  /// The folders in the order of the rooms, with their modules.
  let folders: [String]
  private let common: Set<String>
  /// The files, as positions, that declare a word as a type or free function, and as a member.
  private var typeFiles: [String: [Int]] = [:]
  private var memberFiles: [String: [Int]] = [:]
  /// For each file where it stands among the folders; those that stand in none are last.
  private let places: [Int]
  /// For each file its module, from the top; the compiler keeps their order, so words of modules below are no uses.
  private let modules: [Int]

  init(_ files: [SourceFile], rooms: [Room], common: Set<String> = []) {
    self.files = files.sorted { $0.path < $1.path }
    folders = rooms.flatMap { $0.folders() }
    self.common = common
    let known = Dictionary(uniqueKeysWithValues: folders.enumerated().map { ($1, $0) })
    let count = folders.count
    places = self.files.map { known[$0.folder] ?? count }
    modules = self.files.map { file in
      rooms.firstIndex { file.folder == $0.name || file.folder.hasPrefix("\($0.name)/") } ?? rooms.count
    }
    for (position, file) in self.files.enumerated() {
      for word in file.types { typeFiles[word, default: []].append(position) }
      for word in file.members.keys { memberFiles[word, default: []].append(position) }
    }
  }

  /// A word of others that a file uses.
  private struct Use {
    let word: String
    /// All files that declare the word, as positions.
    let declaring: [Int]
  }

  /// The words of others that a file uses.
  private func uses(of position: Int) -> [Use] {
    let file = files[position]
    return file.words.sorted().compactMap { word in
      if file.declares(word) { return nil }
      let isInReach = { (other: Int) in modules[other] <= modules[position] }
      let members = (memberFiles[word] ?? []).filter(isInReach)
      let types = (typeFiles[word] ?? []).filter(isInReach)
      if !types.isEmpty { return Use(word: word, declaring: types + members) }
      if members.isEmpty || common.contains(word) { return nil }
      let owners = members.reduce(into: Set<String>()) { $0.formUnion(files[$1].members[word] ?? []) }
      return file.uses(member: word, of: owners) ? Use(word: word, declaring: members) : nil
    }
  }

  /// `Nianbao/Submission/Facts/Facts.swift uses FactCollector of Nianbao/Submission/Reading`, for every word that only
  /// rooms below the file declare.
  var backwardUses: [String] {
    files.indices.flatMap { position in
      uses(of: position).compactMap { use in
        guard let nearest = use.declaring.min(by: { places[$0] < places[$1] }),
          places[nearest] > places[position]
        else { return nil }
        return "\(files[position].path) uses \(use.word) of \(files[nearest].folder)"
      }
    }
  }

  /// Files of one circle, by name, in which each uses the next over some way; only circles of more than `most` files.
  func circles(above most: Int) -> [[String]] {
    let next = files.indices.map { position in
      Set(uses(of: position).filter { $0.declaring.count == 1 }.map { $0.declaring[0] }).sorted()
    }
    var search = CircleSearch(next: next)
    return search.circles().filter { $0.count > most }.map { circle in circle.map { files[$0].path }.sorted()
    }
  }

  /// Files in folders that no room names, and rooms without a file.
  var homeless: [String] {
    let full = Set(files.map(\.folder))
    return files.filter { !folders.contains($0.folder) }.map { "\($0.path) stands in no room" }
      + folders.filter { !full.contains($0) }.map { "no file stands in \($0)" }
  }
}

extension SourceGraph {
  /// Folders, files and functions past a limit.
  var tooLarge: [String] {
    let folders = Dictionary(grouping: files, by: \.folder).filter { $1.count > House.filesInFolder }
    return folders.map { "\($0) has \($1.count) files" }.sorted()
      + files.filter { $0.lineCount > House.linesInFile }.map { "\($0.path) has \($0.lineCount) lines" }
      + files.flatMap { file in
        file.functions.filter { $0.lineCount > House.linesInFunction }.map {
          "\(file.path):\($0.line): \($0.name) has \($0.lineCount) lines"
        }
      }
  }
}

/// Strongly connected components (Tarjan).
private struct CircleSearch {
  let next: [[Int]]
  private var number: [Int?]
  private var lowest: [Int]
  private var stack: [Int] = []
  private var isOnStack: [Bool]
  private var found: [[Int]] = []
  private var count = 0

  init(next: [[Int]]) {
    self.next = next
    number = [Int?](repeating: nil, count: next.count)
    lowest = [Int](repeating: 0, count: next.count)
    isOnStack = [Bool](repeating: false, count: next.count)
  }

  mutating func circles() -> [[Int]] {
    for start in next.indices where number[start] == nil { visit(start) }
    return found
  }

  private mutating func visit(_ own: Int) {
    number[own] = count
    lowest[own] = count
    count += 1
    stack.append(own)
    isOnStack[own] = true
    for other in next[own] {
      if number[other] == nil {
        visit(other)
        lowest[own] = min(lowest[own], lowest[other])
      } else if isOnStack[other] {
        lowest[own] = min(lowest[own], number[other] ?? 0)
      }
    }
    guard lowest[own] == number[own], let start = stack.lastIndex(of: own) else { return }
    let circle = Array(stack[start...])
    stack.removeSubrange(start...)
    for member in circle { isOnStack[member] = false }
    found.append(circle)
  }
}
