/* A disk that tells what was written to it, and fails when asked: stands between a program and libc (LD_PRELOAD).
 *
 * HALTE_DISK_UNDER  only files below this folder count (an absolute path)
 * HALTE_DISK_LOG    every write, size, sync, birth, end and rename is appended here, as records
 * HALTE_DISK_RULES  a file of lines `OP ENDING FROM TO ERRNO`, read anew at each call: the FROMth to TOth OP on a
 *                   path that ends in ENDING (`*`: any) fails with ERRNO; ERRNO 0 on a write: half of it is written;
 *                   ERRNO 9999: the program is killed just before it. OP `any`: whatever changes something
 *
 * A record: u8 op, u16 length of the path, the path, u64 offset, u32 length of the data, the data (little endian).
 * Ops: C born  W written  T size set  S synced  U ended  R renamed (data: the new path)  O written to standard output
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 1024
#define RULES 64

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static char *paths[FILES];
static int log_fd = -1;
static const char *under, *rules;
static char seen_rule[RULES][256];
static long seen_count[RULES];


__attribute__((constructor)) static void begin(void) {
  under = getenv("HALTE_DISK_UNDER");
  rules = getenv("HALTE_DISK_RULES");
  const char *log = getenv("HALTE_DISK_LOG");
  if (log) log_fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log_fd >= 0) { /* out of the way of the program's own numbers */
    int high = (int)syscall(SYS_fcntl, log_fd, F_DUPFD_CLOEXEC, 900);
    if (high >= 0) { syscall(SYS_close, log_fd); log_fd = high; }
  }
}

static int ours(const char *path) { return under && path && strncmp(path, under, strlen(under)) == 0; }

static void record(char op, const char *path, uint64_t offset, const void *data, size_t size) {
  if (log_fd < 0) return;
  uint16_t path_size = (uint16_t)strlen(path);
  uint32_t data_size = (uint32_t)size;
  char head[1 + 2 + PATH_MAX + 8 + 4];
  size_t at = 0;
  head[at++] = op;
  memcpy(head + at, &path_size, 2); at += 2;
  memcpy(head + at, path, path_size); at += path_size;
  memcpy(head + at, &offset, 8); at += 8;
  memcpy(head + at, &data_size, 4); at += 4;
  struct iovec parts[2] = {{head, at}, {(void *)data, size}};
  syscall(SYS_writev, log_fd, parts, 2);
}

static int ends_in(const char *path, const char *ending) {
  if (strcmp(ending, "*") == 0) return 1;
  size_t p = strlen(path), e = strlen(ending);
  return p >= e && strcmp(path + p - e, ending) == 0;
}

/* What the rules say of this call: -1 nothing, else an errno (0: a short write). */
static int verdict(const char *op, const char *path) {
  if (!rules) return -1;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, rules, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) return -1;
  char text[4096];
  long size = syscall(SYS_read, fd, text, sizeof text - 1);
  syscall(SYS_close, fd);
  if (size <= 0) return -1;
  text[size] = 0;
  int found = -1;
  char *rest = text, *line;
  while ((line = strsep(&rest, "\n"))) {
    char what[32], ending[128];
    long from, to;
    int number;
    if (sscanf(line, "%31s %127s %ld %ld %d", what, ending, &from, &to, &number) != 5) continue;
    if ((strcmp(what, op) != 0 && strcmp(what, "any") != 0) || !ends_in(path, ending)) continue;
    int i = 0;
    while (i < RULES - 1 && seen_rule[i][0] && strcmp(seen_rule[i], line) != 0) i++;
    if (!seen_rule[i][0]) snprintf(seen_rule[i], sizeof seen_rule[i], "%s", line);
    long count = ++seen_count[i];
    if (count >= from && count <= to && number == 9999) syscall(SYS_kill, getpid(), SIGKILL);
    if (count >= from && count <= to) found = number;
  }
  return found;
}

static const char *path_of(int fd) { return fd >= 0 && fd < FILES ? paths[fd] : NULL; }

static void full_path(int folder, const char *path, char *out) {
  out[0] = 0;
  if (path[0] == '/') { snprintf(out, PATH_MAX, "%s", path); return; }
  char link[64], base[PATH_MAX];
  if (folder == AT_FDCWD) {
    if (!getcwd(base, sizeof base)) return;
  } else {
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t size = readlink(link, base, sizeof base - 1);
    if (size < 0) return;
    base[size] = 0;
  }
  if ((size_t)snprintf(out, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) out[0] = 0;
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
  char full[PATH_MAX];
  full_path(folder, path, full);
  if (!ours(full)) return (int)syscall(SYS_openat, folder, path, flags, mode);
  pthread_mutex_lock(&gate);
  struct stat before;
  int is_new = (flags & O_CREAT) && stat(full, &before) != 0;
  int failure = (flags & (O_CREAT | O_WRONLY | O_RDWR)) ? verdict(is_new ? "create" : "open", full) : -1;
  int fd;
  if (failure > 0) { errno = failure; fd = -1; }
  else fd = (int)syscall(SYS_openat, folder, path, flags, mode);
  if (fd >= 0 && fd < FILES) {
    free(paths[fd]);
    paths[fd] = strdup(full);
    if (is_new) record('C', full, 0, "", 0);
    else if (flags & O_TRUNC) record('T', full, 0, "", 0);
  }
  int kept = errno;
  pthread_mutex_unlock(&gate);
  errno = kept;
  return fd;
}

#define MODE mode_t mode = 0; if (flags & (O_CREAT | __O_TMPFILE)) { va_list list; va_start(list, flags); mode = (mode_t)va_arg(list, int); va_end(list); }
int open(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags | O_LARGEFILE, mode); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int fd) {
  pthread_mutex_lock(&gate);
  if (fd >= 0 && fd < FILES && paths[fd]) { free(paths[fd]); paths[fd] = NULL; }
  pthread_mutex_unlock(&gate);
  return (int)syscall(SYS_close, fd);
}

static ssize_t written(int fd, const void *data, size_t size, int64_t offset, int placed) {
  const char *path = path_of(fd);
  if (!path) {
    ssize_t done = placed ? syscall(SYS_pwrite64, fd, data, size, offset) : syscall(SYS_write, fd, data, size);
    if (fd == 1 && done > 0 && log_fd >= 0) {
      int kept = errno;
      pthread_mutex_lock(&gate);
      record('O', "", 0, data, (size_t)done);
      pthread_mutex_unlock(&gate);
      errno = kept;
    }
    return done;
  }
  pthread_mutex_lock(&gate);
  ssize_t done;
  int failure = verdict("write", path);
  if (failure > 0) { errno = failure; done = -1; }
  else {
    if (failure == 0 && size > 1) size /= 2;
    if (!placed) {
      offset = lseek(fd, 0, SEEK_CUR);
      int flags = fcntl(fd, F_GETFL);
      if (flags >= 0 && (flags & O_APPEND)) { struct stat now; if (fstat(fd, &now) == 0) offset = now.st_size; }
    }
    done = placed ? syscall(SYS_pwrite64, fd, data, size, offset) : syscall(SYS_write, fd, data, size);
    if (done > 0) record('W', path, (uint64_t)offset, data, (size_t)done);
  }
  int kept = errno;
  pthread_mutex_unlock(&gate);
  errno = kept;
  return done;
}

ssize_t write(int fd, const void *data, size_t size) { return written(fd, data, size, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return written(fd, data, size, at, 1); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { return written(fd, data, size, at, 1); }
ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!path_of(fd) && fd != 1) return syscall(SYS_writev, fd, parts, count);
  ssize_t sum = 0;
  for (int i = 0; i < count; i++) {
    if (parts[i].iov_len == 0) continue;
    ssize_t done = written(fd, parts[i].iov_base, parts[i].iov_len, 0, 0);
    if (done < 0) return sum ? sum : -1;
    sum += done;
    if ((size_t)done < parts[i].iov_len) break;
  }
  return sum;
}

static int sized(int fd, off64_t size) {
  pthread_mutex_lock(&gate);
  const char *path = path_of(fd);
  int failure = path ? verdict("truncate", path) : -1, done;
  if (failure > 0) { errno = failure; done = -1; }
  else {
    done = (int)syscall(SYS_ftruncate, fd, size);
    if (done == 0 && path) record('T', path, (uint64_t)size, "", 0);
  }
  int kept = errno;
  pthread_mutex_unlock(&gate);
  errno = kept;
  return done;
}
int ftruncate(int fd, off_t size) { return sized(fd, size); }
int ftruncate64(int fd, off64_t size) { return sized(fd, size); }

static int synced(int fd, long call) {
  pthread_mutex_lock(&gate);
  const char *path = path_of(fd);
  int failure = path ? verdict("sync", path) : -1, done;
  if (failure > 0) { errno = failure; done = -1; }
  else {
    done = log_fd >= 0 && path ? 0 : (int)syscall(call, fd);
    if (done == 0 && path) record('S', path, 0, "", 0);
  }
  int kept = errno;
  pthread_mutex_unlock(&gate);
  errno = kept;
  return done;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int ended(int folder, const char *path, int flags) {
  char full[PATH_MAX];
  full_path(folder, path, full);
  pthread_mutex_lock(&gate);
  int done = (int)syscall(SYS_unlinkat, folder, path, flags);
  if (done == 0 && ours(full)) record('U', full, 0, "", 0);
  int kept = errno;
  pthread_mutex_unlock(&gate);
  errno = kept;
  return done;
}
int unlink(const char *path) { return ended(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return ended(folder, path, flags); }

static int renamed(int from_folder, const char *from, int to_folder, const char *to) {
  char old[PATH_MAX], new[PATH_MAX];
  full_path(from_folder, from, old);
  full_path(to_folder, to, new);
  pthread_mutex_lock(&gate);
  int failure = ours(new) ? verdict("rename", new) : -1, done;
  if (failure > 0) { errno = failure; done = -1; }
  else {
    done = (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
    if (done == 0 && ours(new)) {
      record('R', old, 0, new, strlen(new));
      for (int fd = 0; fd < FILES; fd++)
        if (paths[fd] && strcmp(paths[fd], old) == 0) { free(paths[fd]); paths[fd] = strdup(new); }
    }
  }
  int kept = errno;
  pthread_mutex_unlock(&gate);
  errno = kept;
  return done;
}
int rename(const char *from, const char *to) { return renamed(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int a, const char *from, int b, const char *to) { return renamed(a, from, b, to); }
