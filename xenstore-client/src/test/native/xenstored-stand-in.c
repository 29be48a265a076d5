/*
 * Preloaded into Xen's xenstored (C) or oxenstored (OCaml) so that it runs without a hypervisor:
 * answers the handful of library calls by which it meets domains. A test peer, no part of the
 * product.
 *
 * oxenstored has its paths built in; what it opens, binds or removes in its run and log directories
 * is moved to XENSTORED_RUNDIR, so that it touches nothing of the machine's own.
 *
 * What it pretends: every domid is a domain that is up; mapping any guest's ring gives a fresh empty
 * page; no event channel ever fires. Domain 0's own ring comes from two files of the kernel,
 * /proc/xen/xsd_kva and xsd_port, which are answered from memory.
 */
#define _GNU_SOURCE
#define __XEN_TOOLS__ 1
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <xenctrl.h>
#include <xenevtchn.h>
#include <xengnttab.h>

enum { PAGE_BYTES = 4096 };

/* Stands for every handle: callers only compare it with NULL. */
static char token;
#define HANDLE ((void *)&token)

static int channel_fd = -1;
static unsigned int ports_given = 100;

/* A file of the given size in memory, its start filled with text. */
static int file_in_memory(const char *text, off_t bytes)
{
    int fd = memfd_create("xenstored-test", MFD_CLOEXEC);

    if (fd < 0 || ftruncate(fd, bytes) != 0)
        abort();
    if (pwrite(fd, text, strlen(text), 0) != (ssize_t)strlen(text))
        abort();
    return fd;
}

static int opened_instead(const char *path)
{
    if (strcmp(path, "/proc/xen/xsd_kva") == 0 || strcmp(path, "/dev/xen/xenbus_backend") == 0)
        return file_in_memory("", PAGE_BYTES);
    if (strcmp(path, "/proc/xen/xsd_port") == 0)
        return file_in_memory("1", 1);
    return -1;
}

/* The path itself, or its namesake in our run directory; buffer holds the result. */
static const char *moved(const char *path, char *buffer, size_t bytes)
{
    static const char *const taken[] = {
        "/var/run/xenstored/", "/run/xenstored/", "/var/run/xen/", "/var/log/xen/"};
    const char *to = getenv("XENSTORED_RUNDIR");
    size_t i;

    for (i = 0; to != NULL && i < sizeof(taken) / sizeof(taken[0]); i++) {
        if (strncmp(path, taken[i], strlen(taken[i])) == 0) {
            if (snprintf(buffer, bytes, "%s/%s", to, path + strlen(taken[i])) >= (int)bytes)
                abort();
            return buffer;
        }
    }
    return path;
}

int unlink(const char *path)
{
    int (*next)(const char *) = (int (*)(const char *))dlsym(RTLD_NEXT, "unlink");
    char buffer[4096];

    return next(moved(path, buffer, sizeof(buffer)));
}

int bind(int fd, const struct sockaddr *address, socklen_t bytes)
{
    int (*next)(int, const struct sockaddr *, socklen_t) =
        (int (*)(int, const struct sockaddr *, socklen_t))dlsym(RTLD_NEXT, "bind");
    struct sockaddr_un elsewhere = {.sun_family = AF_UNIX};
    char path[sizeof(elsewhere.sun_path) + 1] = "";
    char buffer[sizeof(elsewhere.sun_path)];

    if (address->sa_family != AF_UNIX)
        return next(fd, address, bytes);
    memcpy(path, ((const struct sockaddr_un *)address)->sun_path,
           bytes - offsetof(struct sockaddr_un, sun_path));
    strcpy(elsewhere.sun_path, moved(path, buffer, sizeof(buffer)));
    return next(fd, (const struct sockaddr *)&elsewhere, sizeof(elsewhere));
}

/* oxenstored asks for more descriptors than a container may give. */
int setrlimit(__rlimit_resource_t resource, const struct rlimit *limits)
{
    (void)resource, (void)limits;
    return 0;
}

typedef int (*open_function)(const char *, int, ...);

static int open_really(const char *name, const char *path, int flags, mode_t mode)
{
    open_function next = (open_function)dlsym(RTLD_NEXT, name);
    int fd = opened_instead(path);
    char buffer[4096];

    return fd >= 0 ? fd : next(moved(path, buffer, sizeof(buffer)), flags, mode);
}

static mode_t mode_of(int flags, va_list arguments)
{
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    mode_t mode;

    va_start(arguments, flags);
    mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_really("open", path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    mode_t mode;

    va_start(arguments, flags);
    mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_really("open64", path, flags, mode);
}

/* libxenctrl: is there such a domain, and has it shut down? Yes, and no. */

xc_interface *xc_interface_open(xentoollog_logger *log, xentoollog_logger *dombuild, unsigned flags)
{
    (void)log, (void)dombuild, (void)flags;
    return HANDLE;
}

int xc_interface_close(xc_interface *xch)
{
    (void)xch;
    return 0;
}

int xc_domain_getinfo(xc_interface *xch, uint32_t first, unsigned int max, xc_dominfo_t *info)
{
    (void)xch;
    if (max == 0)
        return 0;
    memset(info, 0, sizeof(*info));
    info->domid = first;
    info->running = 1;
    return 1;
}

int xc_domain_getinfolist(
    xc_interface *xch, uint32_t first, unsigned int max, xc_domaininfo_t *info)
{
    (void)xch;
    if (max == 0)
        return 0;
    memset(info, 0, sizeof(*info));
    info->domain = first;
    info->flags = XEN_DOMINF_running;
    return 1;
}

/* A guest's ring, as oxenstored maps it. */
void *xc_map_foreign_range(
    xc_interface *xch, uint32_t domid, int size, int protection, unsigned long frame)
{
    void *page = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    (void)xch, (void)domid, (void)protection, (void)frame;
    return page == MAP_FAILED ? NULL : page;
}

/* libxenevtchn: ports are numbers, and the descriptor that tells of events never becomes readable. */

static xenevtchn_handle *channels(int fd)
{
    channel_fd = fd;
    return fd < 0 ? NULL : HANDLE;
}

xenevtchn_handle *xenevtchn_open(struct xentoollog_logger *log, unsigned int flags)
{
    (void)log, (void)flags;
    return channels(eventfd(0, 0));
}

xenevtchn_handle *xenevtchn_fdopen(struct xentoollog_logger *log, int fd, unsigned int flags)
{
    (void)log, (void)flags;
    return channels(fd);
}

int xenevtchn_close(xenevtchn_handle *xce)
{
    (void)xce;
    return close(channel_fd);
}

int xenevtchn_fd(xenevtchn_handle *xce)
{
    (void)xce;
    return channel_fd;
}

int xenevtchn_notify(xenevtchn_handle *xce, evtchn_port_t port)
{
    (void)xce, (void)port;
    return 0;
}

xenevtchn_port_or_error_t xenevtchn_bind_interdomain(
    xenevtchn_handle *xce, uint32_t domid, evtchn_port_t remote)
{
    (void)xce, (void)domid, (void)remote;
    return (int)++ports_given;
}

xenevtchn_port_or_error_t xenevtchn_bind_virq(xenevtchn_handle *xce, unsigned int virq)
{
    (void)xce, (void)virq;
    return (int)++ports_given;
}

xenevtchn_port_or_error_t xenevtchn_pending(xenevtchn_handle *xce)
{
    (void)xce;
    errno = EAGAIN;
    return -1;
}

int xenevtchn_unmask(xenevtchn_handle *xce, evtchn_port_t port)
{
    (void)xce, (void)port;
    return 0;
}

int xenevtchn_unbind(xenevtchn_handle *xce, evtchn_port_t port)
{
    (void)xce, (void)port;
    return 0;
}

/* libxengnttab: a guest's ring is an empty page. */

xengnttab_handle *xengnttab_open(struct xentoollog_logger *log, unsigned flags)
{
    (void)log, (void)flags;
    return HANDLE;
}

int xengnttab_close(xengnttab_handle *xgt)
{
    (void)xgt;
    return 0;
}

int xengnttab_set_max_grants(xengnttab_handle *xgt, uint32_t count)
{
    (void)xgt, (void)count;
    return 0;
}

void *xengnttab_map_grant_ref(xengnttab_handle *xgt, uint32_t domid, uint32_t ref, int protection)
{
    void *page = mmap(NULL, PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    (void)xgt, (void)domid, (void)ref, (void)protection;
    return page == MAP_FAILED ? NULL : page;
}

int xengnttab_unmap(xengnttab_handle *xgt, void *address, uint32_t count)
{
    (void)xgt;
    return munmap(address, (size_t)count * PAGE_BYTES);
}
