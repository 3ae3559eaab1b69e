import Nianbao

/// What a build makes: what was asked for, what `project.yaml` names, and what the present build holds.
///
/// Nothing of the present build stays as it is, and nothing that somebody had made vanishes: units' reports, downloads and
/// returns are made anew with the region's.
struct BuildPlan {
  let outputs: Set<Output>
  /// For the region's report.
  let converters: Converters
  /// Whether all units' reports and the page that lists them are written.
  let hasUnits: Bool
  /// The units that have reports of their own in the present build, with their downloads.
  let units: [String: Converters]
  /// What the manifest says of the order.
  let order: Manifest.Order?
  /// What could not be made anew, in words.
  let left: [String]

  /// The downloads to be made of a unit's report.
  func downloads(of unit: String) -> Converters { units[unit] ?? .none }
}

extension BuildPlan {
  /// A unit's own report alone.
  init(alone order: BuildOrder, in folder: ProjectFolder) {
    outputs = order.outputs ?? folder.outputs ?? Set(Output.allCases)
    converters = order.converters
    (hasUnits, units, self.order, left) = (false, [:], nil, [])
  }

  /// The region's report, with what the present build holds.
  ///
  /// - Throws: `FileTrouble`, `WrongUse` where downloads of a report are asked for that is not made.
  init(_ order: BuildOrder, in folder: ProjectFolder) throws {
    let held = try HeldBuild(folder)
    let usual = folder.outputs ?? Set(Output.allCases)
    let outputs = order.outputs ?? usual.union(held.outputs)
    var left: [String] = []
    /// The converters for what is held; a program that is gone is told.
    func converters(_ downloads: Set<Download>, beside given: Converters = .none) -> Converters {
      let more = downloads.subtracting(given.downloads)
      if more.isEmpty || !outputs.contains(.report) { return given }
      do throws(FileTrouble) {
        return try .find(
          Download.allCases.filter(more.union(given.downloads).contains), templates: folder.templates)
      } catch {
        left.append("\(more.map(\.file).sorted().joined(separator: "、"))：没有重编，\(error)")
        return given
      }
    }
    self.outputs = outputs
    self.converters = converters(held.downloads, beside: order.converters)
    units = held.units.mapValues { converters($0) }
    hasUnits = order.hasUnits || held.hasAllUnits
    let named = outputs == usual ? nil : order.outputs ?? held.outputs
    self.order = Manifest.Order(
      outputs: named.map { Output.sorted($0).map(\.rawValue) }, returns: order.returns.map(folder.fromOut))
    self.left = left.distinct
    if !order.converters.downloads.isEmpty, !outputs.contains(.report) {
      throw WrongUse("--with 从 report.html 转出，成果里要有 report。")
    }
  }
}

/// What a build that lies in its place holds beside the region's own files.
private struct HeldBuild {
  /// The groups of outputs that were asked for when it was made.
  var outputs: Set<Output> = []
  var downloads: Set<Download> = []
  var hasAllUnits = false
  /// By their codes the units that have a folder of their own there.
  var units: [String: Set<Download>] = [:]

  init(_ folder: ProjectFolder) throws {
    let place = "\(folder.out)/\(folder.year)"
    outputs = Set((folder.heldOrder?.outputs ?? []).compactMap { Output(rawValue: $0) })
    downloads = Self.downloads(in: place)
    hasAllUnits = Files.exists("\(place)/units/index.html")
    for code in FolderNames(in: "\(place)/units")?.folders ?? [] {
      units[code] = Self.downloads(in: "\(place)/units/\(code)")
    }
  }

  private static func downloads(in folder: String) -> Set<Download> {
    Set(Download.allCases.filter { Files.exists("\(folder)/\($0.file)") })
  }
}

extension ProjectFolder {
  /// What the present build was asked for; what is no build of ours is refused when it is to be replaced.
  fileprivate var heldOrder: Manifest.Order? {
    (try? Manifest.read("\(out)/\(year)/manifest.json"))?.order
  }

  /// Where the returns lie that were made with the present build; `nil` where there are none any more.
  package var heldReturns: String? {
    guard let returns = heldOrder?.returns else { return nil }
    let place = returns.hasPrefix("/") ? returns : Self.withoutSteps("\(out)/\(returns)")
    return Files.isFolder(place) ? place : nil
  }

  /// `退回` for `Out/../退回`.
  private static func withoutSteps(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// A path as it is written from the folder of outputs, so that it holds wherever the project lies.
  fileprivate func fromOut(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    let (from, to) = (Files.real(out).split(separator: "/"), Files.real(path).split(separator: "/"))
    let common = zip(from, to).prefix { $0 == $1 }.count
    return (from.dropFirst(common).map { _ in ".." } + to.dropFirst(common)).joined(separator: "/")
  }
}
