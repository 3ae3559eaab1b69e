/// How the lines of a listing are proved: words and numbers against what they print, what was derived against the
/// columns that it was derived from, as they are printed beside it.
struct ListingProof<Line: Sendable> {
  let listing: Listing<Line>
  /// What failures call the table, and a line of it.
  let name: String
  let place: (Line) -> String
  /// Numbers that are known apart from the listing, by column.
  var facts: [String: (Line) -> Int64?] = [:]
}

/// One printed line, whose fields are found by the ids of their columns.
struct PrintedLine {
  let ids: [String]
  let fields: [String]

  /// `nil` when the file does not print the column.
  subscript(id: String) -> String? {
    ids.firstIndex(of: id).flatMap { fields.indices.contains($0) ? fields[$0] : nil }
  }
}

/// A line as a file prints it, and as the listing has it, with its number from 1.
private struct Pair<Line> {
  let printed: PrintedLine
  let own: Line
  let number: Int
}

/// Two numbers that a third follows from, as they are printed.
struct Operands {
  let prior, value: String
  let decimals: Int
  /// Whether the year before asked the same.
  var isComparable = true
}

extension Prover {
  /// - Returns: the lines by their columns; `nil` when there are more or fewer than there should be.
  @discardableResult
  func prove<Line>(_ tables: [Printed.Table], _ proof: ListingProof<Line>) -> [PrintedLine]? {
    let columns = proof.listing.columns(in: medium)
    let ids = columns.map(\.id)
    guard hasLines(tables.reduce(0) { $0 + $1.lines.count }, proof.listing.lines.count, proof.name) else {
      return nil
    }
    for table in tables { prove(head: table.head, columns, "\(proof.name) 表头") }
    let lines = tables.flatMap { table in
      table.lines.map { PrintedLine(ids: table.ids.isEmpty ? ids : table.ids, fields: $0) }
    }
    for (place, line) in lines.enumerated() {
      let own = proof.listing.lines[place]
      guard hasFields(line.fields.count, columns.count, proof.place(own)) else { continue }
      let pair = Pair(printed: line, own: own, number: place + 1)
      for column in columns { prove(column, of: pair, proof) }
    }
    for column in columns {
      if case .rank(let id) = column.kind { prove(ranks: lines, column.id, by: id, proof) }
    }
    return lines
  }

  /// A heading that names a year names its own, and no two stand over each other's columns.
  private func prove<Line>(head: [String], _ columns: [ListingColumn<Line>], _ place: String) {
    let headings = columns.map { $0.heading(in: medium) }
    let known = head.compactMap { one in headings.firstIndex { isSameName(one, $0) } }
    let isExchanged = zip(known, known.dropFirst()).contains { $0 > $1 }
    for (heading, column) in zip(head, columns) {
      if case .year(let year) = column.kind {
        guard let number = PrintedNumber.all(in: heading).first else { continue }
        derived(heading, Int(number) == year, "\(year)", place)
      } else if isExchanged {
        name(heading, column.heading(in: medium), place)
      }
    }
  }

  private func prove<Line>(
    _ column: ListingColumn<Line>, of pair: Pair<Line>, _ proof: ListingProof<Line>
  ) {
    let (line, own) = (pair.printed, pair.own)
    let printed = line[column.id] ?? ""
    let field = proof.listing.field(column, of: own, number: pair.number)
    let place = { column.title.isEmpty ? proof.place(own) : "\(proof.place(own)) \(column.title)" }
    let number = { (id: String) in PrintedNumber.scaled(line[id] ?? "", 0) }
    switch column.kind {
    case .text, .mark: name(printed, field.words, proof.place(own))
    case .remark: name(printed, field.words, place())
    case .number, .year, .ordinal:
      let known = proof.facts[column.id].map { field.replacing(number: $0(own)) }
      fact(printed, (known ?? field).words, place())
    case .change(let from, let to):
      change(printed, proof.operands(from, to, of: pair), place())
    case .growth(let from, let to):
      if field == .none { return name(printed, "", place()) }
      growth(printed, proof.operands(from, to, of: pair), place())
    case .share(let id, let total): rate(printed, number(id), of: total, place())
    case .points(let from, let to, let total):
      rate(printed, number(to).flatMap { to in number(from).map { to - $0 } }, of: total, place())
    case .rank, .gap: break
    }
  }

  /// A rank is one more than there are larger numbers.
  private func prove<Line>(
    ranks lines: [PrintedLine], _ id: String, by other: String, _ proof: ListingProof<Line>
  ) {
    let numbers = lines.map { $0[other].flatMap { PrintedNumber.scaled($0, 0) } ?? 0 }
    var ranks: [Int128: Int] = [:]
    for (position, number) in numbers.sorted(by: >).enumerated() where ranks[number] == nil {
      ranks[number] = position + 1
    }
    guard let column = proof.listing.column(id) else { return }
    for (index, line) in lines.enumerated() where proof.listing.field(column, line: index) != .none {
      let (printed, rank) = (line[id] ?? "", ranks[numbers[index]].map { String($0) } ?? "")
      let place = { "\(proof.place(proof.listing.lines[index])) \(column.title)" }
      derived(printed, printed == rank, rank, place())
    }
  }
}

extension ListingProof {
  /// Two columns of a line as they are printed; what the file does not print, as the listing has it.
  fileprivate func operands(_ from: String, _ to: String, of pair: Pair<Line>) -> Operands {
    let line = pair.printed
    let field = { (column: ListingColumn<Line>) in
      listing.field(column, of: pair.own, number: pair.number)
    }
    let own = { (id: String) in listing.column(id).map(field) ?? .none }
    var operands = Operands(
      prior: line[from] ?? own(from).words, value: line[to] ?? own(to).words, decimals: own(to).decimals)
    let growth = listing.columns.first { $0.kind == .growth(from: from, to: to) }
    if let growth, case .growth(let known) = field(growth) {
      operands.isComparable = known.kind != .notComparable
    }
    return operands
  }
}

extension ListingField {
  fileprivate var decimals: Int { if case .number(_, let measure) = self { measure.decimals } else { 0 } }

  fileprivate func replacing(number: Int64?) -> ListingField {
    if case .number(_, let measure) = self { .number(number, measure) } else { self }
  }
}

/// What is derived in several tables alike.
extension Prover {
  /// The difference of two printed numbers.
  func change(_ printed: String, _ operands: Operands, _ place: @autoclosure () -> String) {
    let (prior, value, decimals) = (operands.prior, operands.value, operands.decimals)
    if isCut(prior) || isCut(value) { return }
    let (before, now) = (PrintedNumber.scaled(prior, decimals), PrintedNumber.scaled(value, decimals))
    let difference = now.flatMap { now in before.map { now - $0 } }
    let holds =
      operands.isComparable && difference != nil
      ? PrintedNumber.scaled(printed, decimals) == difference : printed.isEmpty
    derived(printed, holds, "\(value) - \(prior)", place())
  }

  /// The rate of growth between two printed numbers, or why there is none.
  func growth(_ printed: String, _ operands: Operands, _ place: @autoclosure () -> String) {
    let (prior, value, decimals) = (operands.prior, operands.value, operands.decimals)
    if isCut(prior) || isCut(value) { return }
    let (before, now) = (PrintedNumber.scaled(prior, decimals), PrintedNumber.scaled(value, decimals))
    // Of which kind it is, and what it is called, depends on signs alone.
    let sign = { (number: Int128?) in number.map { Int64($0.signum()) } }
    let expected = operands.isComparable ? Growth(from: sign(before), to: sign(now)) : .notComparable
    guard expected.kind == .normal, let now, let before else {
      return derived(printed, printed == expected.words, expected.words, place())
    }
    if isWorkbook, PrintedNumber.isBeyond(now - before, of: before) { return }
    let rate = printed.hasSuffix("%") ? printed.dropLast() : printed[...]
    derived(
      printed, PrintedNumber.isRate(rate, now - before, of: before), "(\(value) - \(prior)) / \(prior)",
      place())
  }

  /// A rate of a total; empty where there is none.
  func rate(_ printed: String, _ part: Int128?, of whole: Int64?, _ place: @autoclosure () -> String) {
    guard let part, let whole, whole != 0 else { return name(printed, "", place()) }
    if PrintedNumber.isBeyond(part, of: Int128(whole)) { return }
    let rate = printed.hasSuffix("%") ? printed.dropLast() : printed[...]
    derived(printed, PrintedNumber.isRate(rate, part, of: Int128(whole)), "\(part) / \(whole)", place())
  }
}
