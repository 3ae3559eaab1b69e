import Foundation
import NianbaoExcel

/// A program of the system's, run with fixed arguments and no shell.
struct OutsideProgram: Sendable {
  let name: String
  private let path: String

  /// The first of the names that is installed; `nil` when none is.
  static func first(of names: [String]) -> OutsideProgram? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in names {
      for folder in folders where access("\(folder)/\(name)", X_OK) == 0 {
        return OutsideProgram(name: name, path: "\(folder)/\(name)")
      }
    }
    return nil
  }

  /// Runs it to its end; what it says is shown only when it fails.
  ///
  /// Where it asks for today, it is told the last day of `year`.
  ///
  /// - Throws: `FileTrouble` with the last line that it said.
  func run(_ arguments: [String], year: Int) throws {
    let words = FileManager.default.temporaryDirectory.appendingPathComponent("nianbao-\(UUID().uuidString)")
    try Data().write(to: words)
    defer { try? FileManager.default.removeItem(at: words) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["SOURCE_DATE_EPOCH": String(ReportWorkbook.created(year))]) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: words)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus != 0 else { return }
    let said = (try? String(contentsOf: words, encoding: .utf8)) ?? ""
    let last = said.split(whereSeparator: \.isNewline).last.map { "，它说：\($0)" } ?? ""
    throw failure("没有转换成功（状态 \(process.terminationStatus)）\(last)")
  }

  func failure(_ words: String) -> FileTrouble {
    FileTrouble(description: "\(name) \(words)。")
  }
}
