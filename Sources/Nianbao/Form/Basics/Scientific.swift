extension StringProtocol {
  /// Whether it is written as a spreadsheet shows a number too long for its cell: `2.02501E+11`.
  ///
  /// The sign of the power is what tells it from a code such as `3E12`.
  package var isScientific: Bool {
    // A plus sign is in hardly any code: all others are told apart without looking further.
    guard utf8.contains(UInt8(ascii: "+")) else { return false }
    return String(self).wholeMatch(of: /[1-9](?:\.[0-9]+)?[Ee]\+[0-9]{1,3}/) != nil
  }
}

/// What is said of codes that a spreadsheet has turned into numbers.
package enum LostDigits {
  /// What became of them.
  package static let cause = "被 Excel 改成了科学计数法，后面几位数字已经丢失"
  /// How the file is saved right; `what` is the file and the part of it.
  package static func cure(_ what: String) -> String {
    "请回到原来的\(what)的格式设为“文本”，重新填写完整，再另存为“CSV UTF-8（逗号分隔）”；不要在这个文件上修改。"
  }
}
