import Nianbao

extension ProjectFolder {
  private var answersFile: String { "\(inputs)/\(year)/answers.csv" }

  /// What units answered, in the order in which it came.
  ///
  /// - Throws: `FileTrouble` when the file is no text.
  package func answers() throws -> [UnitAnswer] {
    guard Files.exists(answersFile) else { return [] }
    do {
      return try CSVText.lines(of: try Files.bytes(of: answersFile)).map { UnitAnswer($0) }
    } catch is DecodingTrouble {
      throw FileTrouble(description: "\(answersFile)：不是 UTF-8 或 GB18030 文本，请改好这个文件。")
    }
  }

  func write(_ answers: [UnitAnswer]) throws {
    let data = try CSVText.appended(to: nil, columns: UnitAnswer.columns, lines: answers.map(\.fields))
    try Files.replace(answersFile, with: data)
  }

  /// Takes an answer, by its number in the list from 1, as the explanation of its findings.
  ///
  /// - Returns: the answer as it stands now.
  /// - Throws: `WrongUse` when there is no such open answer, or nothing to be explained by it; `FileTrouble`.
  package func acceptAnswer(_ number: Int, by: String, on day: String) throws -> UnitAnswer {
    let answer = try openAnswer(number)
    _ = try waive(
      answer.rule, unit: answer.unit, at: answer.address, Registration(reason: answer.words, by: by, day: day)
    )
    return try decide(answer, .accepted, reason: "", by: by, on: day)
  }

  /// Does not take an answer; the reason stands in the unit's next return.
  ///
  /// - Throws: `WrongUse` when there is no such open answer; `FileTrouble`.
  package func refuseAnswer(_ number: Int, reason: String, by: String, on day: String) throws -> UnitAnswer {
    try decide(try openAnswer(number), .refused, reason: reason, by: by, on: day)
  }

  private func openAnswer(_ number: Int) throws -> UnitAnswer {
    let all = try answers()
    guard all.indices.contains(number - 1) else { throw WrongUse("没有第 \(number) 条答复，共 \(all.count) 条。") }
    let answer = all[number - 1]
    guard answer.state == .open else { throw WrongUse("第 \(number) 条答复已经\(answer.state.rawValue)。") }
    return answer
  }

  private func decide(
    _ answer: UnitAnswer, _ state: UnitAnswer.State, reason: String, by: String, on day: String
  ) throws -> UnitAnswer {
    try alone {
      var all = try answers()
      guard let place = all.firstIndex(where: { $0.state == .open && $0.isSame(as: answer) }) else {
        return answer
      }
      all[place].state = state
      (all[place].reason, all[place].by, all[place].date) = (reason, by, day)
      try write(all)
      return all[place]
    }
  }
}
