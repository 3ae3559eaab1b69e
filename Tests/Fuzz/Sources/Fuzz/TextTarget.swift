import Glibc
@testable import Nianbao

/// The bytes of a file as text: what is decoded is sound, can be encoded again, and is the same piece by piece.
func meetText(_ input: [UInt8]) throws {
  for encoding in [TextEncoding.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian] {
    let piece = try encoding.decoded(PaddedBytes(input))
    hold(piece.isSound == isSound(Array(piece.text.bytes)), "soundness that is not so")
  }
  let text = try DecodedText(input)
  hold(isSound(text.bytes), "decoded to what is no text")
  hold(String(validating: text.bytes, as: UTF8.self) != nil, "decoded to what is no UTF-8")
  let mark = TextEncoding.Mark(input)
  let content = Array(input.dropFirst(mark?.length ?? 0))
  if mark == nil, content.starts(with: text.bytes), text.isCutInsideCharacter || content == text.bytes {
    return
  }
  let encoding = mark?.encoding ?? .gb18030
  let encoded = converted(text.bytes, to: encoding)
  hold(encoded != nil, "not to be encoded")
  let again = try encoding.decoded(PaddedBytes(encoded ?? []))
  hold(Array(again.text.bytes) == text.bytes, "encoded to another text")
  let whole = try encoding.decoded(PaddedBytes(content))
  if !text.isCutInsideCharacter {
    hold(Array(whole.text.bytes) == text.bytes && whole.isSound, "another piece")
  }
}

private func isSound(_ bytes: [UInt8]) -> Bool {
  String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
}

/// UTF-8 in another encoding; `nil` where that has no such character.
private func converted(_ text: [UInt8], to encoding: TextEncoding) -> [UInt8]? {
  guard let handle = iconv_open(encoding.name, "UTF-8"), handle != iconv_t(bitPattern: -1) else { return nil }
  defer { iconv_close(handle) }
  var input = text.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: text.count * 4 + 16)
  let count = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output -> Int? in
      var (from, left, to, room) = (input.baseAddress, input.count, output.baseAddress, output.count)
      return iconv(handle, &from, &left, &to, &room) == -1 ? nil : output.count - room
    }
  }
  return count.map { output[..<$0].map { UInt8(bitPattern: $0) } }
}
