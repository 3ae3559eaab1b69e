/// Something that a person should look at (核对意见): where, what was found, what was expected, what to do.
public struct Finding: Sendable, Equatable {
  /// The rule that speaks; it alone says how much the finding weighs.
  public var rule: Rule
  /// 单位代码; empty for the region.
  public var unit: String
  /// Ids of the form; empty parts mean "all of it".
  public var address: Address
  /// Where to look, which for a unit that sent nothing is its line in `units.csv`; `nil` when it is about no
  /// file.
  public var place: Place?
  /// What should stand there, as exact decimals or words; empty when the finding is not about a value.
  public var expected: String
  /// What stands there, written as `expected` is; an explanation holds while this stays the same.
  public var actual: String
  /// What is wrong, without the place in the file and without what to do.
  public var message: String
  /// What to do about it.
  public var hint: String
  /// Open until an accepted explanation (说明) or a correction (更正) settles it.
  public var state: State
  /// Cells that are probably wrong, the likeliest first; empty where the finding names no number to change.
  public var suspects: [Suspect] = []
  /// Every cell of this year that the finding is about, those of all identities it covers among them.
  public var cells: [Cell] = []

  /// How long a text of it may be, in bytes.
  private static let longest = 3_000

  /// Whether it still wants an answer.
  public enum State: String, Sendable { case open, waived }

  /// An open finding, with neither suspects nor cells.
  ///
  /// - Parameters:
  ///   - rule: the rule that speaks.
  ///   - unit: 单位代码; empty for the region.
  ///   - address: ids of the form; empty parts mean "all of it".
  ///   - place: where to look in the files, or `nil`.
  ///   - expected: what should stand there, as exact decimals or words.
  ///   - actual: what stands there, written the same way.
  ///   - message: what is wrong, in a whole Chinese sentence.
  ///   - hint: what to do in this case; `nil` takes the words of the rule's passport.
  public init(
    _ rule: Rule, unit: String = "", at address: Address = Address(table: ""), place: Place? = nil,
    expected: String = "", actual: String = "", _ message: String, hint: String? = nil
  ) {
    self.rule = rule
    self.unit = unit
    self.address = address
    self.place = place
    // What was read may be a megabyte in one word; nobody reads more of it here.
    self.expected = expected.shortened(to: Self.longest)
    self.actual = actual.shortened(to: Self.longest)
    self.message = message.shortened(to: Self.longest)
    self.hint = hint?.shortened(to: Self.longest) ?? rule.hint
    state = .open
  }

  /// How much it weighs; its rule says so.
  public var severity: Severity { rule.severity }
}

extension Finding {
  /// The first cell of the only way to put it right; `nil` where several ways, or none, are known.
  public var onlySuspect: Suspect? { suspects.allSatisfy { $0.choice == 1 } ? suspects.first : nil }

  /// The cell that is to be changed first: the one that is surely wrong, else the one it is addressed at.
  public var lead: Address { onlySuspect?.address ?? address }

  /// What is said of it where it is shown: the place in a workbook of what is to be changed, which a text editor cannot jump
  /// to, and the message.
  ///
  /// `藏书!B4：藏书 新购 合计：“约3”不是数字，没有计入。`
  public var sentence: String {
    let words = placeInWorkbook
    return words.isEmpty ? message : "\(words)：\(message)"
  }

  /// Empty for a text file, and for what is said of last year's files, which quotes the sentence of a finding there.
  private var placeInWorkbook: String {
    rule.subject == .lastYear ? "" : (onlySuspect?.place ?? place)?.inSheet ?? ""
  }
}

extension Finding {
  /// The finding with the cells it is about, where its address is wider than they are.
  func about(_ cells: [Cell]) -> Finding {
    var finding = self
    finding.cells = cells
    return finding
  }

  /// The finding with the sheet of its place.
  func located(in sheet: String) -> Finding {
    var finding = self
    finding.place?.sheet = sheet
    return finding
  }
}

extension Sequence<Finding> {
  /// How many are open at that severity.
  public func count(open severity: Severity) -> Int {
    count { $0.state == .open && $0.severity == severity }
  }

  /// Open ones first, the worst first, then in the order of the form: what a person should read first.
  public func worstFirst() -> [Finding] {
    let weight = { (finding: Finding) in (finding.state == .open ? 0 : 1, finding.severity) }
    return enumerated().sorted { one, other in
      let (left, right) = (weight(one.element), weight(other.element))
      return left.0 == right.0 ? (right.1, one.offset) < (left.1, other.offset) : left.0 < right.0
    }.map(\.element)
  }
}
