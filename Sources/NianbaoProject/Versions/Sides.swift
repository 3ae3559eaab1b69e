import Nianbao

/// Finds what `diff` and `why` are told of: a version, a build, a year or a `facts.csv`.
///
/// ```
/// 2025/2-定稿, 定稿, 2, Out/versions/2025/2-定稿    a version
/// Out/2025                                          a build
/// 2024                                              a year: its final version, else its build, else its inputs
/// elsewhere/facts.csv                               facts alone
/// ```
public struct Sides: Sendable {
  let places: ProjectPlaces

  /// The sides of comparisons in a project that lies there.
  public init(_ places: ProjectPlaces) { self.places = places }

  package enum Place: Sendable {
    case version(FrozenVersion)
    case build(String, Manifest)
    case year(Int)
    case facts(String)
  }

  /// - Throws: `WrongUse` when nothing has that name, or several versions do; `FileTrouble`.
  package func place(_ name: String) throws -> Place {
    let path = name.count > 1 && name.hasSuffix("/") ? String(name.dropLast()) : name
    if Files.exists("\(path)/\(Seal.file)") { return .version(try FrozenVersion.read(path)) }
    if Files.exists("\(path)/manifest.json") {
      return .build(path, try Manifest.read("\(path)/manifest.json"))
    }
    if Files.exists("\(path)/facts.csv") { return .facts("\(path)/facts.csv") }
    if path.hasSuffix(".csv"), Files.exists(path) { return .facts(path) }
    if path.utf8.count == 4, let year = Int(path), (1949...9999).contains(year) { return try place(of: year) }
    if let version = try version(named: path) { return .version(version) }
    let known = try versions.names(of: year())
    throw WrongUse(
      "没有叫“\(name)”的版本、成果、年份或 facts.csv"
        + (known.isEmpty ? "，本年还没有封存的版本。" : "，本年的版本有 \(known.joined(separator: "、"))。"))
  }

  private func place(of year: Int) throws -> Place {
    if let final = try versions.all(of: year).last(where: { $0.record.kind == .final }) {
      return .version(final)
    }
    let build = "\(places.out)/\(year)"
    if Files.exists("\(build)/manifest.json") {
      return .build(build, try Manifest.read("\(build)/manifest.json"))
    }
    return .year(year)
  }

  private var versions: Versions { Versions(out: places.out) }

  /// The year that is meant where none is named.
  public func year() throws -> Int {
    if let year = places.year { return year }
    let file = places.projectFile
    return try Project.read(try Files.text(of: file), file: file).project.year
  }

  /// `2025/1-送审稿`, `1-送审稿`, `1` or `送审稿`; `nil` when there is none.
  func version(named name: String) throws -> FrozenVersion? {
    let parts = name.split(separator: "/").map { String($0) }
    guard let last = parts.last, parts.count < 3 else { return nil }
    guard let year = parts.count == 2 ? Int(parts[0]) : try year() else { return nil }
    let names = try versions.names(of: year)
    let found = names.filter { known in
      let (number, label) = (known.prefix { $0 != "-" }, known.drop { $0 != "-" }.dropFirst())
      return known == last || number == last || label == last
    }
    if let own = found.first(where: { $0.prefix { $0 != "-" } == last }) {
      return try FrozenVersion.read("\(versions.folder(of: year))/\(own)")
    }
    if found.count > 1 {
      throw WrongUse("叫“\(name)”的版本不止一个：\(found.joined(separator: "、"))；请写序号。")
    }
    return try found.first.map { try FrozenVersion.read("\(versions.folder(of: year))/\($0)") }
  }
}
