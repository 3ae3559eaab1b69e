/// Reads `report.html` back.
struct PrintedPage {
  private var markup: Markup
  private var printed: Printed
  private var form: [SheetText.Cell] = []
  private var row = 0
  /// The sections of the report that are being read, from 1; what stands in one of the office's own is the outer one's.
  private var sections: [Int?] = []
  private var section: Int? { sections.last ?? nil }
  private var isHeading = false
  /// Whether the next text belongs to the one before: between them a line may only break.
  private var goesOn = false
  /// The id of the figure that is being read.
  private var figure = ""

  private init(_ bytes: [UInt8], file: String) {
    markup = Markup(bytes)
    printed = Printed(file, .page)
  }

  static func read(_ bytes: [UInt8], file: String) -> Printed {
    var page = PrintedPage(bytes, file: file)
    while let piece = page.markup.next() { page.take(piece) }
    page.printed.sheets = [SheetText(name: file, cells: page.form)]
    return page.printed
  }

  /// What a reader sees of a piece of a page: its texts, one a line.
  static func visibleText(of html: String) -> String { visibleText(of: Array(html.utf8)) }

  static func visibleText(of html: [UInt8]) -> String {
    var markup = Markup(html)
    var texts: [String] = []
    var goesOn = false
    while let piece = markup.next() {
      if case .open("wbr", _) = piece { goesOn = true }
      guard case .text(let text) = piece else { continue }
      if goesOn, let last = texts.popLast() { texts.append(last + text) } else { texts.append(text) }
      goesOn = false
    }
    return texts.joined(separator: "\n")
  }

  /// What a page says outside its sections and tables.
  static func sentences(of page: String) -> String {
    read(Array(page.utf8), file: "").sentences.joined(separator: "\n")
  }

  private mutating func take(_ piece: Markup.Piece) {
    switch piece {
    case .open("head", _): markup.skip(to: "head")
    case .open("figure", let attributes): figure = markup.attribute("id", in: attributes) ?? ""
    case .close("figure"): figure = ""
    case .open("svg", let attributes): readPicture(attributes)
    case .open("table", let attributes):
      if let kind = markup.attribute("data-proof", in: attributes).flatMap(Printed.Kind.init) {
        readTable(kind, name: markup.attribute("data-row", in: attributes) ?? "")
      }
    case .open("section", let attributes):
      // A piece of a page for a site's editor has no ids.
      let id =
        markup.attribute("id", in: attributes) ?? markup.attribute("data-section", in: attributes) ?? ""
      let own = id.hasPrefix("section-") ? Int(id.dropFirst("section-".count)) : nil
      sections.append(own ?? section)
      if let own { printed.sections[own] = "" }
    case .open("wbr", _): goesOn = true
    case .open("h2", _): isHeading = true
    case .close("h2"): isHeading = false
    case .close("section"): _ = sections.popLast()
    case .text(let text): take(text)
    case .open, .close: break
    }
  }

  private mutating func take(_ text: String) {
    defer { goesOn = false }
    guard let section else {
      let before = goesOn ? printed.sentences.popLast() ?? "" : ""
      return printed.sentences.append(before + text)
    }
    if isHeading {
      row += 1
      form.append(SheetText.Cell(row: row, column: 1, text: text, kind: .plain))
      return
    }
    let before = printed.sections[section] ?? ""
    printed.sections[section] = before.isEmpty ? text : "\(before)\n\(text)"
  }

  /// A chart's picture; one that an office put into its template is passed over.
  private mutating func readPicture(_ attributes: Range<Int>) {
    var picture = Printed.Picture(description: markup.attribute("aria-label", in: attributes) ?? "")
    while let piece = markup.next() {
      if case .close("svg") = piece { break }
      if case .text(let text) = piece { picture.texts.append(text) }
    }
    if figure.hasPrefix("chart-") { printed.pictures[figure] = picture }
  }
}

// MARK: - Tables

extension PrintedPage {
  private struct Box {
    var text = ""
    var height = 1
    var width = 1
    var isTitle = false
  }

  private mutating func readTable(_ kind: Printed.Kind, name: String) {
    let lines = readLines(withSpans: kind == .form)
    guard kind == .form else {
      let head = lines.last { $0.isHead }?.boxes.map(\.text) ?? []
      let body = lines.filter { !$0.isHead && $0.boxes.first?.isTitle != true }
      return printed.tables.append(
        Printed.Table(kind, name: name, head: head, lines: body.map { $0.boxes.map(\.text) }))
    }
    // Merged places stay empty, as in a sheet.
    var covered: [Int: Int] = [:]
    for line in lines {
      row += 1
      var column = 1
      for box in line.boxes {
        while covered[column, default: 0] > 0 { column += 1 }
        form.append(SheetText.Cell(row: row, column: column, text: box.text, kind: .plain))
        for place in column..<(column + box.width) { covered[place] = box.height }
        column += box.width
      }
      for place in covered.keys { covered[place]? -= 1 }
    }
  }

  /// How many places a cell takes, as HTML bounds it.
  private func span(_ name: String, in attributes: Range<Int>) -> Int {
    let span = markup.attribute(name, in: attributes).flatMap { Int($0) } ?? 1
    return min(max(span, 1), 1000)
  }

  /// The lines of a table up to its end; those of its head are marked.
  private mutating func readLines(withSpans: Bool) -> [(isHead: Bool, boxes: [Box])] {
    var lines: [(isHead: Bool, boxes: [Box])] = []
    var (isHead, isCaption) = (false, false)
    while let piece = markup.next() {
      switch piece {
      case .close("table"): return lines
      case .open("thead", _): isHead = true
      case .close("thead"): isHead = false
      case .open("caption", _): isCaption = true
      case .close("caption"): isCaption = false
      case .open("tr", _): lines.append((isHead, []))
      case .open("th", let attributes), .open("td", let attributes):
        // A template of an office's own may begin with a cell; a row is opened for it.
        if lines.isEmpty { lines.append((isHead, [])) }
        var box = Box()
        if withSpans {
          box.height = span("rowspan", in: attributes)
          box.width = span("colspan", in: attributes)
        } else if lines.last?.boxes.isEmpty == true {
          box.isTitle = markup.attribute("class", in: attributes) == "title"
        }
        lines[lines.count - 1].boxes.append(box)
      case .text(let text) where isCaption: printed.sentences.append(text)
      case .text(let text) where lines.last?.boxes.isEmpty == false:
        let last = lines.count - 1
        lines[last].boxes[lines[last].boxes.count - 1].text += text
      case .text, .open, .close: break
      }
    }
    return lines
  }
}
