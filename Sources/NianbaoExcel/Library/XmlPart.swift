import CExpat
import Glibc
import Nianbao

/// Takes the elements of one XML part as they come.
protocol XmlTaker: AnyObject {
  /// Why reading stopped; `nil` to go on.
  var refusal: WorkbookRefusal? { get }
  /// Whether enough has been read.
  var isDone: Bool { get }
  func start(_ name: String, _ attributes: XmlAttributes)
  func end(_ name: String)
  func text(_ bytes: UnsafeRawBufferPointer)
}

/// The attributes of the element that is being taken, by their names without namespaces; gone when it has been taken.
struct XmlAttributes {
  /// As expat has them: name, value, name, value, until one is missing.
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// The value of an attribute; the name is one that the program itself knows, so that no text is made of it.
  subscript(name: StaticString) -> String? {
    guard let list else { return nil }
    let wanted = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
    var place = 0
    while let full = list[place], let value = list[place + 1] {
      let local = strrchr(full, CInt(UInt8(ascii: "|"))).map { UnsafePointer($0 + 1) } ?? full
      if strcmp(local, wanted) == 0 { return String(cString: value) }
      place += 2
    }
    return nil
  }
}

/// Streams one XML part through expat.
///
/// Names come without prefix and namespace; elements of namespaces that no workbook needs are left out, and a DOCTYPE
/// refuses the part.
enum XmlPart {
  static func read(_ name: String, in archive: ZipArchive, into taker: any XmlTaker) throws(WorkbookRefusal) {
    guard let parser = XML_ParserCreateNS(nil, XML_Char(UInt8(ascii: "|"))) else { throw .damaged }
    defer { XML_ParserFree(parser) }
    let session = Session(parser, taker, readsToEnd: archive.isOwn)
    XML_SetUserData(parser, Unmanaged.passUnretained(session).toOpaque())
    session.setHandlers()
    defer { withExtendedLifetime(session) {} }
    let encoding = XmlEncoding()
    try archive.read(name) { bytes throws(WorkbookRefusal) in
      try session.parse(try encoding.taken(bytes), encoding)
      return !session.isDone
    }
    if !session.isDone { try session.parse(try encoding.last()[...], encoding) }
    if !session.isDone { try session.check(XML_Parse(parser, nil, 0, 1)) }
  }

  /// Whether a part is XML from its beginning to its end; nothing is taken from it.
  static func check(_ name: String, in archive: ZipArchive) throws(WorkbookRefusal) {
    guard let parser = XML_ParserCreate(nil) else { throw .damaged }
    defer { XML_ParserFree(parser) }
    try archive.read(name) { bytes throws(WorkbookRefusal) in
      let status = bytes.withUnsafeBytes { XML_Parse(parser, $0.baseAddress, Int32($0.count), 0) }
      guard status == XML_STATUS_OK else { throw .damaged }
      return true
    }
    guard XML_Parse(parser, nil, 0, 1) == XML_STATUS_OK else { throw .damaged }
  }

  /// What expat's callbacks share.
  private final class Session {
    let parser: XML_Parser
    let taker: any XmlTaker
    /// Whether what the taker does not want any more must be XML all the same.
    let readsToEnd: Bool
    var hasDocType = false
    /// The encoding that expat asked for in vain.
    var unknownEncoding: String?
    private var hasBegun = false
    /// The namespace met last, and whether a workbook needs it: a part has one or two.
    private var space: [XML_Char] = []
    private var isKnown = false

    init(_ parser: XML_Parser, _ taker: any XmlTaker, readsToEnd: Bool) {
      self.parser = parser
      self.taker = taker
      self.readsToEnd = readsToEnd
    }

    /// Whether nothing more is to be read.
    var isDone: Bool { taker.isDone && !readsToEnd }

    func parse(_ bytes: ArraySlice<UInt8>, _ encoding: XmlEncoding) throws(WorkbookRefusal) {
      guard !bytes.isEmpty else { return }
      if !hasBegun, encoding.isForcedToUTF8 { XML_SetEncoding(parser, "UTF-8") }
      hasBegun = true
      let status = bytes.withUnsafeBytes {
        XML_Parse(parser, $0.bindMemory(to: XML_Char.self).baseAddress, Int32($0.count), 0)
      }
      try check(status)
    }

    func check(_ status: XML_Status) throws(WorkbookRefusal) {
      if let unknownEncoding { throw .encoding(unknownEncoding) }
      if hasDocType { throw .docType }
      if let refusal = taker.refusal { throw refusal }
      guard status != XML_STATUS_OK, !isDone else { return }
      let unfinished = [XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR]
      throw unfinished.contains(XML_GetErrorCode(parser)) ? .cut : .damaged
    }

    func stopIfAsked() {
      if hasDocType || isDone || taker.refusal != nil { XML_StopParser(parser, XML_Bool(0)) }
      if taker.isDone {
        XML_SetElementHandler(parser, nil, nil)
        XML_SetCharacterDataHandler(parser, nil)
      }
    }

    func setHandlers() {
      XML_SetElementHandler(
        parser,
        { data, name, attributes in
          guard let session = Session.of(data), let local = session.local(name) else { return }
          session.taker.start(local, XmlAttributes(list: attributes))
          session.stopIfAsked()
        },
        { data, name in
          guard let session = Session.of(data), let local = session.local(name) else { return }
          session.taker.end(local)
          session.stopIfAsked()
        })
      XML_SetCharacterDataHandler(parser) { data, text, count in
        Session.of(data)?.taker.text(UnsafeRawBufferPointer(start: text, count: Int(count)))
      }
      XML_SetUnknownEncodingHandler(
        parser,
        { data, name, _ in
          Session.of(data)?.unknownEncoding = name.map { String(cString: $0) } ?? ""
          return 0
        }, Unmanaged.passUnretained(self).toOpaque())
      XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
        guard let session = Session.of(data) else { return }
        session.hasDocType = true
        session.stopIfAsked()
      }
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> Session? {
      data.map { Unmanaged<Session>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The name without its namespace; `nil` for extensions of later programs.
    private func local(_ name: UnsafePointer<XML_Char>?) -> String? {
      guard let name else { return nil }
      guard let bar = strrchr(name, CInt(UInt8(ascii: "|"))) else { return String(cString: name) }
      let own = UnsafeBufferPointer(start: name, count: UnsafePointer(bar) - name)
      if space.count != own.count || memcmp(space, name, own.count) != 0 {
        space = Array(own)
        isKnown = Self.isKnown(String(decoding: own.map(UInt8.init(bitPattern:)), as: UTF8.self))
      }
      return isKnown ? String(cString: bar + 1) : nil
    }

    private static func isKnown(_ space: String) -> Bool {
      [
        "/spreadsheetml/", "/package/2006/", "/officeDocument/", "/custom-properties", "/docPropsVTypes",
        "/extendedProperties", "/customProperties",
      ].contains { space.contains($0) }
    }
  }
}
