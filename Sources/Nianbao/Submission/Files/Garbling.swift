/// How a text was spoilt on its way: opened in one encoding and saved in another, so that no word is left whole.
enum Garbling: Equatable {
  /// UTF-8 that was opened as GBK: `鏀垮簻淇℃伅`.
  case utf8AsGBK
  /// GBK that was opened as a Western encoding: `ÕþÎñ`.
  case gbkAsWestern
  /// Characters that no encoding could hold: `锟斤拷`, `���`.
  case lost

  /// `nil` when the text is not spoilt in one of these ways; a sound text would have some of the words.
  init?(_ bytes: [UInt8], words: [String]) {
    // The beginning tells it as well as all of it.
    let bytes = Array(bytes.prefix(1 << 14))
    let text = String(decoding: bytes, as: UTF8.self)
    var western = 0
    var chinese = 0
    var lost = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xA0...0xFF: western += 1
      case 0x4E00...0x9FFF: chinese += 1
      case 0xFFFD: lost += 1
      default: break
      }
    }
    if Self.isUTF8AsGBK(bytes, words) {
      self = .utf8AsGBK
    } else if lost > 3 && lost * 4 > chinese || text.contains("锟斤拷") {
      self = .lost
    } else if western > 20, western > chinese * 4 {
      self = .gbkAsWestern
    } else {
      return nil
    }
  }

  /// Whether four characters of a word stand there as its bytes read as GBK; where it begins in the middle of a pair,
  /// from the next byte.
  ///
  /// What GBK has no character for was lost on the way, or became something else.
  private static func isUTF8AsGBK(_ bytes: [UInt8], _ words: [String]) -> Bool {
    // Where the system has no GB18030 this kind cannot be told apart; the file is refused all the same.
    guard bytes.contains(where: { $0 >= 0xE2 }), let converter = try? TextConverter(.gb18030) else {
      return false
    }
    let found = fours(in: bytes)
    return words.contains { word in
      (0...1).contains { start in
        let spoilt = converter.converted(Array(word.utf8)[start...], atFault: .mark).text
        return !found.isDisjoint(with: fours(in: spoilt))
      }
    }
  }

  /// Every four characters that stand together, of those that GBK makes of Chinese; sixteen bits for each.
  private static func fours(in text: [UInt8]) -> Set<UInt64> {
    var fours: Set<UInt64> = []
    var (four, length): (UInt64, Int) = (0, 0)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      four = four << 16 | UInt64(scalar.value & 0xFFFF)
      length = 0x2000...0x9FFF ~= scalar.value ? length + 1 : 0
      if length >= 4 { fours.insert(four) }
    }
    return fours
  }
}
