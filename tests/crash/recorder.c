/* A recording layer between a server and its disk, loaded with LD_PRELOAD.
 *
 * It appends one record for each write, truncation, sync and change of a directory below $RECORDER_ROOT to $RECORDER_LOG,
 * and can kill the process or make a call fail at a chosen place. replay.py reads the log; control.py writes the page of
 * faults. The layout of both is written down twice, here and there, and nowhere else.
 *
 * It does not know what the server promises. It sees calls through libc only: a program that made its system calls
 * itself would be missed, which replay.py finds by comparing the end of the recording with the disk. Files mapped for
 * writing are recorded as such and make a recording unusable, except SQLite's -shm, which is not meant to be durable:
 * SQLite must therefore run without mmap_size (its default).
 *
 * A write is recorded after it happened and a sync when it begins and when it ends, so that a write recorded before a
 * sync began is certainly covered by it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

enum class {
    SEGMENT_WRITE, SEGMENT_SYNC, WAL_WRITE, WAL_SYNC, DB_WRITE, DB_SYNC, DIR_CHANGE, DIR_SYNC,
    OTHER_WRITE, OTHER_SYNC, SOCKET_WRITE, REPLY, CLASSES
};
static const char *const class_names[CLASSES] = {
    "segment.write", "segment.sync", "wal.write", "wal.sync", "db.write", "db.sync", "dir.change", "dir.sync",
    "other.write", "other.sync", "socket.write", "reply",
};

enum action { NONE, KILL_BEFORE, KILL_AFTER, KILL_MIDDLE, FAIL_ONCE, FAIL_ON, FAIL_TORN, DROP, ACTIONS };
static const char *const action_names[ACTIONS] = {
    "none", "kill-before", "kill-after", "kill-middle", "fail-once", "fail-on", "fail-torn", "drop",
};

/* The page of faults, shared with whoever steers. `at` counts operations of the class since the page was made. */
struct fault {
    _Atomic uint64_t count, at, hits;
    _Atomic uint32_t action, error;
    uint8_t reserved[32];
};
struct control {
    char needle[64]; /* a stream write that contains this is a `reply` */
    struct fault faults[CLASSES];
};

enum op { OP_OPEN = 1, OP_WRITE, OP_TRUNCATE, OP_SYNC_BEGIN, OP_SYNC_END, OP_RENAME, OP_LINK, OP_UNLINK, OP_MKDIR, OP_RMDIR,
          OP_MAPPED, OP_REPLY };
enum { CREATED = 1, DIRECTORY = 2, FAILED = 4 };

struct record {
    uint32_t magic; /* "RECD" */
    uint8_t op, class;
    uint16_t flags;
    uint64_t time; /* CLOCK_MONOTONIC, nanoseconds */
    uint64_t inode;
    int64_t offset;
    uint32_t path_len, data_len;
};

enum kind { UNKNOWN, IGNORED, FILE_BELOW, DIRECTORY_BELOW, STREAM };
struct descriptor {
    _Atomic uint8_t kind;
    uint8_t write_class, sync_class, append;
    uint64_t inode;
};

#define DESCRIPTORS 65536
static struct descriptor table[DESCRIPTORS];
static char root[PATH_MAX];
static size_t root_len;
static int log_fd = -1;
static struct control private_control, *control = &private_control;
static atomic_int ready;
static long ahead;

static void give_up(const char *why) {
    char line[256];
    int n = snprintf(line, sizeof line, "recorder: %s: %s\n", why, strerror(errno));
    syscall(SYS_write, 2, line, n);
    syscall(SYS_exit_group, 99);
}

/* "wal.sync:kill-after:3" or "segment.write:fail-on:1:28"; several are separated by commas. */
static void arm_from_environment(const char *text) {
    char copy[1024], *rest = copy, *one;
    snprintf(copy, sizeof copy, "%s", text);
    while ((one = strsep(&rest, ",")) != NULL) {
        char *name = strsep(&one, ":"), *action = strsep(&one, ":"), *at = strsep(&one, ":"), *error = strsep(&one, ":");
        int c = 0, a = 0;
        while (c < CLASSES && strcmp(class_names[c], name)) c++;
        while (a < ACTIONS && (!action || strcmp(action_names[a], action))) a++;
        errno = EINVAL;
        if (c == CLASSES || a == ACTIONS) give_up(text);
        control->faults[c].at = at ? strtoull(at, NULL, 10) : 1;
        control->faults[c].error = error ? atoi(error) : ENOSPC;
        control->faults[c].action = a;
    }
}

__attribute__((constructor)) static void begin(void) {
    const char *under = getenv("RECORDER_ROOT"), *log = getenv("RECORDER_LOG"), *page = getenv("RECORDER_CONTROL");
    const char *fault = getenv("RECORDER_FAULT"), *seconds = getenv("RECORDER_AHEAD");
    if (seconds) ahead = atol(seconds);
    if (!under) return;
    if (!realpath(under, root)) give_up("RECORDER_ROOT");
    root_len = strlen(root);
    if (log && (log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)) < 0)
        give_up("RECORDER_LOG");
    if (page) {
        int fd = syscall(SYS_openat, AT_FDCWD, page, O_RDWR | O_CLOEXEC, 0);
        void *map = fd < 0 ? MAP_FAILED : (void *)syscall(SYS_mmap, NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (map == MAP_FAILED) give_up("RECORDER_CONTROL");
        control = map;
        syscall(SYS_close, fd);
    }
    if (fault) arm_from_environment(fault);
    ready = 1;
}

/* ---- the log */

static void record_v(enum op op, int class, int flags, uint64_t inode, int64_t offset, const char *path,
                     const struct iovec *data, int count, size_t len) {
    if (log_fd < 0) return;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    struct record head = { 0x44434552, op, class, flags, now.tv_sec * 1000000000ull + now.tv_nsec, inode, offset,
                           path ? strlen(path) : 0, len };
    struct iovec parts[66] = { { &head, sizeof head }, { (void *)path, head.path_len } };
    char *flat = NULL;
    int used = 2;
    size_t left = len;
    if (count > 64) {
        flat = malloc(len);
        if (!flat) give_up("memory");
        size_t at = 0;
        for (int i = 0; i < count && at < len; i++) {
            size_t n = data[i].iov_len < len - at ? data[i].iov_len : len - at;
            memcpy(flat + at, data[i].iov_base, n);
            at += n;
        }
        parts[used++] = (struct iovec){ flat, len };
    } else {
        for (int i = 0; i < count && left; i++) {
            size_t n = data[i].iov_len < left ? data[i].iov_len : left;
            parts[used++] = (struct iovec){ data[i].iov_base, n };
            left -= n;
        }
    }
    /* One call to a file opened for appending: the kernel gives each record its own place, in order. */
    if (syscall(SYS_writev, log_fd, parts, used) != (ssize_t)(sizeof head + head.path_len + len)) give_up("RECORDER_LOG");
    free(flat);
}

static void record(enum op op, int class, int flags, uint64_t inode, int64_t offset, const char *path, const char *data) {
    struct iovec one = { (void *)data, data ? strlen(data) : 0 };
    int saved = errno;
    record_v(op, class, flags, inode, offset, path, &one, 1, one.iov_len);
    errno = saved;
}

/* Between an operation and its record the process must not end by itself, or the disk would hold what the log does not. */
static atomic_int in_flight, ending;
static pid_t ending_thread;

static void enter(void) {
    atomic_fetch_add(&in_flight, 1);
    if (ending && syscall(SYS_gettid) != ending_thread) {
        atomic_fetch_sub(&in_flight, 1);
        for (;;) syscall(SYS_pause);
    }
}
static void leave(void) { atomic_fetch_sub(&in_flight, 1); }

__attribute__((destructor)) static void end(void) {
    ending_thread = syscall(SYS_gettid);
    ending = 1;
    while (in_flight > 0) syscall(SYS_sched_yield);
}

/* ---- faults */

static void kill_self(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) syscall(SYS_pause);
}

/* Counts an operation; what is to be done with it. */
static enum action fault_of(int class, int *error) {
    struct fault *fault = &control->faults[class];
    uint64_t n = atomic_fetch_add(&fault->count, 1) + 1;
    enum action action = fault->action;
    if (action == NONE || n < fault->at) return NONE;
    int one_time = action == KILL_BEFORE || action == KILL_AFTER || action == KILL_MIDDLE || action == FAIL_ONCE;
    if (one_time && n != fault->at) return NONE;
    *error = fault->error;
    atomic_fetch_add(&fault->hits, 1);
    if (action == KILL_BEFORE) kill_self();
    if (action == FAIL_TORN) return n == fault->at ? FAIL_TORN : FAIL_ON;
    return action;
}

static int fails(enum action action) { return action == FAIL_ONCE || action == FAIL_ON; }

/* ---- descriptors and paths */

static struct descriptor *at(int fd) {
    static struct descriptor none = { .kind = IGNORED };
    return ready && fd >= 0 && fd < DESCRIPTORS ? &table[fd] : &none;
}

static int below(const char *path) {
    return !strncmp(path, root, root_len) && (path[root_len] == 0 || path[root_len] == '/');
}

static int ends(const char *path, const char *with) {
    size_t n = strlen(path), m = strlen(with);
    return n >= m && !strcmp(path + n - m, with);
}

/* The absolute path with its folder resolved, when it lies below the root. */
static int resolve(int dir, const char *path, char *out) {
    char full[PATH_MAX * 2], folder[PATH_MAX];
    if (!ready || !path) return 0;
    if (path[0] == '/') {
        if (strlen(path) >= PATH_MAX) return 0;
        strcpy(full, path);
    } else {
        char link[64];
        snprintf(link, sizeof link, dir == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", dir);
        ssize_t n = syscall(SYS_readlinkat, AT_FDCWD, link, full, PATH_MAX - 1);
        if (n < 0 || n + 1 + strlen(path) >= PATH_MAX) return 0;
        full[n] = '/';
        strcpy(full + n + 1, path);
    }
    size_t len = strlen(full);
    while (len > 1 && full[len - 1] == '/') full[--len] = 0;
    if (!strcmp(full, root)) return strcpy(out, full), 1;
    char *slash = strrchr(full, '/');
    *slash = 0;
    int saved = errno;
    char *real = realpath(*full ? full : "/", folder);
    errno = saved;
    if (!real || !below(folder) || strlen(folder) + 1 + strlen(slash + 1) >= PATH_MAX) return 0;
    sprintf(out, "%s/%s", folder, slash + 1);
    return !ends(out, "-shm");
}

static const char *relative(const char *path) { return path[root_len] ? path + root_len + 1 : ""; }

static void classify(struct descriptor *d, const char *path) {
    if (ends(path, ".seg")) d->write_class = SEGMENT_WRITE, d->sync_class = SEGMENT_SYNC;
    else if (ends(path, "-wal")) d->write_class = WAL_WRITE, d->sync_class = WAL_SYNC;
    else if (ends(path, ".db") || ends(path, ".sqlite") || ends(path, ".sqlite3"))
        d->write_class = DB_WRITE, d->sync_class = DB_SYNC;
    else d->write_class = OTHER_WRITE, d->sync_class = OTHER_SYNC;
}

static void forget(int fd) {
    if (fd >= 0 && fd < DESCRIPTORS) table[fd].kind = UNKNOWN;
}

static void same(int from, int to) {
    if (from < 0 || to < 0 || from >= DESCRIPTORS || to >= DESCRIPTORS) return;
    table[to].write_class = table[from].write_class;
    table[to].sync_class = table[from].sync_class;
    table[to].append = table[from].append;
    table[to].inode = table[from].inode;
    table[to].kind = table[from].kind;
}

static enum kind kind_of(int fd) {
    struct descriptor *d = at(fd);
    if (d->kind != UNKNOWN) return d->kind;
    struct stat st;
    int saved = errno, type = 0;
    socklen_t len = sizeof type;
    int stream = !fstat(fd, &st) && S_ISSOCK(st.st_mode) && !getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &len) && type == SOCK_STREAM;
    errno = saved;
    return d->kind = stream ? STREAM : IGNORED;
}

/* ---- opening */

static int open_any(int dir, const char *path, int flags, mode_t mode) {
    char full[PATH_MAX];
    int unnamed = (flags & O_TMPFILE) == O_TMPFILE;
    if (unnamed || !resolve(dir, path, full)) {
        int fd = syscall(SYS_openat, dir, path, flags, mode);
        forget(fd);
        if (fd >= 0 && fd < DESCRIPTORS && ready) table[fd].kind = IGNORED;
        return fd;
    }
    int created = 0, error = 0;
    if (flags & O_CREAT) {
        int saved = errno;
        created = syscall(SYS_faccessat, dir, path, F_OK) != 0;
        errno = saved;
    }
    enum action action = created ? fault_of(DIR_CHANGE, &error) : NONE;
    if (fails(action) || action == FAIL_TORN) return errno = error, -1;
    enter();
    int fd = syscall(SYS_openat, dir, path, flags, mode);
    if (fd < 0 || fd >= DESCRIPTORS) return leave(), fd;
    struct stat st;
    if (fstat(fd, &st)) give_up("fstat");
    struct descriptor *d = &table[fd];
    classify(d, full);
    d->append = !!(flags & O_APPEND);
    d->inode = st.st_ino;
    d->kind = S_ISDIR(st.st_mode) ? DIRECTORY_BELOW : S_ISREG(st.st_mode) ? FILE_BELOW : IGNORED;
    if (d->kind == IGNORED) return leave(), fd;
    record(OP_OPEN, 0, (created ? CREATED : 0) | (d->kind == DIRECTORY_BELOW ? DIRECTORY : 0), st.st_ino, 0, relative(full), NULL);
    if (flags & O_TRUNC && !created) record(OP_TRUNCATE, d->write_class, 0, st.st_ino, 0, NULL, NULL);
    leave();
    if (action == KILL_AFTER || action == KILL_MIDDLE) kill_self();
    return fd;
}

#define MODE_ARGUMENT                                       \
    mode_t mode = 0;                                        \
    if (flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE) { \
        va_list list;                                       \
        va_start(list, flags);                              \
        mode = va_arg(list, int);                           \
        va_end(list);                                       \
    }
EXPORT int open(const char *path, int flags, ...) { MODE_ARGUMENT return open_any(AT_FDCWD, path, flags, mode); }
EXPORT int open64(const char *path, int flags, ...) { MODE_ARGUMENT return open_any(AT_FDCWD, path, flags, mode); }
EXPORT int openat(int dir, const char *path, int flags, ...) { MODE_ARGUMENT return open_any(dir, path, flags, mode); }
EXPORT int openat64(int dir, const char *path, int flags, ...) { MODE_ARGUMENT return open_any(dir, path, flags, mode); }
EXPORT int creat(const char *path, mode_t mode) { return open_any(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
EXPORT int creat64(const char *path, mode_t mode) { return creat(path, mode); }

EXPORT int close(int fd) {
    forget(fd);
    return syscall(SYS_close, fd);
}
EXPORT int dup(int fd) {
    int to = syscall(SYS_dup, fd);
    return same(fd, to), to;
}
EXPORT int dup3(int fd, int to, int flags) {
    int got = syscall(SYS_dup3, fd, to, flags);
    return same(fd, got), got;
}
EXPORT int dup2(int fd, int to) { return fd == to ? fd : dup3(fd, to, 0); }
static int fcntl_any(int fd, int command, void *argument) {
    int got = syscall(SYS_fcntl, fd, command, argument);
    if (command == F_DUPFD || command == F_DUPFD_CLOEXEC) same(fd, got);
    return got;
}
#define FCNTL(name)                            \
    EXPORT int name(int fd, int command, ...) { \
        va_list list;                          \
        va_start(list, command);               \
        void *argument = va_arg(list, void *); \
        va_end(list);                          \
        return fcntl_any(fd, command, argument); \
    }
FCNTL(fcntl)
FCNTL(fcntl64)
EXPORT int socket(int domain, int type, int protocol) {
    int fd = syscall(SYS_socket, domain, type, protocol);
    return forget(fd), fd;
}
EXPORT int accept4(int fd, struct sockaddr *address, socklen_t *len, int flags) {
    int got = syscall(SYS_accept4, fd, address, len, flags);
    return forget(got), got;
}
EXPORT int accept(int fd, struct sockaddr *address, socklen_t *len) { return accept4(fd, address, len, 0); }

/* ---- writing */

static size_t length(const struct iovec *parts, int count) {
    size_t sum = 0;
    for (int i = 0; i < count; i++) sum += parts[i].iov_len;
    return sum;
}

static ssize_t write_file(struct descriptor *d, int fd, const struct iovec *parts, int count, int64_t offset) {
    int error = 0;
    enum action action = fault_of(d->write_class, &error);
    if (fails(action)) return errno = error, -1;
    struct iovec half;
    if (action == KILL_MIDDLE || action == FAIL_TORN) {
        half = (struct iovec){ parts[0].iov_base, parts[0].iov_len / 2 };
        if (half.iov_len == 0) return errno = error, -1;
        parts = &half;
        count = 1;
    }
    enter();
    ssize_t done = offset < 0 ? syscall(SYS_writev, fd, parts, count) : syscall(SYS_pwritev, fd, parts, count, offset, 0L);
    if (done >= 0) {
        if (offset < 0) offset = syscall(SYS_lseek, fd, 0L, SEEK_CUR) - done;
        record_v(OP_WRITE, d->write_class, 0, d->inode, offset, NULL, parts, count, done);
    }
    leave();
    if (action == KILL_AFTER || action == KILL_MIDDLE) kill_self();
    return done;
}

static int contains(const struct iovec *parts, int count, const char *needle) {
    for (int i = 0; i < count; i++)
        if (memmem(parts[i].iov_base, parts[i].iov_len, needle, strlen(needle))) return 1;
    return 0;
}

/* A stream's write before it happens: the recorded reply is what the peer may have seen from now on. */
static enum action stream_begins(const struct iovec *parts, int count, int *error) {
    enum action action = fault_of(SOCKET_WRITE, error);
    if (control->needle[0] && contains(parts, count, control->needle)) {
        size_t len = length(parts, count);
        record_v(OP_REPLY, REPLY, 0, 0, 0, NULL, parts, count, len < 65536 ? len : 65536);
        enum action reply = fault_of(REPLY, error);
        if (reply != NONE) action = reply;
    }
    return action;
}
static void stream_ends(enum action action) {
    if (action == KILL_AFTER || action == KILL_MIDDLE) kill_self();
}

static ssize_t write_any(int fd, const struct iovec *parts, int count, int64_t offset) {
    int error = 0;
    enum kind kind = kind_of(fd);
    if (kind == FILE_BELOW) return write_file(at(fd), fd, parts, count, offset);
    enum action action = kind == STREAM ? stream_begins(parts, count, &error) : NONE;
    if (fails(action)) return errno = error, -1;
    ssize_t done = offset < 0 ? syscall(SYS_writev, fd, parts, count) : syscall(SYS_pwritev, fd, parts, count, offset, 0L);
    stream_ends(action);
    return done;
}

EXPORT ssize_t write(int fd, const void *data, size_t len) { return write_any(fd, &(struct iovec){ (void *)data, len }, 1, -1); }
EXPORT ssize_t writev(int fd, const struct iovec *parts, int count) { return write_any(fd, parts, count, -1); }
EXPORT ssize_t pwrite(int fd, const void *data, size_t len, off_t offset) { return write_any(fd, &(struct iovec){ (void *)data, len }, 1, offset); }
EXPORT ssize_t pwrite64(int fd, const void *data, size_t len, off64_t offset) { return pwrite(fd, data, len, offset); }
EXPORT ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return write_any(fd, parts, count, offset); }
EXPORT ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) { return write_any(fd, parts, count, offset); }

EXPORT ssize_t sendto(int fd, const void *data, size_t len, int flags, const struct sockaddr *to, socklen_t to_len) {
    struct iovec one = { (void *)data, len };
    int error = 0;
    enum action action = kind_of(fd) == STREAM ? stream_begins(&one, 1, &error) : NONE;
    if (fails(action)) return errno = error, -1;
    ssize_t done = syscall(SYS_sendto, fd, data, len, flags, to, to_len);
    stream_ends(action);
    return done;
}
EXPORT ssize_t send(int fd, const void *data, size_t len, int flags) { return sendto(fd, data, len, flags, NULL, 0); }
EXPORT ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
    int error = 0;
    enum action action = kind_of(fd) == STREAM ? stream_begins(message->msg_iov, message->msg_iovlen, &error) : NONE;
    if (fails(action)) return errno = error, -1;
    ssize_t done = syscall(SYS_sendmsg, fd, message, flags);
    stream_ends(action);
    return done;
}

EXPORT int ftruncate(int fd, off_t len) {
    int error = 0;
    if (kind_of(fd) != FILE_BELOW) return syscall(SYS_ftruncate, fd, len);
    enum action action = fault_of(at(fd)->write_class, &error);
    if (fails(action) || action == FAIL_TORN) return errno = error, -1;
    enter();
    int done = syscall(SYS_ftruncate, fd, len);
    if (!done) record(OP_TRUNCATE, at(fd)->write_class, 0, at(fd)->inode, len, NULL, NULL);
    leave();
    stream_ends(action);
    return done;
}
EXPORT int ftruncate64(int fd, off64_t len) { return ftruncate(fd, len); }

EXPORT int fallocate(int fd, int mode, off_t offset, off_t len) {
    int error = 0;
    if (kind_of(fd) != FILE_BELOW) return syscall(SYS_fallocate, fd, mode, offset, len);
    enum action action = fault_of(at(fd)->write_class, &error);
    if (fails(action) || action == FAIL_TORN) return errno = error, -1;
    enter();
    struct stat st;
    int done = syscall(SYS_fallocate, fd, mode, offset, len);
    if (!done && !fstat(fd, &st)) record(OP_TRUNCATE, at(fd)->write_class, 0, at(fd)->inode, st.st_size, NULL, NULL);
    leave();
    stream_ends(action);
    return done;
}
EXPORT int fallocate64(int fd, int mode, off64_t offset, off64_t len) { return fallocate(fd, mode, offset, len); }
EXPORT int posix_fallocate(int fd, off_t offset, off_t len) { return fallocate(fd, 0, offset, len) ? errno : 0; }
EXPORT int posix_fallocate64(int fd, off64_t offset, off64_t len) { return posix_fallocate(fd, offset, len); }

EXPORT void *mmap(void *address, size_t len, int protection, int flags, int fd, off_t offset) {
    if (fd >= 0 && protection & PROT_WRITE && (flags & MAP_TYPE) != MAP_PRIVATE && kind_of(fd) == FILE_BELOW)
        record(OP_MAPPED, at(fd)->write_class, 0, at(fd)->inode, 0, NULL, NULL);
    return (void *)syscall(SYS_mmap, address, len, protection, flags, fd, offset);
}
EXPORT void *mmap64(void *address, size_t len, int protection, int flags, int fd, off64_t offset) {
    return mmap(address, len, protection, flags, fd, offset);
}

/* ---- the clock: $RECORDER_AHEAD seconds in front, so that what waits for hours can be seen at work */

EXPORT int clock_gettime(clockid_t clock, struct timespec *time) {
    int done = syscall(SYS_clock_gettime, clock, time);
    if (!done && clock == CLOCK_REALTIME) time->tv_sec += ahead;
    return done;
}

/* ---- syncing */

static int sync_any(int fd, long call) {
    enum kind kind = kind_of(fd);
    if (kind != FILE_BELOW && kind != DIRECTORY_BELOW) return syscall(call, fd);
    struct descriptor *d = at(fd);
    int class = kind == DIRECTORY_BELOW ? DIR_SYNC : d->sync_class, error = 0;
    enum action action = fault_of(class, &error);
    if (action == DROP) return 0;
    int failed = fails(action) || action == FAIL_TORN;
    record(OP_SYNC_BEGIN, class, 0, d->inode, 0, NULL, NULL);
    int done = failed ? -1 : syscall(call, fd);
    if (failed) errno = error;
    record(OP_SYNC_END, class, done ? FAILED : 0, d->inode, 0, NULL, NULL);
    stream_ends(action);
    return done;
}
EXPORT int fsync(int fd) { return sync_any(fd, SYS_fsync); }
EXPORT int fdatasync(int fd) { return sync_any(fd, SYS_fdatasync); }
/* Starts write-back and promises nothing after a power cut, so it is not a sync. */
EXPORT int sync_file_range(int fd, off64_t offset, off64_t len, unsigned flags) {
    return syscall(SYS_sync_file_range, fd, offset, len, flags);
}

/* ---- directories */

static int rename_any(int from_dir, const char *from, int to_dir, const char *to, unsigned flags) {
    char a[PATH_MAX], b[PATH_MAX];
    int known_a = resolve(from_dir, from, a), known_b = resolve(to_dir, to, b), error = 0;
    if (!known_a && !known_b) return syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
    enum action action = fault_of(DIR_CHANGE, &error);
    if (fails(action) || action == FAIL_TORN) return errno = error, -1;
    enter();
    int done = syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
    if (!done) record(OP_RENAME, DIR_CHANGE, flags, 0, 0, known_a ? relative(a) : "", known_b ? relative(b) : "");
    leave();
    stream_ends(action);
    return done;
}
EXPORT int rename(const char *from, const char *to) { return rename_any(AT_FDCWD, from, AT_FDCWD, to, 0); }
EXPORT int renameat(int from_dir, const char *from, int to_dir, const char *to) { return rename_any(from_dir, from, to_dir, to, 0); }
EXPORT int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags) {
    return rename_any(from_dir, from, to_dir, to, flags);
}

EXPORT int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags) {
    char b[PATH_MAX];
    int error = 0;
    if (!resolve(to_dir, to, b)) return syscall(SYS_linkat, from_dir, from, to_dir, to, flags);
    enum action action = fault_of(DIR_CHANGE, &error);
    if (fails(action) || action == FAIL_TORN) return errno = error, -1;
    enter();
    int done = syscall(SYS_linkat, from_dir, from, to_dir, to, flags);
    struct stat st;
    if (!done && !fstatat(to_dir, to, &st, AT_SYMLINK_NOFOLLOW)) record(OP_LINK, DIR_CHANGE, 0, st.st_ino, 0, relative(b), NULL);
    leave();
    stream_ends(action);
    return done;
}
EXPORT int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

EXPORT int unlinkat(int dir, const char *path, int flags) {
    char a[PATH_MAX];
    int error = 0;
    if (!resolve(dir, path, a)) return syscall(SYS_unlinkat, dir, path, flags);
    enum action action = fault_of(DIR_CHANGE, &error);
    if (fails(action) || action == FAIL_TORN) return errno = error, -1;
    enter();
    int done = syscall(SYS_unlinkat, dir, path, flags);
    if (!done) record(flags & AT_REMOVEDIR ? OP_RMDIR : OP_UNLINK, DIR_CHANGE, 0, 0, 0, relative(a), NULL);
    leave();
    stream_ends(action);
    return done;
}
EXPORT int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
EXPORT int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

EXPORT int mkdirat(int dir, const char *path, mode_t mode) {
    char a[PATH_MAX];
    int error = 0;
    if (!resolve(dir, path, a)) return syscall(SYS_mkdirat, dir, path, mode);
    enum action action = fault_of(DIR_CHANGE, &error);
    if (fails(action) || action == FAIL_TORN) return errno = error, -1;
    enter();
    int done = syscall(SYS_mkdirat, dir, path, mode);
    struct stat st;
    if (!done && !fstatat(dir, path, &st, 0)) record(OP_MKDIR, DIR_CHANGE, DIRECTORY, st.st_ino, 0, relative(a), NULL);
    leave();
    stream_ends(action);
    return done;
}
EXPORT int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
