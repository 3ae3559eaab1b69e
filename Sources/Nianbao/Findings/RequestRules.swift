/// The rules about application ledgers.
extension Rule {
  static let otherThanLedger = Rule(
    "台账-表", "报表的数与申请台账逐件统计的一致", severity: .error, isWaivable: true,
    hint: "报表的数照报表计；请对照台账逐件核对，改正报表或台账，口径不同的书面说明。",
    example: "{表}：报表与台账（2025/requests/a.csv）有 2 格不同：新收 自然人 报表 0、台账 1；新收 总计 报表 0、台账 1。")

  static let lateRequest = Rule(
    "台账-超期", "申请在法定期限内答复（二十个工作日，延长一次不超过二十个工作日）", source: "国务院令第711号 第三十三条",
    severity: .warning,
    hint: "请核对收到和办结的日期；补正、征求第三方意见的时间不算在内，确实超期的尽快答复。",
    example: "台账里有 1 件超过法定期限：“2025-1”（2025-03-03 收到，期限 2025-03-31，2025-04-01 办结，迟 1 个工作日）。")

  static let badRequest = Rule(
    "台账-申请", "申请台账的每一行都能计入", severity: .warning,
    hint: "日期请写成 2025-01-31，没有办结的办结日期留空。",
    example: "台账里有 1 行没有收到日期或日期不对，没有计入（第 2 行）。")
}
