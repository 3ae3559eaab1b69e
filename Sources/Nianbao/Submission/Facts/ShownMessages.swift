/// What is said of numbers of a workbook that count, but not as they are stored.
extension Finding {
  /// Struck out, raised or lowered characters beside a number.
  static func leftOut(
    _ form: Form, _ cell: Cell, _ counted: String, _ text: String, _ leftOut: String, _ place: Place
  ) -> Finding {
    let address = form.address(of: cell)
    return Finding(
      .remark, at: address, place: place, expected: counted, actual: text,
      "\(form.words(of: address))：按 \(counted) 计入，\(shown(leftOut))没有算在数里。",
      hint: "请确认这就是要报的数；注解请写进报告的文字部分，划掉的请删去，不要留在格里。")
  }

  /// A number that its format shows in another size, in the cell's own unit.
  static func asShown(
    _ form: Form, _ cell: Cell, _ value: Int64, _ text: String, stored: String, _ place: Place
  ) -> Finding {
    let address = form.address(of: cell)
    let counted = form.text(value, in: cell)
    return Finding(
      .converted, at: address, place: place, expected: counted, actual: text,
      "\(form.words(of: address))：显示为“\(shown(text))”（实际 \(stored)），按显示的 \(counted) \(form.measure(of: cell).name)计入。"
    )
  }

  /// A sign of money in a cell of another unit.
  static func otherSign(_ form: Form, _ cell: Cell, _ value: Int64, _ text: String, _ place: Place) -> Finding
  {
    let address = form.address(of: cell)
    let unit = form.measure(of: cell).name
    let counted = form.text(value, in: cell)
    return Finding(
      .otherSign, at: address, place: place, expected: "\(counted) \(unit)", actual: text,
      "\(form.words(of: address))：显示为“\(shown(text))”，货币符号表示元，这一格的单位是\(unit)，已按 \(counted) \(unit)计入。")
  }
}
