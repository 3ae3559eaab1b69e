import Nianbao

extension Receiving {
  /// Keeps what a unit answered in the list of a workbook that came back, each answer once.
  ///
  /// - Returns: how many are new.
  /// - Throws: `FileTrouble`.
  package func keepAnswers(of receipt: Receipt, called name: String) throws -> Int {
    guard let owner = receipt.owner else { return 0 }
    let file = FilesAsRead().submission(at: receipt.file, file: receipt.file, below: receipt.file.fileName)
    guard case .workbook(let workbook) = file.content() else { return 0 }
    var all = try project.answers()
    let before = all.count
    for answer in ReturnList.answers(in: workbook) {
      let about = receipt.findings.first { finding in
        // The cell that is named first may be another one since the unit changed a number.
        let places = ([finding.address] + finding.suspects.map(\.address)).map {
          Label.normal(project.form.sheetPlace(of: finding, at: $0).joined(separator: "\n"))
        }
        return finding.rule.id == answer.rule && places.contains(Label.normal(answer.place))
      }
      let new = UnitAnswer(
        unit: owner.code, rule: answer.rule, address: about?.address ?? Address(table: ""),
        number: about?.actual ?? answer.typed, words: answer.words, file: name.fileName)
      if !all.contains(where: new.isSame) { all.append(new) }
    }
    if all.count > before { try project.write(all) }
    return all.count - before
  }
}
