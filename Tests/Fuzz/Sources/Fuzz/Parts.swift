/// An input that stands for several files: each begins with a line that names it.
///
/// ```
/// === project.yaml
/// region: 青禾县
/// === units.csv
/// 单位代码,单位名称
/// ```
struct Parts {
  private(set) var files: [(name: String, bytes: [UInt8])] = []

  init(_ input: [UInt8]) {
    for line in input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: Self.mark) {
        files.append((String(decoding: line.dropFirst(Self.mark.count), as: UTF8.self), []))
      } else if let last = files.indices.last {
        files[last].bytes += line + [UInt8(ascii: "\n")]
      }
    }
  }

  /// The first file of that name; `nil` when there is none.
  subscript(_ name: String) -> [UInt8]? { files.first { $0.name == name }?.bytes }

  static let mark = Array("=== ".utf8)
}
