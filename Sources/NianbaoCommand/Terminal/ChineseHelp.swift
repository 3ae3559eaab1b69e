/// What the argument parser prints by itself, in Chinese and in columns that count a Chinese character as two.
enum ChineseHelp {
  private static let words: [(String, String)] = [
    ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "命令："), ("<subcommand>", "<命令>"), ("<options>", "<选项>"),
    ("Show the version.", "显示版本。"), ("Show help information.", "显示帮助。"),
    ("Show subcommand help information.", "显示某个命令的帮助。"),
    ("Error: Missing value for", "错误：缺少值："),
    ("Error: Missing expected argument", "错误：缺少参数"), ("Error: Unexpected argument", "错误：多余的参数"),
    (" unexpected arguments:", " 个多余的参数："), ("Error: The value", "错误：这个值"),
    ("is invalid for", "不能用于"), ("': ", "'："), ("Error: ", "错误："),
    ("Usage: ", "用法："), ("Help:  ", "说明："),
  ]

  /// Whether it is about how a command is typed, not about a value.
  static func beginsSyntaxError(_ text: String) -> Bool {
    text.prefixMatch(of: /Error: (Unknown option|Missing|Unexpected argument|[0-9]+ unexpected arguments)/)
      != nil
  }

  static func translated(_ text: String) -> String {
    var result = text.replacing(/Error: Unknown option '([^']*)'\. Did you mean '([^']*)'\?/) {
      "错误：没有“\($0.1)”这个选项，是不是 \($0.2)？"
    }
    result = result.replacing(/Error: Unknown option '([^']*)'/) { "错误：没有“\($0.1)”这个选项。" }
    result = words.reduce(result) { $0.replacing($1.0, with: $1.1) }
    result = result.replacing(/See 'nianbao help <命令>' for detailed help\./) { _ in "详细说明见 nianbao help <命令>。"
    }
    result = result.replacing(/See '([^']*)' for more information\./) { "详见 \($0.1)。" }
    result = result.replacing(/[ \n]+\(default:\s+([^)]*)\)/) { "默认 \($0.1)。" }
    var lines = result.split(separator: "\n", omittingEmptySubsequences: false)
    // A command with an option of that name has no flag of it.
    if lines.contains(where: { $0.hasPrefix("  --version <") }) {
      lines.removeAll { $0.hasPrefix("  --version ") && !$0.hasPrefix("  --version <") }
    }
    return lines.map(aligned).joined(separator: "\n")
  }

  /// Sets `  --year <年份>   年份…` in two columns.
  private static func aligned(_ line: Substring) -> String {
    guard let match = line.wholeMatch(of: #/  (\S.*?)  +(\S.*)/#) else { return String(line) }
    return "  " + Terminal.padded(String(match.1), 24) + match.2
  }
}
