/* A target that states its own truth: prints "NAME ADDRESS LENGTH HASH" for stretches of its memory, then "ready", and lives on.
   native MODE [N]: see main. Compiled by the tests: gcc -pthread '-DBLOB="\"FILE\""' native.c */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

/* Linked in from a file, so that most of its pages are never touched: read-only and writable. */
__asm__(".section .rodata\n.balign 4096\nblob_constant: .incbin " BLOB "\nblob_constant_end: .byte 0\n"
        ".section .data\n.balign 4096\nblob_data: .incbin " BLOB "\nblob_data_end: .byte 0\n.text\n");
extern char blob_constant[], blob_constant_end[], blob_data[], blob_data_end[];

static char zeroes[3 * 4096];
volatile uint64_t counters[4096];
__attribute__((visibility("default"))) uint64_t the_variable = 0x1122334455667788;

static void say(const char *name, const void *address, size_t length) {
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ ((const unsigned char *) address)[i]) * 1099511628211u;
    printf("%s %lx %zx %lx\n", name, (unsigned long) address, length, (unsigned long) hash);
}

static void nap(long ms) {
    struct timespec time = { ms / 1000, ms % 1000 * 1000000 };
    nanosleep(&time, 0);
}

static void *count(void *index) {
    for (;;) {
        counters[(size_t) index]++;
        nap(1);
    }
    return 0;
}

static void *breed(void *unused) {
    pthread_t child;
    counters[0]++;
    if (pthread_create(&child, 0, breed, 0) == 0)
        pthread_detach(child);
    return unused;
}

static char *fill(size_t length) {
    char *memory = mmap(0, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (size_t i = 0; i < length; i++)
        memory[i] = (char) (i * 31 + i / 4096);
    return memory;
}

int main(int argc, char **argv) {
    const char *mode = argc > 1 ? argv[1] : "";
    size_t n = argc > 2 ? strtoul(argv[2], 0, 10) : 1;
    pthread_t thread;

    if (!strcmp(mode, "threads")) {          /* N threads that count */
        char local[100] = "on the stack";
        char *heap = malloc(5000);
        memset(heap, 7, 5000);
        zeroes[5000] = 1;
        blob_data[5000] ^= 1;                /* one page of its own, the others as in the file */
        say("stack", local, sizeof local);
        say("malloc", heap, 5000);
        say("large", fill(3 << 20), 3 << 20);
        say("bss", zeroes, sizeof zeroes);
        say("variable", &the_variable, 8);
        for (size_t i = 1; i < n; i++)
            pthread_create(&thread, 0, count, (void *) i);
        printf("data %lx %zx 0\nconstant %lx %zx 0\ncounters %lx %zx 0\nready\n", (unsigned long) blob_data, (size_t) (blob_data_end - blob_data),
            (unsigned long) blob_constant, (size_t) (blob_constant_end - blob_constant), (unsigned long) counters, n * 8);
        fflush(stdout);
        count(0);
    } else if (!strcmp(mode, "breed")) {     /* N chains of threads, each of which starts the next and ends */
        printf("counters %lx 8 0\n", (unsigned long) counters);
        say("large", fill(1 << 20), 1 << 20);
        for (size_t i = 0; i < n; i++)
            breed(0);
    } else if (!strcmp(mode, "sparse")) {    /* N GB reserved, two pages touched */
        size_t length = n << 30;
        char *reserved = mmap(0, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (reserved == MAP_FAILED)
            return 1;
        memset(reserved + 4096, 1, 4096);
        memset(reserved + length - 4096, 2, 4096);
        say("low", reserved, 3 * 4096);
        say("high", reserved + length - 2 * 4096, 2 * 4096);
    } else if (!strcmp(mode, "cut")) {       /* a private mapping of a file that has become shorter: two pages are left of four, the first is its own */
        char name[] = "/tmp/ylang-native-XXXXXX";
        int file = mkstemp(name);
        unlink(name);
        if (ftruncate(file, 4 * 4096))
            return 1;
        char *map = mmap(0, 4 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
        memset(map, 3, 4096);
        if (pwrite(file, "file", 4, 4096) != 4 || ftruncate(file, 2 * 4096))
            return 1;
        printf("map %lx 2000 0\n", (unsigned long) map);
    } else if (!strcmp(mode, "leave")) {     /* ends after N ms */
        fill(100 << 20);
        printf("ready\n");
        fflush(stdout);
        nap((long) n);
        return 0;
    }

    printf("ready\n");
    fflush(stdout);
    for (;;)
        nap(1000);
}
