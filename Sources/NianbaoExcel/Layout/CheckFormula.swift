import Nianbao

/// The live check of an identity: a formula of functions older than 2007, and the words it has now.
struct CheckFormula {
  let equation: Equation
  let form: Form
  /// What the check says while a number is missing.
  let open: String

  /// - Parameter name: a cell's name or a number; `nil` where there is none.
  /// - Returns: `nil` when one of the terms has no name.
  func formula(_ name: (Equation.Term) -> String?) -> String? {
    let (left, right) = (equation.left.compactMap(name), equation.right.compactMap(name))
    let all = left + right
    guard all.count == equation.left.count + equation.right.count else { return nil }
    let decimals = form.measure(of: equation.at).decimals
    let gap = "ROUND(\(sum(left))-(\(sum(right))),\(decimals))"
    let pattern = decimals == 0 ? "+0;-0" : "+0.######;-0.######"
    return "=IF(COUNT(\(ranges(all).joined(separator: ",")))<\(all.count),\"\(open)\","
      + "IF(\(gap)=0,\"平衡\",\"差 \"&TEXT(\(gap),\"\(pattern)\")))"
  }

  func result(_ verdict: Verdict) -> String {
    switch verdict {
    case .balanced: return "平衡"
    case .undecided: return open
    case .unbalanced(let left, let right):
      let gap = left - right
      return "差 \(gap > 0 ? "+" : "")\(form.text(gap, in: equation.at))"
    }
  }
}

extension CheckFormula {
  private func sum(_ names: [String]) -> String {
    names.count == 1 ? names[0] : "SUM(\(ranges(names).joined(separator: ",")))"
  }

  /// Neighbours written as one range, since a function takes 30 arguments in old Excel: `D6,D7,D8` is `D6:D8`.
  private func ranges(_ names: [String]) -> [String] {
    var result: [(first: String, last: String)] = []
    for name in names {
      if let last = result.last?.last, isNext(name, after: last) {
        result[result.count - 1].last = name
      } else {
        result.append((name, name))
      }
    }
    return result.map { $0.first == $0.last ? $0.first : "\($0.first):\($0.last)" }
  }

  /// Whether a name is the next below, or the next to the right.
  private func isNext(_ name: String, after other: String) -> Bool {
    guard let one = split(name), let two = split(other) else { return false }
    return one.letters == two.letters && one.row == two.row + 1
  }

  private func split(_ name: String) -> (letters: Substring, row: Int)? {
    guard let digit = name.firstIndex(where: \.isNumber), digit > name.startIndex, !name.contains("!") else {
      return nil
    }
    return Int(name[digit...]).map { (name[..<digit], $0) }
  }
}
