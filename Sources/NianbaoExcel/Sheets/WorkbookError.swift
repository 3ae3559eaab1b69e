/// What the library refuses, or what we refuse because it would write a damaged or a wrong file in silence.
package enum WorkbookError: Error, Equatable, CustomStringConvertible {
  case library(String)
  case cannotCreate(String)
  /// The disk did not take all of it.
  case cut
  case badSheetName(String)
  /// libxlsxwriter 1.1.4 writes NaN and infinity as text and reports success.
  case notFinite(Double)
  /// Overlapping merges and tables are written and make Excel repair the file.
  case overlap(String)
  /// A table's name must be ASCII and its own, its headings filled and different, and it must have a line.
  case badTable(String)
  case noChart(String)
  /// A formula without a stored result shows 0 wherever it is not recalculated.
  case formulaWithoutResult(String)
  /// Titles over 32 and messages over 255 characters are refused by Excel, names over 127 bytes cut in silence.
  case tooLong(String)

  package var description: String {
    switch self {
    case .library(let reason): "写工作簿时出错：\(reason)"
    case .cannotCreate(let path): "不能新建工作簿 \(path)"
    case .cut: "工作簿没有写完整，多半是磁盘已满；没有留下半个文件"
    case .badSheetName(let name): "工作表名“\(name)”不合规则"
    case .notFinite(let value): "\(value) 不能写进工作簿"
    case .overlap(let place): "合并的单元格或表格在 \(place) 处重叠"
    case .badTable(let name): "表格“\(name)”的名称、标题或行数不合规则"
    case .noChart(let title): "图“\(title)”画不出来"
    case .formulaWithoutResult(let formula): "公式 \(formula) 没有给出结果"
    case .tooLong(let text): "“\(text)”太长，不能写进工作簿"
    }
  }
}
