/// What the program calls itself in manifests and on the terminal.
package enum Program {
  package static let version = "0.2.0"
  package static let name = "nianbao \(version)"
}
