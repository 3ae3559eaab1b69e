import ArgumentParser
import NianbaoProject

/// What a shell offers while a command is typed, from the project that lies there; nothing where there is none.
extension CompletionKind {
  /// Codes, names and short names of units.
  static var units: CompletionKind { .custom { words, _, _ in places(in: words).unitWords() } }

  /// Addresses of cells, rows and tables.
  static var addresses: CompletionKind { .custom { words, _, _ in places(in: words).addresses() } }

  /// Where the project lies by what is typed already.
  private static func places(in words: [String]) -> ProjectPlaces {
    func value(of option: String) -> String? {
      guard let place = words.firstIndex(of: option), place + 1 < words.count else { return nil }
      return words[place + 1]
    }
    return ProjectPlaces(
      inputs: value(of: "--inputs") ?? "Inputs",
      templates: value(of: "--templates") ?? ProjectPlaces.usualTemplates(),
      year: value(of: "--year").flatMap { Int($0) })
  }
}
