import Foundation
import NianbaoExcel
import NianbaoProject

/// How the program gets along with what surrounds it: streams that are closed, pipes that nobody reads, and a person who
/// has had enough.
enum Interruption {
  /// - Returns: whether there is enough to work with.
  static func prepare() -> Bool {
    openClosedStreams()
    guard hasFiles() else {
      Terminal.error("能同时打开的文件太少，至少要 \(leastFiles) 个；请用 ulimit -n \(leastFiles) 放宽后再运行。")
      return false
    }
    _ = Channel.error  // before anything is kept from it
    XlsxWorkbook.silenceLibrary()
    signal(SIGPIPE, SIG_IGN)
    listen()
    return true
  }

  /// Has a thread wait for the person who has had enough; where there is none to be had, the system ends the process.
  ///
  /// A signal may come between any two steps, so that nothing can be done in its handler but to wake the thread.
  private static func listen() {
    var thread = pthread_t()
    let isAwake =
      pipe(&ends) == 0
      && pthread_create(
        &thread, nil,
        { _ in
          var number: UInt8 = 0
          while read(Interruption.ends[0], &number, 1) != 1 {}
          Interruption.stop(Int32(number))
        }, nil) == 0
    guard isAwake else { return }
    // What nohup or a shell has the program ignore stays ignored.
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(Interruption.ends[1], &byte, 1)
      }
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Of the pipe from the handler to the thread: set before either exists.
  nonisolated(unsafe) private static var ends: [Int32] = [-1, -1]

  private static let leastFiles: rlim_t = 64

  /// Whether enough files may be open at once, asking the system for more where it must.
  private static func hasFiles() -> Bool {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < leastFiles
    else {
      return true
    }
    var more = rlimit(rlim_cur: leastFiles, rlim_max: max(leastFiles, limit.rlim_max))
    return setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &more) == 0
  }

  /// The exit status of a command that has ended with this one: what programs were to read and did not get is told.
  static func finished(_ status: Int32) -> Int32 {
    let trouble = Channel.standard.trouble
    if trouble == 0 { return status }
    Terminal.error("标准输出写不了，\(Files.reason(trouble))。")
    return status == 0 && Channel.standard.hasLostData ? 2 : status
  }

  /// A file that is opened later must not get the number of a stream, or messages would go into it.
  private static func openClosedStreams() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// What is half done is removed; what stood there stays.
  private static func stop(_ number: Int32) -> Never {
    Unfinished.abandon { hasReplaced in
      ProgressLine.end()
      Terminal.error(
        hasReplaced ? "已停止。停止以前写好的已经放好，没有写完的已经删去。" : "已停止。没有写完的已经删去，原来的文件没有动。")
      _exit(128 + number)
    }
  }
}
