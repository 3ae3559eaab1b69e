/// What the program calls itself in manifests and on the terminal.
public enum Program {
  /// The version, which is also the newest entry of the changelog.
  public static let version = "0.5.0"
  /// Name and version, as manifests have them.
  public static let name = "nianbao \(version)"
}
