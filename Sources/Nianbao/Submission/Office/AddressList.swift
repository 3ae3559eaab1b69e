/// The units of an office's address list (通讯录), whatever its columns are called: found by their headings, else by what
/// stands in them.
///
/// Nothing is dropped in silence: a line without a name, a code that two units have and what was made up are told.
package struct AddressList: Sendable {
  /// The lines of `units.csv`, each with as many fields as there are `columns`.
  package private(set) var units: [[String]] = []
  /// The usual columns, then those of the list that are none of them.
  package private(set) var columns = Column.allCases.map(\.rawValue)
  /// What is to be said of the list, in its order.
  package private(set) var notes: [String] = []

  /// The usual columns of `units.csv`, in their order.
  enum Column: String, CaseIterable {
    case code = "单位代码"
    case name = "单位名称"
    case kind = "类型"
    case superior = "上级"
    case counting = "计入"
    case from = "自"
    case to = "至"
    case predecessors = "前身"
    case shortNames = "简称"
    case person = "联系人"
    case phone = "电话"
    case mail = "邮箱"
  }

  /// From the first sheet of a workbook that has units; `nil` when none has.
  package init?(_ workbook: WorkbookText) { self.init(workbook.sheets.lazy.map { Records($0) }) }

  /// From a text; `nil` when it has no units.
  ///
  /// - Throws: `DecodingTrouble` when its bytes are no text; `MissingConverter`.
  package init?(_ data: [UInt8]) throws {
    let text = try DecodedText(data)
    self.init([Records(text.bytes, separator: HeaderTable.separator(of: text.bytes))])
  }

  private init?(_ sheets: some Sequence<Records>) {
    guard let table = sheets.lazy.compactMap({ AddressTable(Self.lines($0)) }).first else { return nil }
    take(table)
  }

  /// The lines of a sheet as texts; those that hold nothing are left out.
  private static func lines(_ records: Records) -> [AddressTable.Line] {
    (0..<records.count).map { position in
      let fields = records[position]
      return AddressTable.Line(
        number: Int(fields.first?.line ?? 0),
        fields: fields.map { Self.trimmed(FormulaMark.removed(from: records.text($0))) })
    }.filter { $0.fields.contains { !$0.isEmpty } }
  }
}

extension AddressList {
  /// The text as it was written, without white space around it and line breaks within.
  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map(\.withoutOuterSpace).joined()
  }

  private mutating func take(_ table: AddressTable) {
    notes += table.notes
    let others = table.otherColumns
    columns += others.map(\.name)
    for line in table.lines {
      let value = { (column: Column) in table.position(of: column).map { line.field($0) } ?? "" }
      units.append(
        [Label.trimmed(value(.code))] + Column.allCases.dropFirst().map(value)
          + others.map { line.field($0.position) })
    }
    tellTwins(table)
    makeCodes(table)
  }

  /// Two units of one name are two lines all the same.
  private mutating func tellTwins(_ table: AddressTable) {
    var lines: [String: Int] = [:]
    for (position, unit) in units.enumerated() {
      let number = table.lines[position].number
      if let earlier = lines[unit[1]] {
        notes.append("第 \(number) 行：“\(unit[1])”和第 \(earlier) 行同名，两行都留着，请核对是不是重复。")
      }
      lines[unit[1]] = number
    }
  }

  /// A unit without a code, or with one that an earlier unit has, gets the next free number.
  private mutating func makeCodes(_ table: AddressTable) {
    let width = max(3, String(units.count).count)
    var taken: [String: Int] = [:]
    for unit in units where !unit[0].isEmpty { taken[unit[0]] = 0 }
    var (next, made) = (1, 0)
    for position in units.indices {
      let (code, number) = (units[position][0], table.lines[position].number)
      let earlier = code.isEmpty ? 0 : taken[code] ?? 0
      if !code.isEmpty, earlier == 0 {
        taken[code] = number
        continue
      }
      var free = ""
      repeat {
        let digits = String(next)
        free = String(repeating: "0", count: max(0, width - digits.count)) + digits
        next += 1
      } while taken[free] != nil
      taken[free] = number
      units[position][0] = free
      made += 1
      if earlier > 0 {
        notes.append(
          "第 \(number) 行：“\(units[position][1])”的代码“\(code)”第 \(earlier) 行已经用了，先编作 \(free)，请改成自己的代码。")
      }
    }
    if made > 0 { notes.append("有 \(made) 个单位没有可用的代码，按次序编了号；有统一代码的请在报表发下去以前改好。") }
  }
}
