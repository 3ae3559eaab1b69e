extension PageTemplate {
  /// What the template prints whatever the values, for the proof of its pages; to be asked for once.
  public var own: Own { Own(text) }

  /// The numbers and the tables that a template has by itself.
  public struct Own: Sendable {
    let numbers: Set<String>
    /// Tables that an office took out of its template need no proof.
    let tables: Set<Printed.Kind>

    init(_ text: String) {
      let words = text.replacing(/\{\{.*?\}\}/, with: " ")
      let seen = text.hasPrefix("<") ? PrintedPage.sentences(of: words) : words
      numbers = Set(PrintedNumber.all(in: seen).map { String($0) })
      let kinds = text.matches(of: /proof(?:: |=")([a-z]+)/).map { String($0.1) }
      tables = Set(kinds.compactMap { Printed.Kind(rawValue: $0) })
    }
  }
}
