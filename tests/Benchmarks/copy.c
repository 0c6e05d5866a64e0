/* How long a plain copy of MEGABYTES takes, the best of five, in milliseconds: from memory that is there to memory that is there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    size_t bytes = (size_t) atol(argv[1]) << 20;
    char *from = malloc(bytes), *to = malloc(bytes);
    if (argc < 2 || !from || !to)
        return 1;

    memset(from, 1, bytes);
    memset(to, 2, bytes);
    double best = 1e99;
    for (int i = 0; i < 5; i++) {
        double start = now();
        memcpy(to, from, bytes);
        double took = now() - start;
        best = took < best ? took : best;
        from[i] = to[bytes - 1 - i];
    }
    printf("%.3f\n", best);
    return 0;
}
