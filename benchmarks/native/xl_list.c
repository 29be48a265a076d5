/*
 * The calls that `xl list` makes (tools/xl/xl_list.c, libxl_domid_to_name of Xen 4.17): one list of all
 * domains, then for each one GET_DOMAIN_PATH and a READ of its name, one after the other.
 */
#include <stdio.h>
#include <stdlib.h>
#include <xenctrl.h>
#include <xenstore.h>

#define MOST 10240

int main(void)
{
    struct xs_handle *xs = xs_open(0);
    xentoollog_logger *log = (xentoollog_logger *)xtl_createlogger_stdiostream(stderr, XTL_ERROR, 0);
    xc_interface *xc = xc_interface_open(log, log, 0);
    xc_domaininfo_t *infos = calloc(MOST, sizeof(*infos));
    int count;

    if (xs == NULL || xc == NULL || (count = xc_domain_getinfolist(xc, 0, MOST, infos)) < 0)
        return 1;
    printf("Name                                        ID   Mem VCPUs\tState\tTime(s)\n");
    for (int i = 0; i < count; i++) {
        char path[300];
        unsigned int length;
        char *base = xs_get_domain_path(xs, infos[i].domain), *name;

        snprintf(path, sizeof(path), "%s/name", base);
        name = xs_read(xs, XBT_NULL, path, &length);
        printf("%-40s %5d %5lu %5u %8.1f\n", name, infos[i].domain,
               (unsigned long)(infos[i].tot_pages / 256), infos[i].nr_online_vcpus,
               infos[i].cpu_time / 1e9);
        free(base);
        free(name);
    }
    return 0;
}
