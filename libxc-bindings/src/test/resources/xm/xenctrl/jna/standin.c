/*
 * A stand-in for libxenguest.so.4.MINOR and libxenctrl: a small hypervisor in memory, with the
 * structs of that release, so that the bindings can be tested without Xen. With REAL_HEADERS the
 * structs come from the installed headers instead of from here.
 *
 * standin_* are for the test: they set up, or show what the bindings passed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef REAL_HEADERS
#define __XEN_TOOLS__ 1
#include <xen/xen.h>
#include <xen/domctl.h>
#include <xen/sysctl.h>
typedef struct xen_domctl_getdomaininfo info_t;
typedef struct xen_sysctl_physinfo phys_t;
typedef struct xen_domctl_createdomain create_t;
#else
typedef struct {
    uint16_t domain, pad1;
    uint32_t flags;
    uint64_t tot_pages, max_pages, outstanding_pages, shr_pages, paged_pages, shared_info_frame,
        cpu_time;
    uint32_t nr_online_vcpus, max_vcpu_id, ssidref;
    uint8_t handle[16];
    uint32_t cpupool;
#if MINOR >= 16
    uint8_t gpaddr_bits, pad2[7];
    struct { uint32_t emulation_flags, misc_flags; } arch_config;
#elif MINOR == 15
    struct { uint32_t emulation_flags, misc_flags; } arch_config;
#else
    struct { uint32_t emulation_flags; } arch_config;
#endif
} info_t;
typedef struct {
    uint32_t threads_per_core, cores_per_socket, nr_cpus, max_cpu_id, nr_nodes, max_node_id,
        cpu_khz, capabilities;
#if MINOR >= 17
    uint32_t arch_capabilities, pad;
#endif
    uint64_t total_pages, free_pages, scrub_pages, outstanding_pages, max_mfn;
    uint32_t hw_cap[8];
} phys_t;
typedef struct {
    uint32_t ssidref;
    uint8_t handle[16];
    uint32_t flags;
#if MINOR >= 13
    uint32_t iommu_opts;
#endif
    uint32_t max_vcpus, max_evtchn_port;
    int32_t max_grant_frames, max_maptrack_frames;
#if MINOR >= 16
    uint32_t grant_opts;
#endif
#if MINOR >= 21
    struct { uint16_t opts, nr; } altp2m;
#elif MINOR >= 19
    uint32_t altp2m_opts;
#endif
#if MINOR >= 15
    uint32_t vmtrace_size;
#endif
#if MINOR >= 17
    uint32_t cpupool_id;
#endif
    struct {
        uint32_t emulation_flags;
#if MINOR >= 15
        uint32_t misc_flags;
#endif
    } arch;
} create_t;
#endif

#define EXPORT __attribute__((visibility("default")))
#define MAX_DOMAINS 5000

static info_t domains[MAX_DOMAINS];
static int nr_domains;
static uint32_t maxmem_kb, memmap_kb, max_vcpus, target_pool, grant_limits, evtchn_limit;
static uint16_t credit_weight = 256, credit_cap;
static uint64_t hard_map = 0xff, soft_set;
static int sched_id = 6, pools = 1, opened, closed, destroy_again, loggers;
static int shutdown_reason = -1, cpuid_args[3], cpuid_leaves, cpuid_msrs, list_calls, infos_allocated;
static const char *fail_function;
static int fail_errno;
static FILE *log_to;

static int failing(const char *function)
{
    if (!fail_function || strcmp(fail_function, function) != 0)
        return 0;
    if (log_to) {
        fprintf(log_to, "xc: error: %s failed as asked: Internal error\n", function);
        fflush(log_to);
    }
    errno = fail_errno;
    return 1;
}

static info_t *find(uint32_t domid)
{
    for (int i = 0; i < nr_domains; i++)
        if (domains[i].domain == domid)
            return &domains[i];
    errno = ESRCH;
    return NULL;
}

static info_t *add(uint32_t domid)
{
    int at = nr_domains++;

    while (at > 0 && domains[at - 1].domain > domid) { /* Xen keeps them in order */
        domains[at] = domains[at - 1];
        at--;
    }
    info_t *d = &domains[at];
    memset(d, 0, sizeof(*d));
    d->domain = domid;
    d->max_vcpu_id = -1;
    d->arch_config.emulation_flags = 0xa5a5a5a5; /* the last bytes may look like a filling */
    return d;
}

EXPORT void standin_reset(void)
{
    nr_domains = 0;
    sched_id = 6;
    pools = 1;
    destroy_again = list_calls = infos_allocated = 0;
    grant_limits = evtchn_limit = 0;
    fail_function = NULL;
    shutdown_reason = -1;
    target_pool = ~0u;
    info_t *dom0 = add(0);
    dom0->flags = 0xffff0020u;
    dom0->tot_pages = 262144;
    dom0->max_pages = UINT64_MAX;
    dom0->cpu_time = 5000000000ull;
    dom0->nr_online_vcpus = 2;
    dom0->max_vcpu_id = 3;
}

EXPORT void standin_add(int first, int count)
{
    for (int i = first; i < first + count; i++) {
        info_t *d = add(i);
        d->flags = 0x00030004u; /* shut down, crashed */
        d->tot_pages = 100 + i;
        d->cpupool = i & 1;
        memset(d->handle, 0xf0 | (i & 7), 16);
        d->handle[0] = 0x80;
    }
}

EXPORT void standin_fail(const char *function, int err)
{
    static char name[64];

    snprintf(name, sizeof(name), "%s", function);
    fail_function = name;
    fail_errno = err;
}

EXPORT void standin_set(const char *what, int value)
{
    if (!strcmp(what, "sched")) sched_id = value;
    if (!strcmp(what, "pools")) pools = value;
    if (!strcmp(what, "destroy_again")) destroy_again = value;
}

EXPORT long standin_get(const char *what)
{
    if (!strcmp(what, "opened")) return opened;
    if (!strcmp(what, "closed")) return closed;
    if (!strcmp(what, "loggers")) return loggers;
    if (!strcmp(what, "maxmem_kb")) return maxmem_kb;
    if (!strcmp(what, "memmap_kb")) return memmap_kb;
    if (!strcmp(what, "max_vcpus")) return max_vcpus;
    if (!strcmp(what, "target_pool")) return target_pool;
    if (!strcmp(what, "grant_limits")) return grant_limits;
    if (!strcmp(what, "evtchn_limit")) return evtchn_limit;
    if (!strcmp(what, "shutdown_reason")) return shutdown_reason;
    if (!strcmp(what, "list_calls")) return list_calls;
    if (!strcmp(what, "infos_allocated")) return infos_allocated;
    if (!strcmp(what, "cpuid_pae")) return cpuid_args[0];
    if (!strcmp(what, "cpuid_itsc")) return cpuid_args[1];
    if (!strcmp(what, "cpuid_nested")) return cpuid_args[2];
    if (!strcmp(what, "cpuid_leaves")) return cpuid_leaves;
    if (!strcmp(what, "cpuid_msrs")) return cpuid_msrs;
    return -12345;
}

/* What the last create was given. */
static create_t created;
static uint32_t created_domid;

EXPORT long standin_created(const char *what)
{
    if (!strcmp(what, "sizeof")) return sizeof(create_t);
    if (!strcmp(what, "domid")) return created_domid;
    if (!strcmp(what, "ssidref")) return created.ssidref;
    if (!strcmp(what, "flags")) return created.flags;
    if (!strcmp(what, "max_vcpus")) return created.max_vcpus;
    if (!strcmp(what, "max_evtchn_port")) return created.max_evtchn_port;
    if (!strcmp(what, "max_grant_frames")) return created.max_grant_frames;
    if (!strcmp(what, "max_maptrack_frames")) return created.max_maptrack_frames;
    if (!strcmp(what, "emulation_flags")) return created.arch.emulation_flags;
#if MINOR >= 13
    if (!strcmp(what, "iommu_opts")) return created.iommu_opts;
#endif
#if MINOR >= 15
    if (!strcmp(what, "vmtrace_size")) return created.vmtrace_size;
    if (!strcmp(what, "misc_flags")) return created.arch.misc_flags;
#endif
#if MINOR >= 16
    if (!strcmp(what, "grant_opts")) return created.grant_opts;
#endif
#if MINOR >= 17
    if (!strcmp(what, "cpupool_id")) return created.cpupool_id;
#endif
    return -12345;
}

/* libxentoollog: the logger is the stream. */
EXPORT void *xtl_createlogger_stdiostream(FILE *f, int level, unsigned flags)
{
    log_to = level == 8 && flags == 0 ? f : NULL;
    loggers++;
    return &log_to;
}
EXPORT void xtl_logger_destroy(void *logger) { loggers -= logger == &log_to; log_to = NULL; }

EXPORT void *xc_interface_open(void *log, void *builder_log, unsigned flags)
{
    if (flags || log != &log_to || builder_log != log || failing("xc_interface_open"))
        return NULL;
    opened++;
    return &opened;
}
EXPORT int xc_interface_close(void *x) { closed += x == &opened; return 0; }

static int list(uint32_t first, unsigned max, info_t *out)
{
    unsigned n = 0;

    memset(out, 0, max * sizeof(*out)); /* libxc copies the whole bounce buffer back */
    for (int i = 0; i < nr_domains && n < max; i++)
        if (domains[i].domain >= first)
            out[n++] = domains[i];
    return n;
}

EXPORT int xc_domain_getinfolist(void *x, uint32_t first, unsigned max, info_t *out)
{
    if (x != &opened || failing("xc_domain_getinfolist"))
        return -1;
    list_calls++;
    return list(first, max, out);
}

EXPORT int xc_physinfo(void *x, phys_t *p)
{
    if (failing("xc_physinfo"))
        return -1;
    memset(p, 0, sizeof(*p));
    p->threads_per_core = 2;
    p->cores_per_socket = 4;
    p->nr_cpus = 8;
    p->max_cpu_id = 7;
    p->nr_nodes = 2;
    p->cpu_khz = 2600000;
#if MINOR == 11
    p->capabilities = 3;
#else
    p->capabilities = 0x200 | 0x100 | 0x8 | 0x3;
#endif
    p->total_pages = 1ull << 33;
    p->free_pages = 1000;
    p->scrub_pages = 10;
    p->outstanding_pages = 5;
    p->max_mfn = 99;
    for (int i = 0; i < 8; i++)
        p->hw_cap[i] = 0xa5a5a500u + i;
    p->hw_cap[7] = 0xa5a5a5a5u; /* looks like the first filling */
    return 0;
}

EXPORT int xc_version(void *x, int cmd, void *arg)
{
    switch (cmd) {
    case 0: return 4 << 16 | MINOR;
    case 1: strcpy(arg, ".7-pre"); return 0;
    case 2:
        strcpy(arg, "gcc 12");
        strcpy((char *)arg + 64, "root");
        strcpy((char *)arg + 80, "example.org");
        strcpy((char *)arg + 112, "today");
        return 0;
    case 3: strcpy(arg, "xen-3.0-x86_64 "); return 0;
    case 4: strcpy(arg, "git:abc"); return 0;
    case 5: *(uint64_t *)arg = 0xffff800000000000ull; return 0;
    case 7: return 4096;
    case 9: strcpy(arg, "console=com1"); return 0;
    case 10:
        if (*(uint32_t *)arg < 4) return -ENOBUFS;
        memcpy((char *)arg + 4, "\x01\xab\x00\xff", 4);
        return 4;
    default: errno = EINVAL; return -1;
    }
}

EXPORT int xc_get_max_cpus(void *x) { return 8; }
EXPORT int xc_sched_id(void *x, int *id) { *id = sched_id; return 0; }

/* Simple domain operations. */
#define FOUND(name) info_t *d = find(domid); if (!d || failing(name)) return -1
EXPORT int xc_domain_pause(void *x, uint32_t domid)
{ FOUND("xc_domain_pause"); d->flags |= 8; return 0; }
EXPORT int xc_domain_unpause(void *x, uint32_t domid)
{ FOUND("xc_domain_unpause"); d->flags &= ~8u; return 0; }
EXPORT int xc_domain_destroy(void *x, uint32_t domid)
{
    FOUND("xc_domain_destroy");
    if (destroy_again-- > 0) {
        errno = EAGAIN;
        return -1;
    }
    nr_domains--;
    memmove(d, d + 1, (domains + nr_domains - d) * sizeof(*d));
    return 0;
}
EXPORT int xc_domain_shutdown(void *x, uint32_t domid, int reason)
{ FOUND("xc_domain_shutdown"); shutdown_reason = reason; return 0; }
EXPORT int xc_domain_max_vcpus(void *x, uint32_t domid, unsigned n)
{ FOUND("xc_domain_max_vcpus"); max_vcpus = n; return 0; }
EXPORT int xc_domain_setmaxmem(void *x, uint32_t domid, uint64_t kb)
{ FOUND("xc_domain_setmaxmem"); maxmem_kb = kb; d->max_pages = kb / 4; return 0; }
EXPORT int xc_domain_set_memmap_limit(void *x, uint32_t domid, unsigned long kb)
{ FOUND("xc_domain_set_memmap_limit"); memmap_kb = kb; return 0; }
EXPORT int xc_domain_sethandle(void *x, uint32_t domid, uint8_t *handle)
{ FOUND("xc_domain_sethandle"); memcpy(d->handle, handle, 16); return 0; }
EXPORT int xc_domain_set_tsc_info(void *x, uint32_t domid, uint32_t mode, uint64_t ns, uint32_t khz,
                                  uint32_t incarnation)
{ FOUND("xc_domain_set_tsc_info"); errno = EINVAL; return mode > 2 || ns || khz || incarnation ? -1 : 0; }
EXPORT int xc_domain_set_time_offset(void *x, uint32_t domid, int32_t s)
{ FOUND("xc_domain_set_time_offset"); errno = EINVAL; return s == -3600 ? 0 : -1; }
EXPORT int xc_evtchn_alloc_unbound(void *x, uint32_t domid, uint32_t remote)
{ FOUND("xc_evtchn_alloc_unbound"); return 10 + remote; }
EXPORT int xc_hvm_param_get(void *x, uint32_t domid, uint32_t param, uint64_t *value)
{ FOUND("xc_hvm_param_get"); *value = 0xfeff000000000000ull + param; return 0; }
EXPORT int xc_cpupool_movedomain(void *x, uint32_t pool, uint32_t domid)
{ FOUND("xc_cpupool_movedomain"); d->cpupool = target_pool = pool; return 0; }

EXPORT int xc_vcpu_getinfo(void *x, uint32_t domid, uint32_t vcpu, void *out)
{
    struct { uint32_t vcpu; uint8_t online, blocked, running; uint64_t cpu_time; uint32_t cpu; } v =
        { vcpu, 1, 0, 1, 123456789012ull, 5 };
    FOUND("xc_vcpu_getinfo");
    memcpy(out, &v, sizeof(v));
    return 0;
}

EXPORT int xc_vcpu_getaffinity(void *x, uint32_t domid, int vcpu, uint8_t *hard, uint8_t *soft,
                               uint32_t flags)
{
    FOUND("xc_vcpu_getaffinity");
    if ((flags == 1) != (hard && !soft) || (flags == 2) != (soft && !hard)) {
        errno = EFAULT;
        return -1;
    }
    *(hard ? hard : soft) = hard ? hard_map : 0x0f;
    return 0;
}
EXPORT int xc_vcpu_setaffinity(void *x, uint32_t domid, int vcpu, uint8_t *hard, uint8_t *soft,
                               uint32_t flags)
{
    FOUND("xc_vcpu_setaffinity");
    errno = EINVAL;
    if ((flags == 1) != (hard && !soft) || (flags == 2) != (soft && !hard) || !*(hard ? hard : soft))
        return -1;
    if (hard)
        hard_map = *hard;
    else
        soft_set = *soft;
    return 0;
}

struct credit { uint16_t weight, cap; };
static int credit(int scheduler, uint32_t domid, struct credit *get, struct credit *set)
{
    FOUND("xc_sched_credit_domain");
    if ((d->cpupool ? 5 : sched_id) != scheduler) {
        errno = EINVAL;
        return -1;
    }
    if (get)
        *get = (struct credit){ credit_weight, credit_cap };
    if (set) {
        credit_weight = set->weight;
        credit_cap = set->cap;
    }
    return 0;
}
EXPORT int xc_sched_credit_domain_get(void *x, uint32_t d, struct credit *c) { return credit(5, d, c, NULL); }
EXPORT int xc_sched_credit_domain_set(void *x, uint32_t d, struct credit *c) { return credit(5, d, NULL, c); }
EXPORT int xc_sched_credit2_domain_get(void *x, uint32_t d, struct credit *c) { return credit(6, d, c, NULL); }
EXPORT int xc_sched_credit2_domain_set(void *x, uint32_t d, struct credit *c) { return credit(6, d, NULL, c); }

struct pool { uint32_t id, sched, n_dom; uint8_t *cpumap; };
EXPORT struct pool *xc_cpupool_getinfo(void *x, uint32_t first)
{
    static const uint32_t ids[] = { 0, 1, 7 };

    if (failing("xc_cpupool_getinfo"))
        return NULL;
    for (int i = 0; i < pools; i++) {
        if (ids[i] >= first) {
            struct pool *p = malloc(sizeof(*p));
            *p = (struct pool){ ids[i], i ? 5 : sched_id, 3 - i, calloc(1, 1) };
            p->cpumap[0] = 0x11 << i;
            infos_allocated++;
            return p;
        }
    }
    errno = ENOENT;
    return NULL;
}
EXPORT void xc_cpupool_infofree(void *x, struct pool *p)
{
    infos_allocated--;
    free(p->cpumap);
    free(p);
}
EXPORT uint8_t *xc_cpupool_freeinfo(void *x)
{
    uint8_t *map = calloc(1, 1);
    map[0] = 0xc0;
    return map;
}

EXPORT int xc_cputopoinfo(void *x, unsigned *n, uint32_t *out)
{
    if (!out) {
        *n = 8;
        return 0;
    }
    for (unsigned i = 0; i < *n; i++) {
        out[3 * i] = i == 3 ? ~0u : i / 2; /* 3 is offline */
        out[3 * i + 1] = i / 4;
        out[3 * i + 2] = i / 4;
    }
    return 0;
}
EXPORT int xc_numainfo(void *x, unsigned *n, uint64_t *mem, uint32_t *distance)
{
    if (!mem) {
        *n = 2;
        return 0;
    }
    for (unsigned i = 0; i < *n; i++) {
        mem[2 * i] = (i + 1) << 30;
        mem[2 * i + 1] = i + 7;
        for (unsigned j = 0; j < *n; j++)
            distance[i * *n + j] = i == j ? 10 : 21;
    }
    return 0;
}

/* 40,000 bytes, 'a' to 'z' over and over; clearing forgets what was read. */
#define RING 40000
static unsigned ring_start;
EXPORT int xc_readconsolering(void *x, char *buffer, unsigned *n, int clear, int incremental,
                              uint32_t *index)
{
    unsigned at = incremental && *index > ring_start ? *index : ring_start;
    unsigned i;

    for (i = 0; i < *n && at < RING; i++, at++)
        buffer[i] = 'a' + at % 26;
    *n = i;
    *index = at;
    if (clear)
        ring_start = at;
    return 0;
}

static int created_now(uint32_t *domid)
{
    created_domid = *domid;
#if MINOR >= 22
    if (*domid != 0x7ff5) {
#else
    if (*domid && *domid < 0x7ff0) {
#endif
        errno = EEXIST;
        return -1;
    }
    *domid = 0xffff0000u | (1 + nr_domains); /* only 16 bits are the answer */
    info_t *d = add(1 + nr_domains);
    memcpy(d->handle, created.handle, 16);
    return 0;
}

#if MINOR == 11
EXPORT int xc_domain_create(void *x, uint32_t ssidref, uint8_t *handle, uint32_t flags,
                            uint32_t *domid, uint32_t *emulation)
{
    if (failing("xc_domain_create"))
        return -1;
    memset(&created, 0, sizeof(created));
    created.ssidref = ssidref;
    memcpy(created.handle, handle, 16);
    created.flags = flags;
    created.arch.emulation_flags = *emulation;
    return created_now(domid);
}
EXPORT int xc_domain_set_gnttab_limits(void *x, uint32_t domid, uint32_t frames, uint32_t maptrack)
{ FOUND("xc_domain_set_gnttab_limits"); grant_limits = frames * 10000 + maptrack; return 0; }
EXPORT int xc_domain_set_max_evtchn(void *x, uint32_t domid, uint32_t n)
{ FOUND("xc_domain_set_max_evtchn"); evtchn_limit = n; return 0; }
#else
EXPORT int xc_domain_create(void *x, uint32_t *domid, create_t *config)
{
    if (failing("xc_domain_create"))
        return -1;
    created = *config;
    return created_now(domid);
}
#endif

#if MINOR >= 14
struct xc_xend_cpuid { /* xenctrl.h */
    uint32_t leaf, subleaf;
    char *policy[4];
};

/* 0 unless every text has 32 characters; counts the leaves and checks the second one's registers. */
static int xend_is_bad(const struct xc_xend_cpuid *xend)
{
    for (cpuid_leaves = 0; xend && xend->leaf != 0xffffffffu; xend++, cpuid_leaves++)
        for (int i = 0; i < 4; i++)
            if (xend->policy[i] && strlen(xend->policy[i]) != 32) return 1;
    if (cpuid_leaves == 2 &&
        (xend[-1].leaf != 4 || xend[-1].subleaf != 1 || xend[-1].policy[0] || xend[-1].policy[1] ||
         !xend[-1].policy[2] || xend[-1].policy[2][31] != 'k' || xend[-1].policy[3])) return 1;
    return 0;
}

struct xc_msr { /* xenctrl.h */
    uint32_t index;
    char policy[65];
};

/* 0 unless every text has 64 characters; counts the MSRs and checks the second one. */
static int msr_is_bad(const struct xc_msr *msr)
{
    for (cpuid_msrs = 0; msr && msr->index != 0xffffffffu; msr++, cpuid_msrs++)
        if (strnlen(msr->policy, 65) != 64) return 1;
    return cpuid_msrs == 2 && (msr[-1].index != 0x10b || msr[-1].policy[63] != 'k');
}
#endif

#if MINOR <= 13
EXPORT int xc_cpuid_apply_policy(void *x, uint32_t domid, uint32_t *fs, unsigned n)
{
    if (fs || n) return -EINVAL;
    cpuid_args[0] = cpuid_args[1] = cpuid_args[2] = -1;
    return find(domid) ? 0 : -ESRCH;
}
#elif MINOR == 14
EXPORT int xc_cpuid_apply_policy(void *x, uint32_t domid, bool restore, const uint32_t *fs,
                                 unsigned n, bool pae, const void *xend, const void *msr)
{
    if (restore || fs || n || xend_is_bad(xend) || msr_is_bad(msr)) return -EINVAL;
    cpuid_args[0] = pae;
    cpuid_args[1] = cpuid_args[2] = -1;
    return find(domid) ? 0 : -ESRCH;
}
#else
EXPORT int xc_cpuid_apply_policy(void *x, uint32_t domid, bool restore, const uint32_t *fs,
                                 unsigned n, bool pae, bool itsc, bool nested, const void *xend,
                                 const void *msr)
{
    if (restore || fs || n || xend_is_bad(xend) || msr_is_bad(msr)) return -EINVAL;
    cpuid_args[0] = pae;
    cpuid_args[1] = itsc;
    cpuid_args[2] = nested;
    return find(domid) ? 0 : -ESRCH;
}
#endif

#include "standin-control.c"
