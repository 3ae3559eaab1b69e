// What Linux has and Swift does not see: it is declared for _GNU_SOURCE alone.
#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Puts each of two files or folders in the other's place, at once: there is no moment at which one is missing.
// 0, or -1 with errno: EINVAL or ENOSYS where the file system or the kernel cannot.
static inline int system_exchange(const char *one, const char *other) {
#ifdef SYS_renameat2
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2u /* RENAME_EXCHANGE */);
#else
  errno = ENOSYS;
  return -1;
#endif
}
