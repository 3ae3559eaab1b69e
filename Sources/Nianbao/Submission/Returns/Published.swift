extension Returns {
  /// Reads what the region published for a year (`region.csv`, in any layout) as the return of one unit.
  ///
  /// The unit is the region itself, without a code; what the file says of unit and year decides nothing, but in a tidy
  /// file of several units the region's own lines are taken.
  ///
  /// - Throws: `MissingConverter`.
  package static func published(
    _ file: SubmissionFile, _ plan: ReadingPlan, year: Int, project: Project
  ) throws -> UnitReturn {
    let reader = SubmissionReader(
      form: plan.form, index: LabelIndex(plan.form), roster: nil, others: plan.others)
    let readings = Self.own(of: try reader.read(file, year: year), project)
    let region = Roster.Unit(
      code: "", name: project.region, kind: "", isCounted: true, years: 0...9999, line: 0)
    return Joining(plan: plan, year: year, unit: region, readings: readings.map(Kept.init)).result()
  }

  /// The readings that are about the region.
  ///
  /// A code of another region refuses the file; another name is told, since a report is often named by the
  /// body that publishes it.
  private static func own(of readings: [Reading], _ project: Project) -> [Reading] {
    let known = [project.code, project.region, project.publisher].filter { !$0.isEmpty }.map {
      Label.normal($0)
    }
    let stated = { (reading: Reading) in
      [reading.statement.code, reading.statement.name].compactMap { $0 }.map { Label.normal($0) }
    }
    let own = readings.filter { !Set(stated($0)).isDisjoint(with: known) }
    if let first = readings.first, readings.count > 1 {
      return own.isEmpty ? [.rejected(first.file, .manyRegions(first.file, readings.count, project))] : own
    }
    return readings.map { reading in
      var reading = reading
      let names = stated(reading)
      let isClose =
        names.isEmpty || names.contains { name in known.contains { name.contains($0) || $0.contains(name) } }
      if !isClose { reading.findings.append(.otherRegion(reading, project)) }
      return reading
    }
  }

  /// The same returns in the cells of a later edition; what cannot be compared is absent.
  package func comparable(_ succession: Succession?) -> Returns {
    guard let succession else { return self }
    var result = self
    for position in units.indices {
      let old = units[position].facts
      var facts = Facts(cellCount: succession.newer.cellCount)
      facts.figures = succession.comparable(old.figures)
      for (index, cell) in succession.same.enumerated() {
        if let cell { facts.places[index] = old.places[Int(cell.index)] }
      }
      result.units[position].facts = facts
    }
    return result
  }
}

extension Finding {
  fileprivate static func manyRegions(_ file: String, _ count: Int, _ project: Project) -> Finding {
    Finding(
      .strayReturn, place: Place(file: file, line: 1), expected: project.region, actual: "\(count) 个单位",
      "文件里有 \(count) 个单位的数，没有一个是\(project.region)，没有使用。",
      hint: "region.csv 应当只有全区的数，单位写 project.yaml 里的地区名称或代码。")
  }

  fileprivate static func otherRegion(_ reading: Reading, _ project: Project) -> Finding {
    let name = reading.statement.name ?? reading.statement.code ?? ""
    return Finding(
      .strayReturn, place: reading.place(max(1, reading.statement.line)),
      expected: project.region, actual: name, "文件写的是“\(shown(name))”，不像是\(project.region)的。",
      hint: "请确认 region.csv 是本地区公布的报告；只是名称不同的可不处理。")
  }
}
