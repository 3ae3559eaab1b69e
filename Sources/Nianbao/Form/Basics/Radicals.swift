/// Radicals that stand for whole characters in text copied out of a PDF: they look alike and are other code points.
///
/// Those of the block Kangxi Radicals (U+2F00) are compatibility characters and go with NFKC; those of the block CJK
/// Radicals Supplement (U+2E80) are not, so the ones that look like a character of their own stand here.
///
/// Source: Unicode Character Database, `EquivalentUnifiedIdeograph.txt`.
enum Radicals {
  static func character(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    0x2E80...0x2EF3 ~= scalar.value ? characters[scalar] : nil
  }

  private static let characters: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = """
      ⺁厂⺄乙⺇几⺈刀⺊卜⺌小⺎兀⺒巳⺓幺⺗心⺛旡⺜日⺝月⺠民⺧牛⺩王⺫目⺬示⺮竹⺶羊⺹耂⺻聿⺼月⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长⻔门⻕阜⻗雨\
      ⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱亀⻲亀⻳龟
      """.unicodeScalars.map { $0 }
    var result: [Unicode.Scalar: Unicode.Scalar] = [:]
    for position in stride(from: 0, to: pairs.count - 1, by: 2) {
      result[pairs[position]] = pairs[position + 1]
    }
    return result
  }()
}
