import Nianbao

/// The strings that cells share, kept in one buffer; phonetic runs are left out.
final class SharedStrings: XmlTaker {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var isInText = false
  private var isPhonetic = false
  private var rich = RichText()
  /// The runs of the strings that have some.
  private var runs: [Int: [RichText.Run]] = [:]
  /// What the places and the runs take of the limit.
  private var size = 0
  private(set) var refusal: WorkbookRefusal?
  let isDone = false

  private let limit: Int

  /// - Parameter limit: of all that is kept together, in bytes.
  init(limit: Int) { self.limit = min(limit, Int(UInt32.max)) }

  /// The text of a string for a cell; `nil` where there is none of that number.
  func text(_ index: Int, isStruck: Bool) -> ReadText? {
    guard ends.indices.contains(index) else { return nil }
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return ReadText(
      bytes[start..<Int(ends[index])], runs.isEmpty ? [] : runs[index] ?? [], isStruck: isStruck)
  }

  func start(_ name: String, _ attributes: XmlAttributes) {
    switch name {
    case "rPh": isPhonetic = true
    case "t": isInText = !isPhonetic
    default: rich.start(name, attributes)
    }
  }

  func end(_ name: String) {
    switch name {
    case "rPh": isPhonetic = false
    case "t": isInText = false
    case "si": close()
    default: rich.end(name, at: bytes.count - Int(ends.last ?? 0))
    }
  }

  private func close() {
    let own = rich.taken()
    if !own.isEmpty {
      runs[ends.count] = own
      size += own.count * MemoryLayout<RichText.Run>.size
    }
    ends.append(UInt32(clamping: bytes.count))
    size += MemoryLayout<UInt32>.size
    refuseWhatIsTooLarge()
  }

  func text(_ piece: UnsafeRawBufferPointer) {
    guard isInText else { return }
    bytes.append(contentsOf: piece)
    refuseWhatIsTooLarge()
  }

  private func refuseWhatIsTooLarge() {
    if bytes.count > limit - size {
      refusal = .tooLarge(actual: "\(limit >> 20) MB 以上的文字", limit: "\(limit >> 20) MB 文字")
    }
  }
}
