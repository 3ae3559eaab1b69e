/// How a table is counted from a ledger with one line per application: which rows stand for what, as positions.
///
/// ```yaml
/// ledger: {new: 新收, carriedIn: 上年结转, results: 三、本年度办理结果, carriedOut: 结转下年, limit: {days: 20, extension: 20}}
/// ```
package struct RequestCounting: Sendable {
  /// The row of those received in the year, and of those received before and not finished before.
  package let new: Int
  package let carriedIn: Int
  /// The row of those not finished at the end of the year.
  package let carriedOut: Int
  /// The rows of one group, totals excepted: what may have come of an application.
  package let results: [Int]
  /// Working days that the law gives, and by how many the term may be extended once.
  package let days: Int
  package let extensionDays: Int
}
