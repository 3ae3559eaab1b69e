import Nianbao

/// The runs of one text, each set in its own way.
struct RichText {
  /// How a run is set, as far as it matters to what is read.
  enum Look { case asCell, plain, struck, raised, lowered }

  struct Run {
    let look: Look
    /// Where it ends in the text, in bytes.
    let end: Int
  }

  private(set) var runs: [Run] = []
  private var look = Look.asCell
  private var isInRun = false

  mutating func start(_ name: String, _ attributes: XmlAttributes) {
    switch name {
    case "r": (isInRun, look) = (true, .asCell)
    case "rPr" where isInRun: look = .plain
    case "strike" where isInRun && attributes.isOn: look = .struck
    case "vertAlign" where isInRun && look != .struck:
      if attributes["val"] == "superscript" { look = .raised }
      if attributes["val"] == "subscript" { look = .lowered }
    default: break
    }
  }

  /// Ends an element where the text is `count` bytes long.
  mutating func end(_ name: String, at count: Int) {
    guard name == "r", isInRun else { return }
    isInRun = false
    runs.append(Run(look: look, end: count))
  }

  /// The runs of the text that ends, and none.
  mutating func taken() -> [Run] {
    isInRun = false
    if runs.isEmpty { return [] }
    defer { runs = [] }
    // A text whose runs are all set as its cell is has nothing to tell.
    return runs.allSatisfy { $0.look == .asCell } ? [] : runs
  }
}

/// What is read of a text that is set in several ways.
struct ReadText: Equatable {
  let text: String
  /// One of text, struck and partly.
  let kind: CellKind
  let aside: String?

  /// Reads the runs of a text, in a cell that may be struck out itself.
  init(_ bytes: ArraySlice<UInt8>, _ runs: [RichText.Run], isStruck: Bool) {
    let whole = CellText.decoded(String(decoding: bytes, as: UTF8.self))
    if runs.isEmpty {
      (text, kind, aside) = (whole, isStruck && !whole.allSatisfy(\.isWhitespace) ? .struck : .text, nil)
      return
    }
    var kept = ""
    var left: [RichText.Look: String] = [:]
    var start = bytes.startIndex
    var isBehindGap = false
    for run in runs + [RichText.Run(look: .asCell, end: bytes.count)] {
      let end = max(start, min(bytes.startIndex + run.end, bytes.endIndex))
      let part = CellText.decoded(String(decoding: bytes[start..<end], as: UTF8.self))
      start = end
      let look = run.look == .asCell ? (isStruck ? .struck : .plain) : run.look
      if look == .plain {
        // Digits on both sides of what is left out are no number together.
        if isBehindGap, kept.last.map(Self.isOfNumber) == true, part.first.map(Self.isOfNumber) == true {
          kept += "；"
        }
        kept += part
        if !part.isEmpty { isBehindGap = false }
      } else if !part.allSatisfy(\.isWhitespace) {
        left[look, default: ""] += part
        isBehindGap = true
      }
    }
    let leftOut = CellKind.leftOut(
      struck: left[.struck] ?? "", raised: left[.raised] ?? "", lowered: left[.lowered] ?? "")
    if kept.allSatisfy(\.isWhitespace) || leftOut.isEmpty {
      (text, kind, aside) = (whole, left[.struck] == nil ? .text : .struck, nil)
    } else {
      (text, kind, aside) = (kept, .partly, leftOut)
    }
  }

  private static func isOfNumber(_ character: Character) -> Bool {
    "0123456789０１２３４５６７８９.,，．".contains(character)
  }
}
