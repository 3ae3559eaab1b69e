/// Text scalar by scalar, as browsers and spreadsheets read it.
///
/// To Swift `<` with a combining mark after it is another character than `<`; to a browser it begins a tag all the same.
/// What makes a text safe must therefore never look at characters.
extension StringProtocol {
  /// The text with some of its scalars replaced; `nil` keeps one as it is.
  package func replacingScalars(_ other: (Unicode.Scalar) -> String?) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let text = other(scalar) {
        // Appending them together copies what is there already, every time.
        for scalar in text.unicodeScalars { result.append(scalar) }
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text with every such scalar replaced.
  package func replacing(scalar: Unicode.Scalar, with text: String) -> String {
    replacingScalars { $0 == scalar ? text : nil }
  }

  /// As it was written, without white space around it.
  var withoutOuterSpace: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// Its words between white space.
  var scalarWords: [[Unicode.Scalar]] {
    unicodeScalars.split { $0.properties.isWhitespace }.map { Array($0) }
  }
}

extension StringProtocol {
  /// The text as far as XML can hold it, in workbooks and in pages: control characters, U+FFFE and U+FFFF are left out,
  /// and those among them that are white space become a blank.
  ///
  /// Between digits `�` stands for them: without anything two numbers would be one.
  ///
  /// Source: XML 1.0, production 2 (`Char`).
  package var withoutControls: String {
    if unicodeScalars.allSatisfy(\.isInXML) { return String(self) }
    var result = String.UnicodeScalarView()
    var isGap = false
    for scalar in unicodeScalars {
      if scalar.isInXML {
        if isGap, scalar.isOfNumber, result.last?.isOfNumber == true { result.append("\u{FFFD}") }
        result.append(scalar)
        isGap = false
      } else if scalar.properties.isWhitespace {
        result.append(" ")
      } else {
        isGap = true
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isOfNumber: Bool { "0"..."9" ~= self || self == "." || self == "," }

  fileprivate var isInXML: Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x10000...: true
    default: false
    }
  }
}
