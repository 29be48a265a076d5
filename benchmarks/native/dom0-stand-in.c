/*
 * Preloaded into xm, this lets a machine without Xen pass for a dom0: files below /sys/hypervisor, /proc/xen
 * and /dev/xen are looked for below $BENCH_DOM0 first. libxenguest is a stand-in of its own.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const of_xen[] = { "/sys/hypervisor/", "/proc/xen", "/dev/xen/", NULL };

static const char *moved(const char *path, char *buffer, size_t size)
{
    const char *root = getenv("BENCH_DOM0");

    if (root == NULL || path == NULL)
        return path;
    for (int i = 0; of_xen[i] != NULL; i++)
        if (strncmp(path, of_xen[i], strlen(of_xen[i])) == 0) {
            snprintf(buffer, size, "%s%s", root, path);
            return buffer;
        }
    return path;
}

#define NEXT(name, type) ((type)dlsym(RTLD_NEXT, name))
#define MOVED(path) char buffer[4096]; path = moved(path, buffer, sizeof(buffer))

#define OPEN(name)                                                                    \
    int name(const char *path, int flags, ...)                                        \
    {                                                                                 \
        va_list arguments;                                                            \
        mode_t mode = 0;                                                              \
        MOVED(path);                                                                  \
        if (flags & (O_CREAT | O_TMPFILE)) {                                          \
            va_start(arguments, flags);                                               \
            mode = va_arg(arguments, mode_t);                                         \
            va_end(arguments);                                                        \
        }                                                                             \
        return NEXT(#name, int (*)(const char *, int, ...))(path, flags, mode);       \
    }
OPEN(open)
OPEN(open64)

int access(const char *path, int mode)
{
    MOVED(path);
    return NEXT("access", int (*)(const char *, int))(path, mode);
}

int stat(const char *path, struct stat *out)
{
    MOVED(path);
    return NEXT("stat", int (*)(const char *, struct stat *))(path, out);
}

int stat64(const char *path, struct stat64 *out)
{
    MOVED(path);
    return NEXT("stat64", int (*)(const char *, struct stat64 *))(path, out);
}
