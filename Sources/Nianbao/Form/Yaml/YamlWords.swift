/// What the YAML parser says of a mistake, in Chinese.
enum YamlWords {
  private static let known = [
    ("cannot start any token", "有不能用在这里的字符，例如制表符"), ("expected ',' or ']'", "缺少逗号或右方括号"),
    ("expected ',' or '}'", "缺少逗号或右花括号"), ("expected key", "缩进不对，或这里缺少一个键"),
    ("mapping values are not allowed", "这里不能有冒号，含冒号的文字要加引号"), ("could not find expected ':'", "缺少冒号"),
    ("undefined alias", "用了没有定义的别名（* 开头的文字要加引号）"), ("end of stream", "文件没有写完，例如引号没有配对"),
    ("block sequence entries are not allowed", "这里不能用列表的短横"), ("block end", "缩进不对"),
    ("Maximum nesting", "一层套一层，太深了，最多 50 层"), ("document start", "文件开头不对"), ("control characters", "有控制字符"),
    ("invalid", "有不合规定的字节或转义"),
  ]

  static func translated(_ problem: String) -> String {
    known.first { problem.contains($0.0) }?.1 ?? "这里不合 YAML 的写法"
  }
}
