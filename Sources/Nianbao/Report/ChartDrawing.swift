/// Where everything of a chart stands: places and sizes for the page's template, which holds the shapes and the look.
///
/// Places are decimals of a tenth, so that they are the same text everywhere. Every mark has its number beside it.
struct ChartDrawing {
  /// The size of a letter that places are reckoned with; the page's style sets the same.
  static let letter = 14.0

  var width = 560.0
  var height = 0.0
  var bars: [Box] = []
  var strokes: [Stroke] = []
  var marks: [Mark] = []
  var texts: [Text] = []
  /// The line from which values are reckoned.
  var axis = (x1: 0.0, y1: 0.0, x2: 0.0, y2: 0.0)

  struct Box {
    let x, y, width, height: Double
    /// `series-1`, `series-2`; behind a blank `less` for a value below zero.
    let look: String
  }

  /// A line through neighbouring values; a year without a number breaks it.
  struct Stroke {
    var points: [(x: Double, y: Double)]
    let look: String
  }

  struct Mark {
    let x, y: Double
    let look: String
    let isRound: Bool
  }

  struct Text {
    let x, y: Double
    let anchor: Anchor
    let text: String
    let look: String
  }

  enum Anchor: String { case start, middle, end }

  init(_ chart: Chart) {
    switch chart.kind {
    case .lines: drawLines(chart)
    case .bars: drawBars(chart)
    }
  }

  /// The width of a text: a letter of the Latin alphabet or a digit is little more than half a Chinese one.
  static func width(of text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 0.58 : 1) } * letter
  }

  static func look(of series: Int) -> String { "series-\(series + 1)" }

  /// One decimal, never `-0.0`.
  static func place(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}

extension ChartDrawing {
  var values: [String: Any] {
    let place = Self.place
    return [
      "width": place(width), "height": place(height),
      "axis": ["x1": place(axis.x1), "y1": place(axis.y1), "x2": place(axis.x2), "y2": place(axis.y2)],
      "bars": bars.map {
        [
          "x": place($0.x), "y": place($0.y), "width": place($0.width), "height": place($0.height),
          "look": $0.look,
        ]
      },
      "strokes": strokes.map { stroke in
        [
          "points": stroke.points.map { "\(place($0.x)),\(place($0.y))" }.joined(separator: " "),
          "look": stroke.look,
        ]
      },
      "marks": marks.map { mark -> [String: Any] in
        [
          "x": place(mark.x), "y": place(mark.y), "look": mark.look, "isRound": mark.isRound,
          "left": place(mark.x - 4.5), "top": place(mark.y - 4.5),
        ]
      },
      "texts": texts.map {
        [
          "x": place($0.x), "y": place($0.y), "anchor": $0.anchor.rawValue, "text": $0.text, "look": $0.look,
        ]
      },
    ]
  }
}
