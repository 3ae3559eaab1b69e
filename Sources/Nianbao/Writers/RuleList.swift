extension Rule {
  /// The rules that hold for any form, beside those that a definition declares, in the order of the rule book.
  ///
  /// Each stands with its messages; this list alone names them all, for the book, `rules`, waivers and tests.
  public static let generic: [Rule] = [
    .notANumber, .notWhole, .negative, .unanswered, .corrected, .converted, .formula, .typedAsText,
    .scientific, .otherSign, .remark, .declared, .unusableDeclaration, .deniedDeclaration,
    .missingReturn, .strayReturn, .otherName, .sentTwice, .otherYear, .alreadyThere,
    .undecodable, .cutFile, .unrecognised, .tooLarge, .baggage, .invisible,
    .missingTable, .missingRow, .missingColumn, .surplus, .writtenTwice, .otherOrdinal, .otherEdition,
    .publishedOtherwise, .staleWaiver, .staleCorrection, .unread,
    .otherThanLedger, .lateRequest, .badRequest,
    .undecided, .lastYearDoubt, .noLastYear, .regionBalance,
    .unknownPlace, .missingText, .personalNumber, .textFigure, .textParts, .copied, .ledgerLine, .toldTwice,
    .countedBelow, .largeChange,
  ]

  /// The rule book of a form: its own rules first, then the generic ones.
  public static func book(of form: Form) -> [Rule] { form.rules + generic }
}
