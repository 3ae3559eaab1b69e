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
  private let encoding: TextEncoding

  /// - Throws: `MissingConverter` where the system does not know the encoding.
  package init(_ encoding: TextEncoding, opening: Opening = Self.system) throws(MissingConverter) {
    guard let opened = opening(encoding.name) else { throw MissingConverter(encoding: encoding.name) }
    handle = opened
    self.encoding = encoding
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
    let capacity = bytes.count * 3 / encoding.width + 16
    let text = [UInt8](unsafeUninitializedCapacity: capacity) { room, count in
      bytes.withUnsafeBufferPointer { input in
        guard let from = input.baseAddress, let to = room.baseAddress else { return }
        var work = Work(from: from, left: input.count, to: to, space: room.count)
        fault = convert(&work, atFault, ConversionTable(encoding, for: bytes.count))
        count = room.count - work.space
      }
    }
    return Converted(text: text, fault: fault)
  }

  /// What is still to be converted, and where it goes.
  struct Work {
    var from: UnsafePointer<UInt8>
    var left: Int
    var to: UnsafeMutablePointer<UInt8>
    var space: Int
  }

  private func convert(_ work: inout Work, _ atFault: AtFault, _ table: ConversionTable?) -> Fault? {
    var fault: Fault?
    while work.left > 0 {
      table?.convert(&work)
      if work.left == 0 { break }
      let code = ask(&work, min(work.left, table?.length(of: work) ?? work.left))
      if code == 0 { continue }
      if code == E2BIG { break }
      fault = code == EINVAL && atFault == .stop ? .cut : .invalid
      if atFault == .stop { break }
      work.to.pointee = 0xFF
      work.to += 1
      work.space -= 1
      let skipped = min(encoding.width, work.left)
      work.from += skipped
      work.left -= skipped
    }
    return fault
  }

  /// Has iconv convert the next bytes; 0, or why it stopped.
  private func ask(_ work: inout Work, _ count: Int) -> Int32 {
    // iconv takes its input as mutable, but never writes to it.
    var from: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: work.from)
      .assumingMemoryBound(to: CChar.self)
    var to: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(work.to).assumingMemoryBound(
      to: CChar.self)
    var rest = count
    let before = work.space
    let code = iconv(handle, &from, &rest, &to, &work.space) == -1 ? errno : 0
    work.from += count - rest
    work.left -= count - rest
    work.to += before - work.space
    return code
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
