/*
 * libxenstore's side of benchmarks/store: for each line on standard input one round of reads, one after
 * the other as libxenstore has no other way, then the nanoseconds that it took on standard output.
 *
 * store PATHS ROUND      reads ROUND nodes /local/domain/N/name, N from 1 to PATHS over and over
 * store decode 1024      calls xc_domain_getinfolist instead, and sums up a field of each
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xenctrl.h>
#include <xenstore.h>

static long long now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv)
{
    int decode = !strcmp(argv[1], "decode"), round = atoi(argv[2]), paths = atoi(argv[1]);
    struct xs_handle *xs = decode ? NULL : xs_open(0);
    xentoollog_logger *log = decode ? (xentoollog_logger *)xtl_createlogger_stdiostream(stderr, XTL_ERROR, 0) : NULL;
    xc_interface *xc = decode ? xc_interface_open(log, log, 0) : NULL;
    xc_domaininfo_t *infos = calloc(round, sizeof(*infos));
    unsigned long sum = 0;
    char line[16];

    if (xs == NULL && xc == NULL)
        return 1;
    while (fgets(line, sizeof(line), stdin) != NULL) {
        long long wall = now();

        if (decode) {
            int count = xc_domain_getinfolist(xc, 0, round, infos);

            for (int i = 0; i < count; i++)
                sum += infos[i].tot_pages;
        }
        for (int i = 0; !decode && i < round; i++) {
            char path[64];
            unsigned int length;
            char *value;

            snprintf(path, sizeof(path), "/local/domain/%d/name", i % paths + 1);
            value = xs_read(xs, XBT_NULL, path, &length);
            if (value == NULL)
                return 2;
            sum += length;
            free(value);
        }
        printf("%lld\n", now() - wall);
        fflush(stdout);
    }
    return sum == 0;
}
