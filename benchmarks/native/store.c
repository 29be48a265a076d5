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
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#include <xenctrl.h>
#include <xenstore.h>

static long long now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* The socket that xs_open(0) opens. */
static int open_socket(void)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    snprintf(address.sun_path, sizeof(address.sun_path), "%s/socket", getenv("XENSTORED_RUNDIR"));
    return connect(fd, (struct sockaddr *)&address, sizeof(address)) ? -1 : fd;
}

/* A READ of node number i at `to`; its size. */
static int request(char *to, int i, int paths)
{
    uint32_t *header = (uint32_t *)to;

    header[0] = 2;
    header[1] = i;
    header[2] = 0;
    header[3] = snprintf(to + 16, 64, "/local/domain/%d/name", i % paths + 1) + 1;
    return 16 + header[3];
}

static int length_at(const char *packet)
{
    uint32_t length;

    memcpy(&length, packet + 12, sizeof(length));
    return length;
}

/* All reads of a round, 256 of them in one write and without a reply at a time; 0 when anything is wrong. */
static unsigned long pipelined(int fd, int round, int paths)
{
    static char out[256 * 80], in[65536];
    unsigned long sum = 0;

    for (int from = 0; from < round; from += 256) {
        int count = round - from < 256 ? round - from : 256, size = 0, have = 0, done = 0;

        for (int i = from; i < from + count; i++)
            size += request(out + size, i, paths);
        if (write(fd, out, size) != size)
            return 0;
        while (done < count) {
            ssize_t got = read(fd, in + have, sizeof(in) - have);
            int at = 0;

            if (got <= 0)
                return 0;
            have += got;
            while (have - at >= 16 && have - at >= 16 + length_at(in + at)) {
                sum += length_at(in + at);
                at += 16 + length_at(in + at);
                done++;
            }
            memmove(in, in + at, have - at);
            have -= at;
        }
    }
    return sum;
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
            sum += pipelined(bare, round, paths);
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
