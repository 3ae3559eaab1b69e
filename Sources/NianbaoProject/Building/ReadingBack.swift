import Nianbao

extension Publication {
  /// Reads back what was written and proves it.
  ///
  /// - Throws: `Proof.Refuted` when a printed number is not what it should be; `FileTrouble` when a file cannot be read
  ///   back.
  func prove(_ report: Report, in path: String) throws -> [Proof.Count] {
    let printed = try each(of: report) { try readBack($0, of: report, at: "\(path)/\($0.name)") }
      .compactMap { $0 }
    let proof = Proof(printed, of: report, labels: labels)
    if let refuted = Proof.Refuted(proof, of: report) { throw refuted }
    return proof.counts
  }

  /// What a file prints; `nil` where it is for programs alone.
  private func readBack(_ file: PublishedFile, of report: Report, at path: String) throws -> Printed? {
    switch file.making {
    case .data, .stream: nil
    case .text(_, let read): read(try Files.bytes(of: path), report)
    case .page(let medium, _, let read):
      read(try Files.bytes(of: path), report, try page(file.name, medium).own)
    case .file(_, let read): try read(report, path)
    }
  }
}
