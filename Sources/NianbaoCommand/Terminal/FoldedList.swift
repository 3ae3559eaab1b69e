import Foundation

extension Terminal {
  /// So many columns a line has: what `COLUMNS` says, else the terminal, else 80.
  static var width: Int {
    if let text = ProcessInfo.processInfo.environment["COLUMNS"], let columns = Int(text), columns > 0 {
      return min(max(columns, 40), 200)
    }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(max(Int(size.ws_col), 40), 200)
  }

  /// More names than these are folded.
  static let alike = 5

  /// Many names in columns, at most four a line.
  ///
  /// ```
  ///   001 教育局第1分局   002 水利局第1分局   003 林业局第1分局   004 公安局第1分局
  /// ```
  static func folded(_ names: [String], width: Int = width) -> [String] {
    let names = names.map { shortened($0, min(38, width - 2)) }
    let cell = (names.map { columns(of: $0) }.max() ?? 0) + 2
    let count = min(4, max(1, width / cell))
    return stride(from: 0, to: names.count, by: count).map { first in
      row(names[first..<min(first + count, names.count)].map { ("  " + $0, cell) })
    }
  }

  /// A text no wider than that many columns, its middle left out: `青禾县人力资…表四.csv`.
  static func shortened(_ text: String, _ width: Int) -> String {
    if columns(of: text) <= width { return text }
    var (head, tail) = ("", "")
    var (front, back) = (Substring(text), Substring(text))
    let limit = max(0, width - 2)
    while let first = front.first, columns(of: head) + columns(of: String(first)) <= limit / 2 {
      head.append(first)
      front = front.dropFirst()
    }
    let rest = limit - columns(of: head)
    while let last = back.last, columns(of: tail) + columns(of: String(last)) <= rest {
      tail = String(last) + tail
      back = back.dropLast()
    }
    return head + "…" + tail
  }
}
