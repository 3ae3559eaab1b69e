/// What one file answers (填报数): figures, and for each cell its physical place.
package struct Facts: Sendable {
  package var figures: Figures
  /// Where each cell was found; line 0 where the files have no such cell.
  package var places: [CellPlace]
  /// The text of cells that could not be counted, or whose number was written in another way than we print it:
  /// `约12`, `251000元`, `12；15` where two different numbers were sent.
  package internal(set) var written: [Cell: String] = [:]

  /// Line and field from 1, and which of the unit's files, from 0.
  package struct CellPlace: Sendable, Hashable {
    package var line: UInt32 = 0
    package var field: UInt16 = 0
    package var file: UInt16 = 0
  }

  init(cellCount: Int) {
    figures = Figures(cellCount: cellCount)
    places = [CellPlace](repeating: CellPlace(), count: cellCount)
  }
}
