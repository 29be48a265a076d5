/*
 * Reads of xenstore over a socket of its own, 256 requests in one write: the least that any client of
 * xenstored can do.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define PATH 64
#define AT_ONCE 256
#define HEADER 16

/* Writes the path of read number i of one round; its length. */
typedef int path_of(char *path, int i, int paths);

/* The socket that xs_open(0) opens. */
static int open_socket(void)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    snprintf(address.sun_path, sizeof(address.sun_path), "%s/socket", getenv("XENSTORED_RUNDIR"));
    return connect(fd, (struct sockaddr *)&address, sizeof(address)) ? -1 : fd;
}

/* A READ at `to`; its size. */
static int request(char *to, int i, int paths, path_of *path)
{
    uint32_t *header = (uint32_t *)to;

    header[0] = 2;
    header[1] = i;
    header[2] = 0;
    header[3] = path(to + HEADER, i, paths) + 1;
    return HEADER + header[3];
}

static int length_at(const char *packet)
{
    uint32_t length;

    memcpy(&length, packet + 12, sizeof(length));
    return length;
}

/* All reads of a round, AT_ONCE of them without a reply at a time; the sum of their sizes, 0 when anything is wrong. */
static unsigned long pipelined(int fd, int round, int paths, path_of *path)
{
    static char out[AT_ONCE * (HEADER + PATH)], in[65536];
    unsigned long sum = 0;

    for (int from = 0; from < round; from += AT_ONCE) {
        int count = round - from < AT_ONCE ? round - from : AT_ONCE, size = 0, have = 0, done = 0;

        for (int i = from; i < from + count; i++)
            size += request(out + size, i, paths, path);
        if (write(fd, out, size) != size)
            return 0;
        while (done < count) {
            ssize_t got = read(fd, in + have, sizeof(in) - have);
            int at = 0;

            if (got <= 0)
                return 0;
            have += got;
            while (have - at >= HEADER && have - at >= HEADER + length_at(in + at)) {
                sum += length_at(in + at);
                at += HEADER + length_at(in + at);
                done++;
            }
            memmove(in, in + at, have - at);
            have -= at;
        }
    }
    return sum;
}
