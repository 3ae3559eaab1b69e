import Glibc
@testable import Nianbao
@testable import NianbaoExcel
@testable import NianbaoProject

/// What libFuzzer calls: the target that the environment names (`TARGET=csv`) meets one input after the other.
///
/// It is chosen by the environment, for libFuzzer starts itself again with the arguments alone.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  do {
    try chosen(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    hold(isRefusal(error), "thrown at bad input: \(type(of: error)) \(error)")
  }
  return 0
}

/// Meets an input as the program would; throws what it throws, and traps where something does not hold.
typealias Target = @Sendable ([UInt8]) throws -> Void

/// Traps where something does not hold that should, and says what: an optimised `precondition` says nothing.
func hold(_ condition: Bool, _ words: @autoclosure () -> String) {
  if !condition { fatalError(words()) }
}

/// The targets by their names, in the order in which they are run.
let targets: KeyValuePairs<String, Target> = [
  "csv": meetCSV, "numbers": meetNumbers, "labels": meetLabels, "text": meetText, "xlsx": meetWorkbook,
  "definition": meetDefinition, "project": meetProject, "narrative": meetNarrative, "ledger": meetLedger,
  "facts": meetFacts, "manifest": meetManifest,
]

private let chosen: Target = {
  let name = getenv("TARGET").map { String(cString: $0) } ?? ""
  guard let target = targets.first(where: { $0.key == name })?.value else {
    fatalError("TARGET is one of: \(targets.map(\.key).joined(separator: " "))")
  }
  return target
}()

/// Whether the program throws it at bad input, by design.
private func isRefusal(_ error: any Error) -> Bool {
  switch error {
  case is DefinitionError, is FileTrouble, is DecodingTrouble, is WorkbookRefusal, is UnreadableSide,
    is Sums.Overflow:
    true
  default: false
  }
}
