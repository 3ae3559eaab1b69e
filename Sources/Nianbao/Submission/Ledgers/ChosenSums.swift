/// Which of the sums that lie there are counted: those of units without lines, each once.
struct ChosenSums {
  /// By the file what is counted of it; every file of sums is here.
  private(set) var counts: [String: LedgerCounts] = [:]
  /// Units that are told twice.
  private(set) var findings: [Finding] = []

  /// Chooses from the sums of each file.
  ///
  /// - Parameters:
  ///   - sums: what the files count.
  ///   - lines: by the code of a unit whose items are there line by line a file that has some.
  ///   - dimensions: how many ways there are to count.
  init(from sums: [(file: String, sums: LedgerSums)], lines: [String: String], dimensions: Int) {
    var holders: [String: [(file: String, counts: LedgerCounts)]] = [:]
    for (file, sums) in sums {
      counts[file] = LedgerCounts(dimensions: dimensions)
      for (code, counts) in sums.units { holders[code, default: []].append((file, counts)) }
    }
    for (code, told) in holders.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let files = told.map(\.file)
      if let lines = lines[code] {
        findings.append(.linesAndSums(of: code, files, lines: lines))
      } else if told.contains(where: { $0.counts != told[0].counts }) {
        findings.append(.otherSums(of: code, files))
      } else {
        counts[files[0]]?.add(told[0].counts)
        if files.count > 1 { findings.append(.sameSums(of: code, files)) }
      }
    }
  }
}
