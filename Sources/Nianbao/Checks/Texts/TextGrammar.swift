/// The words of the language that the grammar of the texts knows, whatever the form: what the form calls its lines stands
/// in its definition.
enum TextGrammar {
  enum Word: Sendable {
    /// It says nothing: 共, 的, 为.
    case filler
    /// Both sides are counted together: 和, 、.
    case and
    /// Two sides have each their own number: 分别.
    case each
    /// A number adds up what stands before it: 合计.
    case total
    /// What follows is a part of what stands before: 其中.
    case among
    /// A bracket adds to what stands before it: 含.
    case with
    /// What another number is measured by: 在…中.
    case inside
    case share
    case up, down
    /// Another number is compared with last year's: 同比, 比上年.
    case base
    /// Last year's number became this year's: 升至.
    case became
    case level, roughly
    /// There is none: 没有, 未.
    case none
    case lastYear, nextYear, thisYear
    /// The begin and the end of the year, from or into which something is carried.
    case yearBegin, yearEnd
    /// A part of the year, or many years.
    case period
    /// The body that reports, and no other.
    case own
    /// All bodies of a place, which need not be the one that reports: 全市.
    case scope
    /// It is not held or done yet: 计划.
    case planned
  }

  private static let all: [(word: Word, texts: String)] = [
    (
      .filler,
      """
      共 的 为 是 已经 百分之 了 计 有 各 数 数量 总数 总量 件数 量 约 近 超 逾 达 达到 超过 接近 将近 不足 不到 突破 多达 已 均 都 还 还有 也 又 另 另有 再
      仍 仍有 尚 尚有 只 只剩 只有 仅 剩 余 其余 其 里 中 内 上 下 于 以 由 被 对 向 从 到 至 因 因为 而 且 并 则 就 共有 总共 一共 一年 全年 全部 合 占比为
      属于 属 归入 归为 作 作出 作为 给予 做出 依法 依规 依法依规 按规定 按 经 经过 来自 来源于 提出 提交 递交 递交的 提起 发起 引发 引起 产生 带来 发生 涉及 涉
      处于 符合 存在 出现 实施 开展 收取 征收 实收 办出 累计 年内 当年内 期内 结果 结论 理由 情形 情况 原因 方面 类型 居首 连同 加上 方式 所 处理 决定 决定书 结果为 的有
      全局 全委 全系统 各单位 各部门 各地各部门 各级行政机关 各级各部门 各级机关 机关 在册 各镇街 各镇街和部门 各镇街部门 行政机关 各有关单位 各级 各部门各单位 “ ” ” 》 《 · 个 本 一 两项 两类 两者 三项 三类 四项 四类 五项 五类 六类 各项 各类合计 之 这 这些 此 该 等 同时 后 不再 截至 截止 目前 迄今 当前 期末 来 而来 过来 实际 最终 陆续 先后 一并 分批 妥善 认真 规范 严格 高效 准确 如实 顺利 集中 继续 代为 转而 直接 大多 多为 主要 其他各类 书面 按时 按期 及时 如期 当期 件 起 宗 例 相加 加起来 合在一起 一起 两项相加 三项相加 较 比 与上年相同
      """
    ),
    (.and, "和 及 与 以及 及其 加 连同上"),
    (.each, "分别 分别为 分别是 分别有 依次为"),
    (.total, "合计 共计 总计 合计为 总计为 共计为 三项合计 两项合计 三类合计 四项合计 五项合计 两类合计 相加"),
    (.among, "其中 当中 包括"),
    (.with, "含 包含"),
    (.inside, "在"),
    (.share, "占 占比 占了 占到 比例 比重 占比例 占比重"),
    (.up, "增长 上升 增加 提高 上涨 增幅 增多 上浮 净增 净增加 多 多出 涨幅 升幅 多了 增 升"),
    (.down, "下降 减少 降低 回落 降幅 减幅 下滑 少 净减 净减少 少了 减 降"),
    (
      .base,
      """
      同比 比上年 较上年 比去年 较去年 与上年相比 与去年相比 比上一年 较上一年 比上年度 较上年度 比上一年度 较上一年度 比去年度 同比上年 相比上年 相比去年 相较上年
      相较去年 与上年度相比 与上一年相比 与上年 与去年 和上年 与上一年 同上年 和去年 与上年度 较之上年 相比
      """
    ),
    (.became, "升到 升至 增至 增到 增加到 增加至 上升到 上升至 增长到 增长至 降到 降至 减至 减到 减少到 减少至 下降到 下降至 变为"),
    (.level, "持平 相同 一样 一致"),
    (.roughly, "基本 大致 大体"),
    (.none, "没有 未 无 均无 未有 未发生 没有发生 未出现 没有出现 未产生 没有产生 不存在 从未 均未 并未 也无 也没有 也未 未曾 未发现 未涉及 为零 是零 零"),
    (.lastYear, "上年 上年度 上一年 上一年度 去年 去年度 前一年 前一年度 上年末 上年底 去年末 去年底 上年年末 上年年底 去年年底 去年年末"),
    (.nextYear, "下年 下年度 下一年 下一年度 次年 明年 来年 翌年 次年度 明年度"),
    (.thisYear, "今年 本年 本年度 当年 本年内 当年度 年度内 今年以来 本年度内"),
    (.yearBegin, "年初"),
    (.yearEnd, "年末 年底 岁末 年终 今年年末 今年年底 本年末 本年底"),
    (.period, "季度 上半年 下半年 半年 期间 以来 年来 往年 历年 近年 五年 三年 月份 时期"),
    (
      .own,
      "本局 我局 本委 我委 本厅 我厅 本办 我办 本院 本中心 我中心 本镇 我镇 本乡 我乡 本街道 我街道 本机关 本单位 我单位 本部门 我部门 本市 我市 本县 我县 本区 我区 本省 我省 本级 本系统 本县行政机关 本旗 我旗 本州 我州"
    ),
    (.scope, "全省 全市 全县 全区 全州 全旗 全镇 全乡 全街道"),
    (.planned, "计划 拟 预计 力争 将 预期 目标"),
  ]

  static let words: Lexicon<Word> = {
    var words = Lexicon<Word>()
    for (meaning, texts) in all {
      for text in texts.split(whereSeparator: \.isWhitespace) { words.add(String(text), meaning) }
    }
    return words
  }()

  /// Rates that are against the year before where nothing else is said.
  static let rates: Set<String> = ["增幅", "涨幅", "升幅", "降幅", "减幅"]

  /// How the names of other bodies end.
  static let bodies: [[Character]] = "局 委 镇 乡 街道 厅 院 中心 支队 大队 政府办 办公室 部门 公司 集团 管委会 机构 区 县 市 州 旗 省".split(
    separator: " "
  ).map {
    Array($0)
  }

  /// What numbers count, in any text.
  static let counters = Lexicon(
    "件次 件 起 宗 份 例 部 条 篇 个 元 万元 亿元 倍 人 人次 家 场 次 期 项 个百分点 百分点 % 成 页 张 号".split(separator: " ").map {
      String($0)
    })
}
