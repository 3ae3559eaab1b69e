import Nianbao
import NianbaoExcel

/// The kinds of files that a blank form is handed out as.
public enum BlankKind: String, Sendable { case csv, xlsx }

extension ProjectFolder {
  /// Writes a blank form and the text that goes with it; what somebody filled in already is left alone.
  ///
  /// - Parameters:
  ///   - blank: one unit's form, from `blankForms()`.
  ///   - kind: the file that the form is written as; its text is always Markdown.
  ///   - place: the folder of both files, made where there is none.
  /// - Returns: the paths of files that were left alone because something else stands there; empty when both are written.
  /// - Throws: `FileTrouble` when a file cannot be written; what the workbook's library refuses.
  public func write(_ blank: BlankForm, as kind: BlankKind, into place: String) throws -> [String] {
    try alone { try writeAlone(blank, kind, place) }
  }

  private func writeAlone(_ blank: BlankForm, _ kind: BlankKind, _ place: String) throws -> [String] {
    let text = "\(place)/\(blank.fileName).md"
    let sheet = "\(place)/\(blank.fileName).\(kind.rawValue)"
    let hasText = try Files.add(text) { try Files.replace($0, with: Array(blank.markdown().utf8)) }
    let hasSheet = try Files.add(sheet) { path in
      switch kind {
      case .csv: try Files.replace(path, with: blank.csv())
      case .xlsx: try BlankWorkbook.write(blank, project, to: path)
      }
    }
    return (hasText ? [] : [text]) + (hasSheet ? [] : [sheet])
  }
}
