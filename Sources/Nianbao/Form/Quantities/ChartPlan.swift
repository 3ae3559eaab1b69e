/// What a chart (图解) shows, as the definition says it.
///
/// ```yaml
/// charts:
/// - {id: applications, title: 历年申请, years: {收到: 新收, 办结: 办结}}
/// - {id: outcomes, title: 办理结果, parts: 申请/办结总计/总计}
/// - {id: categories, title: 各类信息, ledger: 类别}
/// - {id: growth, title: 主要数据的增长, growth: {收到申请: 新收, 行政许可: 许可/行政许可/数量}}
/// ```
package struct ChartPlan: Sendable, Equatable {
  package enum Subject: Sendable, Equatable {
    /// A line over the years for each of them.
    case years([Item])
    /// What a total sums, a group of its parts as one bar.
    case parts(Cell)
    /// The keys of a dimension of the ledgers.
    case ledger(String)
    /// How each of them grew.
    case growth([Item])
  }

  /// A sum of cells and what the picture calls it.
  package struct Item: Sendable, Equatable {
    package let name: String
    package let cells: [Cell]
  }

  /// Of small ASCII letters, digits and `-`, for ids in a page.
  package let id: String
  package let title: String
  package let subject: Subject
}
