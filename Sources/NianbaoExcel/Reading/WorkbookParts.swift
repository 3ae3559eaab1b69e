import Nianbao

/// The relations of a part: where other parts lie and what they are.
final class Relations: XmlTaker {
  private(set) var targets: [Relation] = []
  let refusal: WorkbookRefusal? = nil
  let isDone = false

  struct Relation {
    let id: String
    let type: String
    let target: String
  }

  func start(_ name: String, _ attributes: XmlAttributes) {
    guard name == "Relationship", let target = attributes["Target"] else { return }
    let type = (attributes["Type"] ?? "").split(separator: "/").last.map { String($0) } ?? ""
    targets.append(Relation(id: attributes["Id"] ?? "", type: type, target: target))
  }
  func end(_ name: String) {}
  func text(_ bytes: UnsafeRawBufferPointer) {}

  func first(_ type: String) -> String? { targets.first { $0.type == type }?.target }
}

/// The list of sheets in their order.
final class SheetList: XmlTaker {
  private(set) var sheets: [ListedSheet] = []
  /// Whether days count from 1904.
  private(set) var countsFrom1904 = false
  let refusal: WorkbookRefusal? = nil
  let isDone = false

  struct ListedSheet {
    let name: String
    /// The id of the relation that leads to its part.
    let relation: String
    let isHidden: Bool
  }

  func start(_ name: String, _ attributes: XmlAttributes) {
    if name == "workbookPr" { countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
    guard name == "sheet", let title = attributes["name"], let relation = attributes["id"] else { return }
    let isHidden = (attributes["state"] ?? "visible") != "visible"
    sheets.append(ListedSheet(name: title, relation: relation, isHidden: isHidden))
  }
  func end(_ name: String) {}
  func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// The properties that a blank form carries.
final class CustomProperties: XmlTaker {
  private(set) var pairs: [(key: String, value: String)] = []
  private var key: String?
  private var value: [UInt8] = []
  let refusal: WorkbookRefusal? = nil
  let isDone = false

  func start(_ name: String, _ attributes: XmlAttributes) {
    if name == "property" { (key, value) = (attributes["name"], []) }
  }
  func end(_ name: String) {
    guard name == "property", let key else { return }
    pairs.append((key, String(decoding: value, as: UTF8.self)))
    self.key = nil
  }
  func text(_ bytes: UnsafeRawBufferPointer) { if key != nil { value.append(contentsOf: bytes) } }
}
