import Foundation
import Testing

@testable import Nianbao

/// Files that tests read, and the form in force.
enum Fixture {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let package = root.deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent("Fixtures/\(path)"), encoding: .utf8)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent("Fixtures/\(path)")))
  }

  /// The definitions that users have.
  static let definition = definition("xxgk-2021")
  static let olderDefinition = definition("xxgk-2019")

  private static func definition(_ form: String) -> String {
    let file = package.appendingPathComponent("Templates/forms/\(form).yaml")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }

  static let library: FormLibrary = {
    do {
      return try FormLibrary(
        [("xxgk-2019.yaml", olderDefinition), ("xxgk-2021.yaml", definition)], folder: "forms")
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// The form in force, and the edition before it.
  static let form = form(of: 2025)
  static let older = form(of: 2020)

  static func form(of year: Int) -> Form {
    library.form(family: "xxgk", year: year) ?? library.forms[0]
  }

  /// Lines of a CSV without quotes or commas inside fields, as the answer keys are.
  static func rows(_ path: String) throws -> [[String]] {
    try text(path).split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) } }
  }
}

/// A small form that fits a screen: totals first, a text, other words than the statutory ones.
let smallDefinition = """
  form: small
  family: small
  years: {from: 2000}
  title: 图书馆年报
  source: 内部
  mark: 图书馆年报数据
  units: [{name: 册}]
  sections: [{number: 一, title: 藏书}]
  tables:
  - id: 藏书
    section: 一
    title: 藏书情况
    corner: 类别
    unit: 册
    columns:
    - {id: 合计, sums: others, rule: 藏书-合计}
    - {id: 中文}
    - {id: 外文}
    rows:
    - {id: 年初}
    - {id: 新购}
    - {id: 年末}
    identities:
    - {id: 藏书-滚动, text: 年初加新购等于年末, source: 内部, severity: 错误, each: column, left: [年初, 新购], right: [年末]}
    - {id: 藏书-承接, text: 年初等于上年报告的年末, source: 内部, severity: 警告, each: column, left: [{lastYear: 年末}], right: [年初]}
  rules:
  - {id: 藏书-合计, text: 中外文之和等于合计, severity: 错误, source: 内部}
  """

func smallForm() throws -> Form { try Form(definition: smallDefinition, file: "small.yaml") }

/// What a reader says of texts that every machine of ours can decode.
func decoded<Value>(_ read: () throws -> Value) -> Value {
  do { return try read() } catch { preconditionFailure("\(error)") }
}

/// Reads texts as the files of one unit and one year, without a roster.
func read(
  _ texts: [String], form: Form = Fixture.form, roster: Roster? = nil, year: Int? = nil
) -> Returns {
  let files = texts.enumerated().map { number, text in
    let name = texts.count == 1 ? "a.csv" : "\(number + 1).csv"
    return SubmissionFile(file: name, path: name) { .bytes(Array(text.utf8)) }
  }
  return decoded { try Returns(reading: files, form: form, roster: roster, year: year) }
}

/// One unit's checked return of the small form.
func findings(_ text: String, lastYear: String? = nil) throws -> [Finding] {
  let form = try smallForm()
  let roster = Roster(units: [unit("1", "馆")], region: "")
  let mark = "图书馆年报数据,2025,1,馆\n\n"
  let sent = read([mark + text], form: form, roster: roster, year: 2025).units[0]
  let before = lastYear.map {
    read(["图书馆年报数据,2024,1,馆\n\n" + $0], form: form, roster: roster, year: 2024).units[0]
  }
  return UnitCheck(form).findings(on: sent, lastYear: before)
}

/// `facts.csv` as a whole.
func factsCSV(_ returns: Returns) throws -> [UInt8] {
  var bytes: [UInt8] = []
  try FactCSV(returns).write { bytes += $0 }
  return bytes
}

func unit(_ code: String, _ name: String) -> Roster.Unit {
  Roster.Unit(code: code, name: name, kind: "", isCounted: true, years: 0...9999, line: 2)
}

/// A finding as the tests print it: severity, rule, address, line and field, message.
func line(_ finding: Finding) -> String {
  let place = finding.place.map { "\($0.line):\($0.field)" } ?? ""
  return "\(finding.severity.rawValue) \(finding.rule) \(finding.address) \(place) \(finding.sentence)"
}

/// Runs a program and returns what it printed.
@discardableResult
func run(
  _ program: String, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil
) throws -> (status: Int32, output: String, errors: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
  if let folder { process.currentDirectoryURL = folder }
  let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("nianbao-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: scratch) }
  let streams = ["out", "err"].map { scratch.appendingPathComponent($0) }
  for stream in streams { try Data().write(to: stream) }
  process.standardOutput = try FileHandle(forWritingTo: streams[0])
  process.standardError = try FileHandle(forWritingTo: streams[1])
  try process.run()
  process.waitUntilExit()
  let texts = try streams.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
  return (process.terminationStatus, texts[0], texts[1])
}

let python = "/usr/bin/python3"

/// Runs Python on the arguments and returns what it printed; fails the test when it fails.
func runPython(_ script: String, _ arguments: [String] = []) throws -> String {
  let result = try run(python, ["-c", script] + arguments)
  try #require(result.status == 0, "\(result.errors)")
  return result.output
}

/// A project folder on disk that is removed at the end, and the built program run in it.
final class Sandbox {
  let folder: URL

  init(units: String = "单位代码,单位名称,类型,上级\n001,教育局,,\n", project: String = "region: 试验县\nyear: 2025\n") throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("nianbao-\(UUID().uuidString)")
    try write("Inputs/project.yaml", project)
    try write("Inputs/units.csv", units)
    try FileManager.default.copyItem(
      at: Fixture.package.appendingPathComponent("Templates"), to: folder.appendingPathComponent("Templates"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  /// A file or a folder in it, as other programs are told of it.
  func path(_ path: String) -> String { folder.appendingPathComponent(path).path }

  /// What stands in a folder of it, sorted.
  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
  }

  /// The program built beside the tests.
  static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("nianbao").path

  @discardableResult
  func nianbao(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> (status: Int32, output: String, errors: String) {
    try run(Self.program, arguments, environment: environment, in: folder)
  }
}
