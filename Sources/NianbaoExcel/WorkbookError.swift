/// What the library refuses, or what we refuse because it would write a damaged or a wrong file in silence.
public enum WorkbookError: Error, Equatable, CustomStringConvertible {
  case library(String)
  case cannotCreate(String)
  case badSheetName(String)
  /// libxlsxwriter 1.1.4 writes NaN and infinity as text and reports success.
  case notFinite(Double)
  /// Overlapping merges are written and make Excel repair the file.
  case overlappingMerge(String)
  /// A formula without a stored result shows 0 wherever it is not recalculated.
  case formulaWithoutResult(String)
  /// Titles over 32 and messages over 255 characters are refused by Excel, names over 127 bytes cut in silence.
  case tooLong(String)

  public var description: String {
    switch self {
    case .library(let reason): "写工作簿时出错：\(reason)"
    case .cannotCreate(let path): "不能新建工作簿 \(path)"
    case .badSheetName(let name): "工作表名“\(name)”不合规则"
    case .notFinite(let value): "\(value) 不能写进工作簿"
    case .overlappingMerge(let place): "合并的单元格在 \(place) 处重叠"
    case .formulaWithoutResult(let formula): "公式 \(formula) 没有给出结果"
    case .tooLong(let text): "“\(text)”太长，不能写进工作簿"
    }
  }
}
