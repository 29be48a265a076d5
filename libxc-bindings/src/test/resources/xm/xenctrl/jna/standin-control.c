/* Included by standin.c: schedulers of other kinds, pools that change, triggers, FLASK. */
static uint32_t rtds[3] = { 10000, 4000, 0 };
static uint32_t credit_pool[3] = { 30, 1000, 0 };
static int rtds_vcpu = -1, trigger, trigger_vcpu, enforcing = 1, policy_bytes, pool_op;
static uint64_t pod_pages;
static char text[64];

EXPORT long standin_control(const char *what)
{
    if (!strcmp(what, "rtds_vcpu")) return rtds_vcpu;
    if (!strcmp(what, "rtds_flags")) return rtds[2];
    if (!strcmp(what, "timeslice")) return credit_pool[0];
    if (!strcmp(what, "trigger")) return trigger;
    if (!strcmp(what, "trigger_vcpu")) return trigger_vcpu;
    if (!strcmp(what, "policy_bytes")) return policy_bytes;
    if (!strcmp(what, "soft_map")) return soft_set;
    if (!strcmp(what, "pod_pages")) return pod_pages;
    if (!strcmp(what, "pool_op")) return pool_op;
    return -12345;
}
EXPORT const char *standin_text(void) { return text; }

static int only_rtds(uint32_t domid)
{
    FOUND("xc_sched_rtds");
    errno = EINVAL;
    return sched_id == 8 ? 0 : -1;
}
EXPORT int xc_sched_rtds_domain_get(void *x, uint32_t d, uint32_t *out)
{ memcpy(out, rtds, 12); return only_rtds(d); }
EXPORT int xc_sched_rtds_domain_set(void *x, uint32_t d, uint32_t *in)
{ memcpy(rtds, in, 12); rtds_vcpu = -1; return only_rtds(d); }
EXPORT int xc_sched_rtds_vcpu_get(void *x, uint32_t d, uint32_t *out, uint32_t n)
{
    if (n != 1) return -1;
    out[0] = rtds[0] + out[3];
    out[1] = rtds[1];
    out[2] = rtds[2];
    return only_rtds(d);
}
EXPORT int xc_sched_rtds_vcpu_set(void *x, uint32_t d, uint32_t *in, uint32_t n)
{ if (n != 1) return -1; memcpy(rtds, in, 12); rtds_vcpu = in[3]; return only_rtds(d); }

EXPORT int xc_sched_credit_params_get(void *x, uint32_t pool, uint32_t *out)
{ if (!pool) { errno = EINVAL; return -1; } memcpy(out, credit_pool, 12); return 0; }
EXPORT int xc_sched_credit_params_set(void *x, uint32_t pool, uint32_t *in)
{ if (!pool) { errno = EINVAL; return -1; } memcpy(credit_pool, in, 12); return 0; }
EXPORT int xc_sched_credit2_params_get(void *x, uint32_t pool, uint32_t *out)
{ if (pool) { errno = EINVAL; return -1; } *out = 500; return 0; }
EXPORT int xc_sched_credit2_params_set(void *x, uint32_t pool, uint32_t *in)
{ if (pool) { errno = EINVAL; return -1; } credit_pool[1] = *in; return 0; }

EXPORT int xc_cpupool_create(void *x, uint32_t *id, uint32_t scheduler)
{ if (*id != ~0u || failing("xc_cpupool_create")) return -1; *id = 2; pool_op = scheduler; return 0; }
EXPORT int xc_cpupool_destroy(void *x, uint32_t id)
{ if (failing("xc_cpupool_destroy")) return -1; pool_op = 1000 + id; return 0; }
EXPORT int xc_cpupool_addcpu(void *x, uint32_t id, int cpu) { pool_op = 2000 + 10 * id + cpu; return 0; }
EXPORT int xc_cpupool_removecpu(void *x, uint32_t id, int cpu) { pool_op = 3000 + 10 * id + cpu; return 0; }

EXPORT int xc_domain_set_pod_target(void *x, uint32_t domid, uint64_t pages, uint64_t *total,
                                    uint64_t *cached, uint64_t *entries)
{ FOUND("xc_domain_set_pod_target"); pod_pages = pages; *total = *cached = *entries = 1; return 0; }
EXPORT int xc_domain_send_trigger(void *x, uint32_t domid, uint32_t what, uint32_t vcpu)
{ FOUND("xc_domain_send_trigger"); trigger = what; trigger_vcpu = vcpu; return 0; }
EXPORT int xc_send_debug_keys(void *x, const char *keys)
{ snprintf(text, sizeof(text), "%s", keys); return 0; }
EXPORT int xc_domain_dumpcore(void *x, uint32_t domid, const char *file)
{ FOUND("xc_domain_dumpcore"); snprintf(text, sizeof(text), "%s", file); return 0; }

EXPORT int xc_flask_getenforce(void *x) { return failing("xc_flask_getenforce") ? -1 : enforcing; }
EXPORT int xc_flask_setenforce(void *x, int mode) { enforcing = mode; return 0; }
EXPORT int xc_flask_load(void *x, char *policy, uint32_t bytes)
{ policy_bytes = bytes; snprintf(text, sizeof(text), "%.*s", (int)bytes, policy); return 0; }
EXPORT int xc_flask_sid_to_context(void *x, int sid, char *out, uint32_t bytes)
{ snprintf(out, bytes, "system_u:system_r:domU_t:%d", sid); return 0; }
EXPORT int xc_hvm_param_set(void *x, uint32_t domid, uint32_t param, uint64_t value)
{ FOUND("xc_hvm_param_set"); pool_op = param * 100 + value; return 0; }

/* xenguest.h: both structs end with data; the policy's statistics are 24 bytes from 4.15 on. */
struct precopy_stats { unsigned int iteration; unsigned long total_written; long dirty_count; };
struct save_callbacks {
    int (*suspend)(void *);
    int (*precopy_policy)(struct precopy_stats, void *);
    int (*postcopy)(void *), (*checkpoint)(void *), (*wait_checkpoint)(void *);
    int (*switch_qemu_logdirty)(uint32_t, unsigned, void *);
    void *data;
};
struct restore_callbacks {
#if MINOR >= 14
    int (*static_data_done)(unsigned, void *);
#endif
    int (*suspend)(void *), (*postcopy)(void *), (*checkpoint)(void *), (*wait_checkpoint)(void *);
    void (*restore_results)(unsigned long, unsigned long, void *);
    void *data;
};

EXPORT int xc_domain_save(void *x, int fd, uint32_t domid, uint32_t flags, struct save_callbacks *c,
#if MINOR < 14
                          int hvm,
#endif
                          int type, int back_fd)
{
    int rc = -1;
    FOUND("xc_domain_save");
    if (type || back_fd != -1 || c->data) { errno = EINVAL; return -1; }
    if (c->switch_qemu_logdirty(domid, 1, c->data)) return -1;
    for (int i = 0; flags & 1 && c->precopy_policy; i++) {
        struct precopy_stats s = { i, i * 1000, i ? 400 / (i * i) : -1 };
        pool_op = i;
        if (c->precopy_policy(s, c->data) != 0) break;
    }
    if (write(fd, "image", 5) == 5 && c->suspend(c->data) == 1) rc = 0;
    c->switch_qemu_logdirty(domid, 0, c->data);
    errno = rc ? EPIPE : EAGAIN;
    return rc;
}

EXPORT int xc_domain_restore(void *x, int fd, uint32_t domid, unsigned store_evtchn,
                             unsigned long *store, uint32_t store_domid, unsigned console_evtchn,
                             unsigned long *console, uint32_t console_domid,
#if MINOR < 14
                             unsigned hvm, unsigned pae,
#endif
                             int type, struct restore_callbacks *c, int back_fd
#if MINOR >= 22
                             , unsigned memflags
#endif
                             )
{
    char image[5];
    FOUND("xc_domain_restore");
    if (type || back_fd != -1 || c->data || c->suspend || c->restore_results) return -1;
#if MINOR >= 22
    if (memflags) return -1;
#endif
    if (read(fd, image, 5) != 5 || memcmp(image, "image", 5)) { errno = 0; return -1; }
#if MINOR >= 14
    if (c->static_data_done(1, c->data)) return -1;
#endif
    *store = 1000 + store_evtchn * 10 + store_domid;
    *console = 2000 + console_evtchn * 10 + console_domid;
    return 0;
}

EXPORT int xc_domain_resume(void *x, uint32_t domid, int fast)
{ FOUND("xc_domain_resume"); if (!fast) return -1; pool_op = 77; return 0; }

EXPORT int xc_domain_ioport_permission(void *x, uint32_t domid, uint32_t first, uint32_t n, uint32_t allow)
{ FOUND("xc_domain_ioport_permission"); pool_op = first * 10 + n + allow; return 0; }
EXPORT int xc_physdev_map_pirq(void *x, uint32_t domid, int irq, int *pirq)
{ FOUND("xc_physdev_map_pirq"); *pirq = irq + 100; return 0; }
EXPORT int xc_domain_irq_permission(void *x, uint32_t domid, uint32_t pirq, _Bool allow)
{ FOUND("xc_domain_irq_permission"); pool_op = pirq * 10 + allow; return 0; }
EXPORT int xc_domain_iomem_permission(void *x, uint32_t domid, unsigned long mfn, unsigned long n, uint8_t allow)
{ FOUND("xc_domain_iomem_permission"); pod_pages = mfn * 10 + n + allow; return 0; }
EXPORT int xc_physdev_unmap_pirq(void *x, uint32_t domid, int pirq)
{ FOUND("xc_physdev_unmap_pirq"); errno = 22; return -1; }
EXPORT int xc_test_assign_device(void *x, uint32_t domid, uint32_t sbdf)
{ FOUND("xc_test_assign_device"); pod_pages = sbdf * 10L + 1; return 0; }
EXPORT int xc_assign_device(void *x, uint32_t domid, uint32_t sbdf, uint32_t flag)
{ FOUND("xc_assign_device"); pod_pages = sbdf * 10L + 2 + flag; return 0; }
EXPORT int xc_deassign_device(void *x, uint32_t domid, uint32_t sbdf)
{ FOUND("xc_deassign_device"); pod_pages = sbdf * 10L + 4; return 0; }
