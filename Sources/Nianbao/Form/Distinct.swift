extension Sequence<String> {
  /// Each once, in the order of the first.
  public var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
