/// Where everything of a chart stands: places and sizes for the page's template, which holds the shapes and the look.
///
/// Places are decimals of a tenth, so that they are the same text everywhere. Every mark has its number beside it.
struct ChartDrawing {
  /// The size of a letter that places are reckoned with; the page's style sets the same.
  static let letter = 14.0

  /// As wide as a column of the page; what is wider has the whole page.
  private static let column = 420.0

  var width = column
  var height = 0.0
  var bars: [Box] = []
  var strokes: [Stroke] = []
  var marks: [Mark] = []
  var texts: [Text] = []
  /// The line from which values are reckoned.
  var axis = (x1: 0.0, y1: 0.0, x2: 0.0, y2: 0.0)

  struct Box {
    let x, y, width, height: Double
    /// From 0, as the shape and the colour are chosen by it.
    let series: Int
    var isLess = false
  }

  /// A line through neighbouring values; a year without a number breaks it.
  struct Stroke {
    var points: [(x: Double, y: Double)]
    let series: Int
  }

  struct Mark {
    let x, y: Double
    let series: Int
  }

  struct Text {
    let x, y: Double
    let anchor: Anchor
    let text: String
    var isStrong = false
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
      "width": place(width), "height": place(height), "isLong": width > Self.column,
      "axis": ["x1": place(axis.x1), "y1": place(axis.y1), "x2": place(axis.x2), "y2": place(axis.y2)],
      "bars": bars.map { bar -> [String: Any] in
        [
          "x": place(bar.x), "y": place(bar.y), "width": place(bar.width), "height": place(bar.height),
          "isSecond": bar.series > 0, "isLess": bar.isLess,
        ]
      },
      "strokes": strokes.map { stroke -> [String: Any] in
        [
          "points": stroke.points.map { "\(place($0.x)),\(place($0.y))" }.joined(separator: " "),
          "isSecond": stroke.series > 0,
        ]
      },
      "marks": marks.map { mark -> [String: Any] in
        [
          "x": place(mark.x), "y": place(mark.y), "isSecond": mark.series > 0, "left": place(mark.x - 4),
          "top": place(mark.y - 4),
        ]
      },
      "texts": texts.map { text -> [String: Any] in
        [
          "x": place(text.x), "y": place(text.y), "anchor": text.anchor.rawValue, "text": text.text,
          "isStrong": text.isStrong,
        ]
      },
    ]
  }
}
