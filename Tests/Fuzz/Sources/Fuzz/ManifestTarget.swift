import Foundation
@testable import Nianbao
@testable import NianbaoProject

/// What `verify` reads of a build and of a version, a part each: `manifest.json`, `SHA256SUMS`, and files beside them.
func meetManifest(_ input: [UInt8]) throws {
  let parts = Parts(input)
  if let data = parts[Seal.file], let seal = Seal(data) {
    hold(Array(seal.text.utf8) == data, "a seal that is written otherwise")
  }
  try clear()
  for part in parts.files.prefix(10) where isPlain(part.name) {
    try Data(part.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(part.name)"))
  }
  // A version first: a build asks for less.
  if parts[Seal.file] != nil { _ = try? Verification.version(folder).text }
  let built = try Verification.build(folder, inputs: folder, templates: folder)
  hold(!built.text.isEmpty, "nothing is said")
  let manifest = try Manifest.read("\(folder)/manifest.json")
  let again = try JSONDecoder().decode(Manifest.self, from: Data(try json(manifest)))
  hold(again == manifest, "written otherwise")
}

/// A version among others, in memory.
private let folder: String = {
  var name = Array("/dev/shm/nianbao-fuzz-XXXXXX".utf8CString)
  guard let root = mkdtemp(&name).map({ String(cString: $0) }) else { fatalError("no room in memory") }
  return "\(root)/versions/2025/1-定稿"
}()

private func clear() throws {
  let files = FileManager.default
  if files.fileExists(atPath: folder) { try files.removeItem(atPath: folder) }
  try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
}

/// Whether it names a file in the folder itself.
private func isPlain(_ name: String) -> Bool {
  !name.isEmpty && !name.hasPrefix(".") && name.utf8.count < 200 && !name.contains { "/\0".contains($0) }
}
