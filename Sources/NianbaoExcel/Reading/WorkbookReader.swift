import Nianbao

/// Reads a workbook (.xlsx, .xlsm) as it was sent: streamed, bounded, nothing run and nothing followed.
package struct WorkbookReader {
  private let archive: ZipArchive
  private let limits: Limits
  /// The sheets to read, by their names.
  private let wanted: (String) -> Bool

  /// How much of a workbook is read.
  struct Limits {
    let columns: Int
    let rows: Int
    /// Of all its texts, and of all that its cells show, in bytes.
    let texts: Int
    /// Of all its sheets together.
    let cells: Int
    let sheets: Int
    /// Whether a part that shrinks suspiciously well is refused.
    let refusesBombs: Bool

    /// What a form could ever need.
    static let submission = Limits(
      columns: 256, rows: 20_000, texts: 16 << 20, cells: 1_000_000, sheets: 1_000, refusesBombs: true)
    /// A workbook that the program itself has just written.
    static let own = Limits(
      columns: .max, rows: .max, texts: .max, cells: .max, sheets: .max, refusesBombs: false)
  }

  /// - Throws: `WorkbookRefusal` when it is no workbook, is not whole, or goes past a limit.
  package static func read(_ path: String) throws(WorkbookRefusal) -> WorkbookText {
    let archive = try ZipArchive(path: path, refusesBombs: true)
    return try WorkbookReader(archive: archive, limits: .submission) { _ in true }.read()
  }

  /// The same of the file that a descriptor has open.
  package static func read(descriptor: Int32) throws(WorkbookRefusal) -> WorkbookText {
    let archive = try ZipArchive(descriptor: descriptor, refusesBombs: true)
    return try WorkbookReader(archive: archive, limits: .submission) { _ in true }.read()
  }

  /// Reads back some sheets of what the program has just written.
  static func readOwn(_ path: String, _ wanted: @escaping (String) -> Bool) throws(WorkbookRefusal)
    -> [SheetText]
  {
    let archive = try ZipArchive(path: path, refusesBombs: false)
    let sheets = try WorkbookReader(archive: archive, limits: .own, wanted: wanted).read().sheets
    try archive.checkParts()
    return sheets
  }

  private init(archive: ZipArchive, limits: Limits, wanted: @escaping (String) -> Bool) {
    self.archive = archive
    self.limits = limits
    self.wanted = wanted
  }

  private func read() throws(WorkbookRefusal) -> WorkbookText {
    guard archive.has("_rels/.rels") else { throw .otherKind("压缩包") }
    let root = Relations()
    try XmlPart.read("_rels/.rels", in: archive, into: root)
    guard let book = root.first("officeDocument").map({ Self.path($0, from: "") }), archive.has(book) else {
      throw .otherKind("压缩包")
    }
    if !PartName.normal(book).contains("xl/"), archive.has("word/document.xml") {
      throw .otherKind("Word 文档")
    }
    if PartName.normal(book).hasSuffix(".bin") { throw .otherKind("二进制工作簿（.xlsb）") }
    let (list, relations) = (SheetList(), Relations())
    try XmlPart.read(book, in: archive, into: list)
    let folder = Self.folder(of: book)
    try XmlPart.read(
      "\(folder)_rels/\(book.dropFirst(folder.count)).rels", in: archive, into: relations)
    let sheets = try self.sheets(list, relations, folder)
    let own = sheets.hidden.lazy.compactMap { Self.stamp(on: $0) }.first
    let stamp = own == nil ? try propertiesStamp(root) : own
    var notes = notes(relations)
    // A sheet that nobody sees may hold figures that somebody means: it is told, the stamp and empty ones are not.
    if sheets.hidden.contains(where: { !$0.cells.isEmpty && Self.stamp(on: $0) == nil }) {
      notes.insert(.hiddenSheets)
    }
    notes.formUnion(sheets.notes)
    return WorkbookText(sheets: sheets.visible, stamp: stamp, notes: notes)
  }

  /// The sheets that are shown, and the small hidden ones, of which one may be the stamp.
  private func sheets(
    _ list: SheetList, _ relations: Relations, _ folder: String
  ) throws(WorkbookRefusal) -> (visible: [SheetText], hidden: [SheetText], notes: Set<WorkbookText.Note>) {
    let (strings, formats) = (SharedStrings(limit: limits.texts), CellStyles())
    if let part = relations.first("sharedStrings").map({ Self.path($0, from: folder) }), archive.has(part) {
      try XmlPart.read(part, in: archive, into: strings)
    }
    if let part = relations.first("styles").map({ Self.path($0, from: folder) }), archive.has(part) {
      try XmlPart.read(part, in: archive, into: formats)
    }
    var (visible, hidden): ([SheetText], [SheetText]) = ([], [])
    var notes: Set<WorkbookText.Note> = []
    let room = WorkbookRoom(limits)
    if list.sheets.count > limits.sheets {
      throw .tooLarge(actual: "\(list.sheets.count) 张工作表", limit: "\(limits.sheets) 张")
    }
    for sheet in list.sheets where wanted(sheet.name) {
      guard let relation = relations.targets.first(where: { $0.id == sheet.relation }),
        relation.type == "worksheet"
      else { continue }  // a chart or a dialog
      let cells = SheetCells(
        strings: strings, formats: formats, countsFrom1904: list.countsFrom1904, limits: limits,
        room: room)
      try XmlPart.read(Self.path(relation.target, from: folder), in: archive, into: cells)
      let text = cells.sheet(named: sheet.name.shortened(to: 200))
      if sheet.isHidden { hidden.append(text) } else { visible.append(text) }
      if !sheet.isHidden, cells.hasFarCells { notes.insert(.farCells) }
    }
    return (visible, hidden, notes)
  }

  private func notes(_ relations: Relations) -> Set<WorkbookText.Note> {
    var notes: Set<WorkbookText.Note> = []
    if relations.first("vbaProject") != nil { notes.insert(.macros) }
    if relations.first("externalLink") != nil { notes.insert(.externalLinks) }
    return notes
  }

  /// The stamp among the workbook's own properties.
  ///
  /// A broken property part is passed over: the sheets decide.
  private func propertiesStamp(_ root: Relations) throws(WorkbookRefusal) -> Stamp? {
    guard let part = root.first("custom-properties").map({ Self.path($0, from: "") }), archive.has(part)
    else {
      return nil
    }
    let properties = CustomProperties()
    do {
      try XmlPart.read(part, in: archive, into: properties)
    } catch .damaged {
      return nil
    }
    return Stamp(pairs: properties.pairs)
  }
}

extension WorkbookReader {
  /// Key and value in the first two columns.
  private static func stamp(on sheet: SheetText) -> Stamp? {
    let rows = Dictionary(grouping: sheet.cells.prefix(200), by: \.row)
    let pairs = rows.sorted { $0.key < $1.key }.compactMap { _, cells -> (key: String, value: String)? in
      guard let key = cells.first(where: { $0.column == 1 }),
        let value = cells.first(where: { $0.column == 2 })
      else {
        return nil
      }
      return (key.text, value.text)
    }
    return Stamp(pairs: pairs)
  }

  /// The folder of a part, such as `xl/` for `xl/workbook.xml`.
  private static func folder(of part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }

  /// The part that a relation names: absolute, or relative to its folder; `..` never leaves the container.
  private static func path(_ target: String, from folder: String) -> String {
    var parts: [Substring] = []
    let target = PartName.unescaped(target)
    let full = target.hasPrefix("/") ? target : folder + target
    for part in full.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
