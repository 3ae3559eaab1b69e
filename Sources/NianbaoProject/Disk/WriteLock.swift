import Foundation

/// Keeps others from writing in a project while this one does; who only reads never waits.
///
/// The folder of what was submitted is itself the lock, so that nothing lies about afterwards, and a folder that nobody may
/// write in can be locked too. The system lets go of it when the process ends, however it ends.
final class WriteLock {
  private let file: Int32

  /// Waits for another writer, at most `patience` seconds.
  ///
  /// - Throws: `FileTrouble` naming who writes, when that takes too long.
  init(_ folder: String, patience: Double = 20) throws(FileTrouble) {
    file = open(folder, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileTrouble(description: "\(folder)：打不开，\(Files.reason(errno))。") }
    let start = Date()
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      // Some file systems of networks have no such locks; there the office itself takes care.
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      if Date().timeIntervalSince(start) > patience {
        // What was opened is closed by `deinit`, which runs here too; closed twice, it could be another's file by then.
        throw FileTrouble(
          description: "\(folder)：\(Self.owner(of: file))正在写，等了 \(Int(patience)) 秒还没有写完。什么都没有改，请稍后再试。")
      }
      usleep(20_000)
    }
  }

  deinit { close(file) }

  /// Who has the lock, as the system lists it: `lisi 运行的 nianbao build（进程 4711）`.
  private static func owner(of file: Int32) -> String {
    var status = stat()
    let list = (try? Files.bytes(of: "/proc/locks")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard fstat(file, &status) == 0 else { return "另一个 nianbao " }
    let lines = list.split(separator: "\n").map { $0.split(separator: " ") }
    let line = lines.first { $0.count > 5 && $0[1] == "FLOCK" && $0[5].hasSuffix(":\(status.st_ino)") }
    guard let process = line.flatMap({ Int32($0[4]) }), process > 0 else { return "另一个 nianbao " }
    let words = ((try? Files.bytes(of: "/proc/\(process)/cmdline")) ?? []).split(separator: 0).prefix(2)
    let command = words.map { String(decoding: $0, as: UTF8.self).fileName }.joined(separator: " ")
    let user = stat("/proc/\(process)", &status) == 0 ? getpwuid(status.st_uid) : nil
    let name = user.map { String(cString: $0.pointee.pw_name) + " 运行的 " } ?? ""
    return "\(name)\(command.isEmpty ? "另一个 nianbao" : command)（进程 \(process)）"
  }
}
