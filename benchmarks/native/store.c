/*
 * libxenstore's side of benchmarks/store: for each line on standard input one round of reads, one after
 * the other as libxenstore has no other way, then the nanoseconds that it took on standard output.
 *
 * store PATHS ROUND      reads ROUND nodes /local/domain/N/name, N from 1 to PATHS over and over
 * store PATHS ROUND bare  the same over a socket of its own: one write for each and the reads that its
 *                         reply takes, which is the least that any client can do
 * store PATHS ROUND pipelined  the same with 256 requests in one write
 * store decode 1024 LISTS  calls xc_domain_getinfolist instead, and sums up a field of each
 */
#include <stdio.h>
#include <time.h>
#include <xenctrl.h>
#include <xenstore.h>
#include "pipelined.h"

static long long now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* One read of a node; the bytes of its value, 0 when anything is wrong. */
static unsigned int bare_read(int fd, const char *path)
{
    struct { uint32_t type, id, transaction, length; char payload[4096]; } packet = { .type = 2 };
    ssize_t got, all = 0;

    packet.length = strlen(path) + 1;
    memcpy(packet.payload, path, packet.length);
    if (write(fd, &packet, 16 + packet.length) != 16 + packet.length)
        return 0;
    /* xenstored writes a reply's header and its value apart */
    while (all < 16 || all < 16 + packet.length) {
        got = read(fd, (char *)&packet + all, sizeof(packet) - all);
        if (got <= 0)
            return 0;
        all += got;
    }
    return packet.type == 2 ? packet.length : 0;
}

static int name_only(char *path, int i, int paths)
{
    return snprintf(path, PATH, "/local/domain/%d/name", i % paths + 1);
}

int main(int argc, char **argv)
{
    int decode = !strcmp(argv[1], "decode"), round = atoi(argv[2]), paths = atoi(argv[1]);
    int bare = argc > 3 && !decode ? open_socket() : -1;
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

        for (int lists = decode ? atoi(argv[3]) : 0; lists > 0; lists--) {
            int count = xc_domain_getinfolist(xc, 0, round, infos);

            for (int i = 0; i < count; i++)
                sum += infos[i].tot_pages;
        }
        if (bare >= 0 && !strcmp(argv[3], "pipelined"))
            sum += pipelined(bare, round, paths, &name_only);
        else for (int i = 0; !decode && i < round; i++) {
            char path[64];
            unsigned int length;
            char *value;

            snprintf(path, sizeof(path), "/local/domain/%d/name", i % paths + 1);
            if (bare >= 0) {
                length = bare_read(bare, path);
                if (length == 0)
                    return 2;
                sum += length;
                continue;
            }
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
