/// What reading the written report back has proved (自证): printed numbers, and what follows from them.
///
/// A number is proved against the fact that it prints; what the program computed itself (a difference, a rate, a share,
/// a rank, a sum of units) against the numbers that are printed beside it. Whether a form balances is no matter of
/// proof: that is a finding about what was sent.
package struct Proof: Sendable, Equatable {
  /// How much of one file was proved.
  package struct Count: Codable, Sendable, Equatable {
    /// Relative to the folder of outputs.
    package let file: String
    /// Numbers that are equal to their facts.
    package var facts = 0
    /// Numbers that follow from others.
    package var derived = 0
    /// Numbers in sentences that are figures.
    package var texts = 0

    init(file: String) { self.file = file }
  }

  /// A number that is not what it should be: a defect of the program or of a template, never of what was sent.
  package struct Failure: Sendable, Equatable, CustomStringConvertible {
    /// The file and, in words, the place in it.
    package let place: String
    /// What stands there, and what should; in words.
    package let printed: String
    package let expected: String

    package var description: String { "\(place)：印的是“\(printed)”，应为“\(expected)”。" }
  }

  package let counts: [Count]
  /// In the order of the files; empty when everything is proved.
  package let failures: [Failure]

  /// `build` stops with this: nothing is moved into place.
  package struct Refuted: Error, CustomStringConvertible {
    private let failures: [Failure]
    /// Whose report it is; empty for the region's.
    private let owner: String
    private static let shown = 10

    package init?(_ proof: Proof, of report: Report) {
      if proof.failures.isEmpty { return nil }
      failures = proof.failures
      owner = report.isUnit ? "\(report.project.region)（\(report.project.code)）的" : ""
    }

    package var description: String {
      let rest = failures.count - Self.shown
      return
        ([
          "\(owner)成果自证没有通过，没有写出，原来的成果没有动。这是程序或模板的问题，不是报送数据的问题：改过 Templates/pages/ 的，先换回改以前的模板，哪些不能改见手册的“自证”；急用数据的可以先编 --outputs facts,findings；并请把下面的话告诉维护程序的人。"
        ]
        + failures.prefix(Self.shown).map { "  \($0)" } + (rest > 0 ? ["  另有 \(rest) 处。"] : []))
        .joined(separator: "\n")
    }
  }
}
