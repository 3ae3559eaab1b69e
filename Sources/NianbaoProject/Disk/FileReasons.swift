import Foundation

extension Files {
  /// Why the system refused, in the words of the person who has to mend it.
  package static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "没有这个文件，或者是断了的链接"
    case EACCES: "没有权限"
    case ELOOP: "链接绕成了圈"
    case EISDIR, EEXIST, ENOTEMPTY: "那里已有同名的文件夹"
    case ENOTDIR: "上一级是文件，不是文件夹"
    case ENOSPC: "磁盘已满"
    case EROFS: "磁盘是只读的"
    case EDQUOT: "磁盘配额已满"
    case EIO: "磁盘读写出错"
    case EMFILE, ENFILE: "同时打开的文件太多"
    case ENAMETOOLONG: "名称太长"
    default: "系统错误 \(code)"
    }
  }

  static func reason(_ error: any Error) -> String {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return reason(Int32(error.code)) }
    switch CocoaError.Code(rawValue: error.code) {
    case .fileReadNoSuchFile, .fileNoSuchFile: return "没有这个文件"
    case .fileReadNoPermission, .fileWriteNoPermission: return "没有权限"
    case .fileWriteOutOfSpace: return "磁盘已满"
    case .fileWriteFileExists: return "那里已有同名的文件"
    case .fileWriteVolumeReadOnly: return "磁盘是只读的"
    case .fileReadTooLarge: return "文件太大"
    default:
      if let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError { return reason(underlying) }
      return "系统错误 \(error.code)"
    }
  }
}
