import ArgumentParser

/// A group of files that a build writes.
enum Output: String, CaseIterable {
  case report, xlsx, facts, ledger, findings
}

/// `--outputs report,xlsx`
struct OutputList: ExpressibleByArgument, CustomStringConvertible {
  let outputs: [Output]

  static let all = OutputList(outputs: Output.allCases)

  private init(outputs: [Output]) { self.outputs = outputs }

  init?(argument: String) {
    let words = argument.split(separator: ",").map { String($0) }
    outputs = words.compactMap { Output(rawValue: $0) }
    if outputs.isEmpty || outputs.count < words.count { return nil }
  }

  var description: String { outputs.map(\.rawValue).joined(separator: ",") }
  func contains(_ output: Output) -> Bool { outputs.contains(output) }
}
