/// A number format of a workbook (`#,##0.00"元"`): its sections, and which of them shows a number.
struct NumberFormat {
  /// For numbers: one for all, or for those above, below and equal to zero, or by their conditions.
  private let sections: [FormatSection]
  /// For texts; `nil` where they show as they are.
  let text: FormatSection?

  /// Longer codes are cut: a spreadsheet allows 255 characters.
  private static let limit = 1024

  init(code: String) {
    var scanner = FormatScanner(code.unicodeScalars.prefix(Self.limit))
    var all = scanner.sections()
    let holdsText = all.count > 3 || all.count > 1 && all[all.count - 1].isForText
    text = holdsText ? all.removeLast() : all[0].isForText ? all[0] : nil
    // An empty code is the general one, an empty section among others shows nothing.
    sections = all.count == 1 && all[0].isEmpty && !holdsText ? [.general] : all
  }

  /// What every number and text shows, where that is all the same; `nil` where each is to be looked at.
  var plainKind: Kind? {
    guard text == nil || text?.isPlainText == true else { return nil }
    return sections.count == 1 ? sections[0].plainKind : nil
  }

  /// Whether every number above zero shows as its digits alone.
  var isPlainAboveZero: Bool { sections[0].plainKind == .number }

  enum Kind { case number, day, percent }

  /// The section for a number, and whether a minus is put in front of one below zero.
  func section(for number: Double) -> (section: FormatSection, addsMinus: Bool)? {
    if sections.contains(where: { $0.condition != nil }) {
      for (place, section) in sections.enumerated() {
        if let condition = section.condition {
          if condition.holds(for: number) { return (section, !condition.isBelowZero) }
        } else if place == sections.count - 1 || (place == 0 ? number > 0 : number < 0) {
          return (section, true)
        }
      }
      return nil
    }
    switch sections.count {
    case 1: return (sections[0], true)
    case 2: return (number < 0 ? sections[1] : sections[0], false)
    default: return (number > 0 ? sections[0] : number < 0 ? sections[1] : sections[2], false)
    }
  }
}

/// One section of a number format, cut into what it is made of.
struct FormatSection {
  enum Token: Equatable {
    case literal(String)
    /// `0`, `#` or `?`
    case digit(Character)
    case point
    case comma
    /// `General`, `G/通用格式`, `@`
    case general
    /// What shows the number in another way but means the same: `E+00`, `?/?`.
    case approximation
  }

  /// Which numbers a section is for, `[>=100]`.
  struct Condition {
    let sign: String
    let bound: Double

    var isBelowZero: Bool { sign.hasPrefix("<") && bound <= 0 && sign != "<>" }

    func holds(for number: Double) -> Bool {
      switch sign {
      case ">": number > bound
      case ">=": number >= bound
      case "<": number < bound
      case "<=": number <= bound
      case "<>": number != bound
      default: number == bound
      }
    }
  }

  var tokens: [Token] = []
  var condition: Condition?
  var isDay = false
  var isPercent = false
  var isRed = false
  /// Whether it has an `@`.
  var isForText = false

  static let general = FormatSection(tokens: [.general])

  /// Nothing at all, not even a condition: it shows nothing.
  var isEmpty: Bool { tokens.isEmpty && !isDay && !isPercent }

  /// Shows texts as they are.
  var isPlainText: Bool { isForText && literals.allSatisfy(\.isWhitespace) }

  /// All its words together.
  private var literals: String {
    tokens.reduce(into: "") { words, token in if case .literal(let text) = token { words += text } }
  }

  /// `nil` where what is shown depends on the number, or has more to it than its digits.
  var plainKind: NumberFormat.Kind? {
    guard condition == nil else { return nil }
    if isDay { return .day }
    if isPercent { return .percent }
    return literals.allSatisfy(\.isWhitespace) && FormattedNumber(self).isPlain ? .number : nil
  }
}
