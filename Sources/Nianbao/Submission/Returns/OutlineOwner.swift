/// Whose an outline of texts is, and of which year: by its title, else by its file's name.
package struct OutlineOwner: Sendable {
  package let unit: Roster.Unit?
  /// `nil` where the title states none.
  package let year: Int?

  package init(_ text: String, named file: String, in roster: Roster, _ form: Form) {
    let title = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("# ") }
    let stated = title.flatMap {
      Statement(title: String($0.dropFirst(2)), titles: form.titles, roster: roster)
    }
    let named = Statement(path: file, titles: form.titles, roster: roster)
    year = stated?.year
    unit =
      [stated, named].lazy.compactMap { $0 }.compactMap { statement in
        statement.code.flatMap { roster.unit(code: $0) } ?? statement.name.flatMap { roster.unit(called: $0) }
      }.first
  }
}
