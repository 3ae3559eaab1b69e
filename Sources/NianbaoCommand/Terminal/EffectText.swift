import Nianbao
import NianbaoProject

extension Terminal {
  /// What a decision changes, and what it breaks.
  static func print(_ effect: AmendmentEffect) {
    if let total = effect.total {
      print("  全区的数：\(shown(total.before)) → \(shown(total.now))")
    }
    print(
      "  错误 \(effect.before.errors) → \(effect.now.errors)，警告 \(effect.before.warnings) → \(effect.now.warnings)"
    )
    for finding in effect.settled { print("  解决：[\(finding.rule)] \(finding.sentence)") }
    for finding in effect.arisen {
      print("  新出现的\(finding.severity.rawValue)：[\(finding.rule)] \(finding.sentence)")
    }
  }

  private static func shown(_ text: String) -> String { text.isEmpty ? "空白" : text }
}
