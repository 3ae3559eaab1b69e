import Nianbao

/// How a cell looks.
///
/// Every style names its font: a cell left at the default shows differently in Chinese Excel.
package struct Style: Hashable, Sendable {
  package enum Align: Hashable, Sendable { case left, center, right }

  package var size = 10.5
  package var isBold = false
  package var isUnderlined = false
  package var align = Align.left
  package var wraps = false
  /// Whether a text too long for its cell is shown smaller.
  package var shrinks = false
  /// Whether the text begins at the top of its cell instead of in the middle.
  package var isTop = false
  package var hasBorder = false
  /// As 0xRRGGBB; `nil` for none.
  package var fill: UInt32?
  package var color: UInt32 = 0
  package var numberFormat: String?
  /// Whether the cell may be changed on a protected sheet.
  package var isUnlocked = false

  package init() {}

  package func with(_ change: (inout Style) -> Void) -> Style {
    var style = self
    change(&style)
    return style
  }
}

extension Style {
  static let plain = Style()
  static let title = Style().with { ($0.size, $0.isBold, $0.align) = (16, true, .center) }
  static let section = Style().with { ($0.size, $0.isBold, $0.align) = (12, true, .left) }
  static let heading = Style().with {
    $0.isBold = true
    $0.align = .center
    $0.wraps = true
    $0.hasBorder = true
    $0.fill = 0xEDF2F7
  }
  static let label = Style().with { ($0.wraps, $0.hasBorder) = (true, true) }
  static let text = Style().with { ($0.wraps, $0.hasBorder) = (true, true) }
  static let value = Style().with { ($0.align, $0.hasBorder) = (.center, true) }
  static let check = Style().with { ($0.align, $0.color, $0.size) = (.center, 0x4A5568, 9) }
  static let inside = Style().with { ($0.isBold, $0.color) = (true, 0xB45309) }
  static let note = Style().with { ($0.color, $0.size) = (0x4A5568, 9) }
  static let link = Style().with { ($0.color, $0.isUnderlined, $0.wraps) = (0x0563C1, true, true) }

  /// A number in its measure: counts whole, money with all its digits.
  static func value(_ measure: Measure) -> Style {
    value.with {
      $0.numberFormat = measure.decimals == 0 ? "0" : "General"
      $0.shrinks = true
    }
  }
}

/// How wide a text is in columns of a sheet: a Chinese character takes two.
func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 && !(0x2018...0x201D).contains($1.value) ? 1 : 2) }
}
