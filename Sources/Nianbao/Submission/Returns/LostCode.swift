extension Finding {
  /// A file whose unit code a spreadsheet has shortened.
  static func lostCode(_ reading: Reading, code: String, named: Roster.Unit?) -> Finding {
    let known = named.map { "；名录里叫“\($0.name)”的单位，代码是 \($0.code)" } ?? ""
    return Finding(
      .strayReturn, place: reading.place(max(1, reading.statement.line)),
      expected: named?.code ?? "名录里的单位代码", actual: code,
      "单位代码“\(shown(code))”\(LostDigits.cause)，看不出是哪个单位\(known)，没有计入。", hint: LostDigits.cure("报表，把单位代码那一格"))
  }
}
