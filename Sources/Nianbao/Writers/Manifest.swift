import Crypto
import Foundation

/// What `manifest.json` says: the SHA-256 of everything that went in and came out.
///
/// There is no clock time in it; in a version it has the day that its freezer stated.
package struct Manifest: Codable, Sendable, Equatable {
  package struct Entry: Codable, Sendable, Equatable {
    /// Inputs relative to `Inputs/`, templates to `Templates/`, outputs to the manifest's folder.
    package let file: String
    package let size: Int
    package let sha256: String

    package init(file: String, data: [UInt8]) {
      var digest = Digest()
      digest.update(data)
      self.init(file: file, digest)
    }

    /// The line for what went through a digest.
    package init(file: String, _ digest: Digest) { self.init(file: file, size: digest.size, digest.hash) }

    /// Hashes a file in pieces, so that a large one costs no memory; `nil` when it cannot be read.
    package init?(file: String, reading handle: FileHandle) {
      var hash = SHA256()
      var size = 0
      do {
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
          hash.update(data: piece)
          size += piece.count
        }
      } catch {
        return nil
      }
      self.init(file: file, size: size, hash)
    }

    /// The same bytes under another name.
    package func named(_ file: String) -> Entry { Entry(file: file, size: size, sha256: sha256) }

    private init(file: String, size: Int, sha256: String) {
      self.file = file
      self.size = size
      self.sha256 = sha256
    }

    private init(file: String, size: Int, _ hash: SHA256) {
      self.file = file
      self.size = size
      let digits = Array("0123456789abcdef".utf8)
      sha256 = String(
        decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
  }

  /// The hash of bytes that are handed on piece by piece.
  package struct Digest {
    fileprivate private(set) var hash = SHA256()
    fileprivate private(set) var size = 0

    package init() {}

    package mutating func update(_ piece: [UInt8]) {
      hash.update(data: piece)
      size += piece.count
    }
  }

  package let program: String
  package let form: String
  package let year: Int
  package internal(set) var inputs: [Entry]
  /// The ledgers of this year and the one before, by a fast checksum; left out where there are none.
  package internal(set) var ledgers: [LedgerSource]?
  package let definitions: [Entry]
  package let templates: [Entry]
  package let outputs: [Entry]
  /// How much of the report's files was proved when they were read back; left out where none was written.
  package let proof: [Proof.Count]?
  /// The final versions of earlier years that were read in place of their inputs; left out where there are none.
  package let bases: [VersionLink]?
  /// What lay in the inputs and nothing read; left out where there was nothing.
  package let unread: [Unread]?
  /// The units whose blanks count as 0 because they declared so; left out where there are none.
  package internal(set) var declared: [DeclaredBlanks]?
  /// What the build was asked for beside what the project says; left out where that was nothing.
  package internal(set) var order: Order?
  /// What was decided when the build was frozen; `nil` in a build that is not.
  package internal(set) var version: VersionRecord?

  /// What is made anew by the next build that is asked for nothing.
  package struct Order: Codable, Sendable, Equatable {
    /// The groups of outputs that `--outputs` named; left out where it named none.
    package let outputs: [String]?
    /// Where the units' returns lie, seen from the folder of outputs; left out where there are none.
    package let returns: String?

    /// `nil` where nothing was asked for.
    package init?(outputs: [String]?, returns: String?) {
      if outputs == nil, returns == nil { return nil }
      (self.outputs, self.returns) = (outputs, returns)
    }
  }

  /// What one unit declared in place of zeros.
  package struct DeclaredBlanks: Codable, Sendable, Equatable {
    let unit: String
    /// The ids of its declarations, and how many cells count as 0 by them.
    let declarations: [String]
    let cells: Int

    /// `nil` where nothing counts as 0 by a declaration.
    package init?(_ sent: UnitReturn) {
      if sent.declaredBlanks.isEmpty { return nil }
      unit = sent.unit.code
      declarations = sent.declarations.map(\.declaration.id).distinct
      cells = sent.declaredBlanks.count
    }
  }

  /// In the order in which a manifest names files.
  package static func sorted(_ entries: [Entry]) -> [Entry] {
    entries.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
  }

  /// The manifest with the outputs of one folder, such as `units/001/`, replaced.
  package func replacing(outputsBelow folder: String, with entries: [Entry]) -> Manifest {
    Manifest(
      program: program, form: form, year: year, inputs: inputs, ledgers: ledgers ?? [],
      definitions: definitions, templates: templates,
      outputs: Self.sorted(outputs.filter { !$0.file.hasPrefix(folder) } + entries), proof: proof ?? [],
      bases: bases ?? [], unread: unread ?? [], declared: declared ?? [], order: order)
  }

  /// The manifest of a version: that of the build with who froze it, and its ledgers told by their SHA-256.
  package func frozen(as version: VersionRecord, ledgers: [LedgerSource]) -> Manifest {
    var manifest = self
    manifest.version = version
    manifest.ledgers = ledgers.isEmpty ? nil : ledgers
    return manifest
  }

  package init(
    program: String, form: String, year: Int, inputs: [Entry], ledgers: [LedgerSource] = [],
    definitions: [Entry], templates: [Entry], outputs: [Entry], proof: [Proof.Count],
    bases: [VersionLink] = [], unread: [Unread] = [], declared: [DeclaredBlanks] = [], order: Order? = nil
  ) {
    self.program = program
    self.form = form
    self.year = year
    self.inputs = inputs
    self.definitions = definitions
    self.templates = templates
    self.ledgers = ledgers.isEmpty ? nil : ledgers
    self.outputs = outputs
    self.proof = proof.isEmpty ? nil : proof
    self.bases = bases.isEmpty ? nil : bases
    self.unread = unread.isEmpty ? nil : unread
    self.declared = declared.isEmpty ? nil : declared
    self.order = order
  }
}
