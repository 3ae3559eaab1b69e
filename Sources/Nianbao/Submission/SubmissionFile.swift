import Dispatch

/// A file that a unit sent, opened only when it is its turn.
public struct SubmissionFile: Sendable {
  /// Relative to `Inputs/`, with `/`.
  public let file: String
  /// Below `forms/`: folder and file names may state unit and year.
  public let path: String
  public let content: @Sendable () -> Content

  public enum Content: Sendable {
    case bytes([UInt8])
    case tooLarge(size: Int)
    case unreadable(reason: String)
    /// Not one of the kinds that are read: .csv, .txt, .tsv.
    case otherKind
  }

  public init(file: String, path: String, content: @escaping @Sendable () -> Content) {
    (self.file, self.path, self.content) = (file, path, content)
  }

  /// Files past this many bytes are not opened.
  public static var sizeLimit: Int { SubmissionReader.sizeLimit }
}

extension Returns {
  /// Reads the files of one year, on all cores, and joins them by unit.
  ///
  /// - Parameter roster: who must report; `nil` takes every unit that a file names, as for a single check.
  public init(reading files: [SubmissionFile], form: Form, roster: Roster?, year: Int?) {
    let index = LabelIndex(form)
    var readings = Self.inParallel(files.count) {
      SubmissionReader(form: form, index: index, roster: roster)
    } each: { reader, position in
      reader.read(files[position])
    }
    if roster == nil { Self.nameSilent(&readings) }
    let stated = readings.lazy.compactMap(\.statement.year).first
    self.init(
      readings, form: form, roster: roster ?? Self.roster(of: readings),
      year: year ?? stated ?? form.years.lowerBound)
  }

  /// Files that stand by themselves, without roster or year: those of one unit and one year together, each set
  /// with the form of its own year.
  ///
  /// - Returns: the returns, and a finding for each file whose year no form covers.
  public static func alone(
    _ files: [SubmissionFile], newest: Form, form: (Int) -> Form?
  ) -> (returns: [Returns], unread: [Finding]) {
    var groups: [(key: [String], year: Int, files: [SubmissionFile])] = []
    for file in files {
      let own = Returns(reading: [file], form: newest, roster: nil, year: nil)
      let key = [String(own.year)] + own.units.map(\.unit.code)
      if let known = groups.firstIndex(where: { $0.key == key }) {
        groups[known].files.append(file)
      } else {
        groups.append((key, own.year, [file]))
      }
    }
    var (returns, unread): ([Returns], [Finding]) = ([], [])
    for group in groups {
      if let form = form(group.year) {
        returns.append(Returns(reading: group.files, form: form, roster: nil, year: group.year))
      } else {
        unread += group.files.map { .noForm($0.file, year: group.year) }
      }
    }
    return (returns, unread)
  }

  /// Runs over positions in chunks; each worker makes its own tool once, results keep their order.
  private static func inParallel<Tool, Value: Sendable>(
    _ count: Int, tool: @Sendable () -> Tool, each: @Sendable (Tool, Int) -> Value
  ) -> [Value] {
    let chunk = max(1, min(256, count / 8))
    let chunks = (count + chunk - 1) / chunk
    return [[Value]](unsafeUninitializedCapacity: chunks) { buffer, written in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: chunks) { number in
        let tool = tool()
        let positions = (number * chunk)..<min(count, (number + 1) * chunk)
        slots.initializeElement(at: number, to: positions.map { each(tool, $0) })
      }
      written = chunks
    }.flatMap { $0 }
  }

  /// A file that names no unit stands for itself where there is no roster.
  private static func nameSilent(_ readings: inout [Reading]) {
    for position in readings.indices where readings[position].statement.code == nil {
      readings[position].statement.code = readings[position].statement.name ?? readings[position].file
    }
  }

  /// The units that the files name, where there is no roster.
  private static func roster(of readings: [Reading]) -> Roster {
    var units: [Roster.Unit] = []
    for reading in readings {
      let code = reading.statement.code ?? reading.file
      let name = reading.statement.name ?? code
      guard !units.contains(where: { $0.code == code }) else { continue }
      units.append(.init(code: code, name: name, kind: "", isCounted: true, years: 0...9999, line: 0))
    }
    return Roster(units: units, region: "")
  }
}

extension SubmissionReader {
  fileprivate func read(_ file: SubmissionFile) -> Reading {
    let finding: Finding
    switch file.content() {
    case .bytes(let data): return read(data, file: file.file, path: file.path)
    case .tooLarge(let size): finding = .tooLarge(file.file, size: size)
    case .unreadable(let reason): finding = .unreadable(file.file, reason: reason)
    case .otherKind: finding = .otherKindOfFile(file.file)
    }
    let named = Statement(path: file.path, titles: form.titles, roster: roster)
    return .rejected(file.file, finding, statement: named)
  }
}
