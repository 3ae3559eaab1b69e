import Testing

@testable import Nianbao

/// Forms that are like one that was read before: read by comparing bytes, and to the very same as the long way.
@Suite struct KnownFrameTests {
  private let form: Form
  private let plan: ReadingPlan
  private let index: LabelIndex

  init() throws {
    form = try smallForm()
    let roster = Roster(
      units: [unit("001", "一馆"), unit("002", "二馆"), unit("003", "三馆2"), unit("004", "四\u{200B}馆")], region: ""
    )
    plan = ReadingPlan(form, roster: roster, year: 2025)
    index = LabelIndex(form)
  }

  private static let model = """
    图书馆年报数据,2025,001,一馆

    藏书情况,合计,中文,外文
    年初,3,1,2
    新购,30,10,20
    年末,33,11,22

    """

  private func reader() -> SubmissionReader {
    SubmissionReader(form: form, index: index, roster: plan.roster)
  }

  /// What is made of a file that is read behind the model, and of the same file read by itself; whether its frame was known.
  private func read(_ bytes: [UInt8], _ path: String) throws -> (behind: String, alone: String, isKnown: Bool)
  {
    let reader = reader()
    _ = try reader.read(Array(Self.model.utf8), file: "001.csv", path: "001.csv", year: 2025)
    let behind = try reader.read(bytes, file: path, path: path, year: 2025)
    let alone = try self.reader().read(bytes, file: path, path: path, year: 2025)
    return (told(behind, path), told(alone, path), behind[0].unit != nil)
  }

  private func told(_ readings: [Reading], _ path: String) -> String {
    let returns = Returns(joining: [ReadSubmission(file: path, readings: readings)], plan)
    let units = returns.units.filter { $0.state != .missing }.map { sent in
      let values = zip(sent.figures.states, sent.figures.values).map { $0 == .number ? "\($1)" : "\($0)" }
      let places = form.cells.map { sent.place(of: $0).map { "\($0.line):\($0.field)" } ?? "" }
      let texts = sent.findings.map { line($0) } + form.cells.compactMap { sent.facts.written[$0] }
      return "\(sent.unit.code) \(values.joined(separator: " ")) | \(sent.files) \(places) \(texts)"
    }
    return (units + returns.strays.map { line($0) }).joined(separator: "\n")
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let what: String
    let old: String
    let new: String
    var path = "002.csv"
    var values: String?
    var testDescription: String { what }
  }

  @Test(
    "Other numbers in the same frame are read by their bytes; whatever else differs is read the long way",
    arguments: [
      Case(what: "other numbers", old: "新购,30,10,20", new: "新购,7,0,007", values: "3 1 2 7 0 7 33 11 22"),
      Case(
        what: "the largest", old: "33,", new: "999999999999999,",
        values: "3 1 2 30 10 20 999999999999999 11 22"),
      Case(
        what: "named by code and name", old: "", new: "", path: "002-二馆.csv",
        values: "3 1 2 30 10 20 33 11 22"),
      Case(what: "a byte order mark", old: "图书馆年报", new: "\u{FEFF}图书馆年报", values: "3 1 2 30 10 20 33 11 22"),
      Case(what: "a blank", old: "10,20", new: ",20"),
      Case(what: "no number", old: "10,20", new: "约10,20"),
      Case(what: "a negative number", old: "10,20", new: "-10,20"),
      Case(what: "full-width digits", old: "10,20", new: "１０,20"),
      Case(what: "decimals of a whole number", old: "10,20", new: "10.0,20"),
      Case(what: "a power", old: "10,20", new: "1E1,20"),
      Case(what: "a number past the limit", old: "33,", new: "1000000000000000,"),
      Case(what: "quotes", old: "10,20", new: "\"10\",20"),
      Case(what: "a space", old: "10,20", new: "10 ,20"),
      Case(what: "a number more", old: "10,20", new: "10,20,5"),
      Case(what: "a number less", old: "10,20", new: "10"),
      Case(what: "a row more", old: "年末", new: "新购,1,1,0\n年末"),
      Case(what: "another label", old: "新购", new: "新买"),
      Case(what: "another year", old: "2025", new: "2024"),
      Case(what: "no line end", old: "11,22\n", new: "11,22"),
      Case(what: "cut", old: "11,22\n", new: ""),
      Case(what: "more behind it", old: "11,22\n", new: "11,22\n\n图书馆年报数据,2025,003,三馆2\n"),
      Case(what: "other line ends", old: "\n", new: "\r\n"),
      Case(what: "another unit's name", old: "二馆", new: "一馆"),
      Case(what: "a name cut short", old: "二馆", new: "二"),
      Case(what: "no zeros in front", old: "002", new: "2"),
      Case(what: "a code that is not in the roster", old: "002", new: "005"),
      Case(what: "a name with what nobody sees", old: "002,二馆", new: "004,四\u{200B}馆", path: "004.csv"),
      Case(what: "another unit's file name", old: "", new: "", path: "001-一馆.csv"),
      Case(what: "a folder", old: "", new: "", path: "一馆/002.csv"),
      Case(what: "a code with more behind it", old: "", new: "", path: "002-001.csv"),
    ])
  func cases(_ given: Case) throws {
    let other = Self.model.replacing("001,一馆", with: "002,二馆")
    let text = given.old.isEmpty ? other : other.replacing(given.old, with: given.new)
    let made = try read(Array(text.utf8), given.path)
    #expect(made.behind == made.alone)
    #expect(made.isKnown == (given.values != nil), "\(made.behind)")
    if let values = given.values {
      let places = #"["4:2", "4:3", "4:4", "5:2", "5:3", "5:4", "6:2", "6:3", "6:4"]"#
      #expect(made.behind.hasPrefix("002 \(values) | [\"\(given.path)\"] \(places)"), "\(made.behind)")
    }
  }

  @Test("A file in GBK is known behind one in UTF-8")
  func encoding() throws {
    let text = Self.model.replacing("001,一馆", with: "003,三馆2")
    let made = try read(gbk(text), "003.csv")
    #expect(made.isKnown)
    #expect(made.behind == made.alone)
    #expect(made.behind.hasPrefix("003 3 1 2 30 10 20 33 11 22 |"))
  }

  private func gbk(_ text: String) throws -> [UInt8] {
    let made = try runPython("import sys; print(sys.argv[1].encode('gbk').hex())", [text])
    let digits = Array(made.filter { !$0.isWhitespace })
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0..<($0 + 2)]), radix: 16)
    }
  }

  @Test("Whatever bytes change, both ways say the same", arguments: 1...4)
  func changed(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    let next = { (bound: Int) -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = [
      ",", "\n", "\"", "0", "9", ".", "-", " ", "\r\n", "馆", "1", "\u{FEFF}", ";", "\t", "2025", "合计",
    ]
    var known = 0
    for _ in 0..<500 {
      var text = Array(
        Self.model.replacing("001,一馆", with: next(2) == 0 ? "002,二馆" : "003,三馆2").unicodeScalars)
      for _ in 0...next(3) {
        let place = next(text.count)
        switch next(3) {
        case 0: text.remove(at: place)
        case 1: text.insert(contentsOf: pieces[next(pieces.count)].unicodeScalars, at: place)
        default: if "0"..."9" ~= text[place] { text[place] = Unicode.Scalar(UInt8(0x30 + next(10))) }
        }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text)
      let path = ["002.csv", "003.csv", "003-三馆2.csv", "a.csv"][next(4)]
      let made = try read(Array(String(view).utf8), path)
      #expect(made.behind == made.alone, "\(String(view))")
      if made.isKnown { known += 1 }
    }
    #expect(known > 20)
  }
}
