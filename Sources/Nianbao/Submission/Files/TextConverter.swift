import Glibc

/// Turns bytes of one encoding into UTF-8 with the C library's iconv, which is asked first whether it knows it.
package struct TextConverter: ~Copyable {
  /// Opens iconv for an encoding; `nil` where the system does not know it.
  package typealias Opening = @Sendable (_ encoding: String) -> iconv_t?

  package static let system: Opening = { encoding in
    let opened = iconv_open("UTF-8", encoding)
    return opened == iconv_t(bitPattern: -1) ? nil : opened
  }

  private let handle: iconv_t
  private let width: Int

  /// - Throws: `MissingConverter` where the system does not know the encoding.
  package init(_ encoding: TextEncoding, opening: Opening = Self.system) throws(MissingConverter) {
    guard let opened = opening(encoding.name) else { throw MissingConverter(encoding: encoding.name) }
    handle = opened
    width = encoding.width
  }

  deinit { iconv_close(handle) }

  /// What is done about bytes that stand for no character.
  package enum AtFault {
    /// Nothing behind them is decoded.
    case stop
    /// Each becomes the byte 0xFF, which no UTF-8 holds, and decoding goes on.
    case mark
  }

  package struct Converted {
    package let text: [UInt8]
    /// `nil` when all bytes are characters.
    package let fault: Fault?
  }

  package enum Fault {
    case invalid
    /// The last character is not finished.
    case cut
  }

  /// The bytes as UTF-8.
  package func converted(_ bytes: ArraySlice<UInt8>, atFault: AtFault) -> Converted {
    var fault: Fault?
    // No character needs more than three bytes for one of its own.
    let capacity = bytes.count * 3 / width + 16
    let text = [UInt8](unsafeUninitializedCapacity: capacity) { room, count in
      bytes.withUnsafeBytes { input in
        // iconv takes its input as mutable, but never writes to it.
        var from = UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var left = input.count
        var to = UnsafeMutableRawPointer(room.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var space = room.count
        while left > 0, iconv(handle, &from, &left, &to, &space) == -1, errno != E2BIG, left > 0 {
          fault = errno == EINVAL && atFault == .stop ? .cut : .invalid
          if atFault == .stop { break }
          to?.pointee = CChar(bitPattern: 0xFF)
          to = to.map { $0 + 1 }
          space -= 1
          let skipped = min(width, left)
          from = from.map { $0 + skipped }
          left -= skipped
        }
        count = room.count - space
      }
    }
    return Converted(text: text, fault: fault)
  }
}

/// The system cannot decode an encoding, so that nothing can be said of the files written in it.
package struct MissingConverter: Error, Equatable, CustomStringConvertible {
  /// As people call it: `GB18030`.
  package let encoding: String

  package var description: String {
    "这台机器的 iconv 没有 \(encoding)，读不了用它写的文件；请安装 glibc 的编码模块（gconv），或者把文件另存为“CSV UTF-8（逗号分隔）”。"
  }
}
