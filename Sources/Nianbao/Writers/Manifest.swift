import Crypto
import Foundation

/// `manifest.json`: the SHA-256 of everything that went in and came out. No clock time.
public struct Manifest: Codable, Sendable, Equatable {
  public struct Entry: Codable, Sendable, Equatable {
    /// Inputs relative to `Inputs/`, templates to `Templates/`, outputs to the manifest's folder.
    public let file: String
    public let size: Int
    public let sha256: String

    public init(file: String, data: [UInt8]) {
      (self.file, size) = (file, data.count)
      sha256 = SHA256.hash(data: data).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        .joined()
    }
  }

  public let program: String
  public let form: String
  public let year: Int
  public let inputs: [Entry]
  public let definitions: [Entry]
  public let templates: [Entry]
  public let outputs: [Entry]

  public init(
    program: String, form: String, year: Int, inputs: [Entry], definitions: [Entry], templates: [Entry],
    outputs: [Entry]
  ) {
    (self.program, self.form, self.year) = (program, form, year)
    (self.inputs, self.definitions, self.templates) = (inputs, definitions, templates)
    self.outputs = outputs
  }
}
