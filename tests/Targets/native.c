/* A target that states its own truth: prints "NAME ADDRESS LENGTH HASH" for stretches of its memory, then "ready", and lives on.
   native MODE [N]: see main. Compiled by the tests: gcc -pthread '-DBLOB="\"FILE\""' native.c */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Linked in from a file, so that most of its pages are never touched: read-only and writable. */
__asm__(".section .rodata\n.balign 4096\nblob_constant: .incbin " BLOB "\nblob_constant_end: .byte 0\n"
        ".section .data\n.balign 4096\nblob_data: .incbin " BLOB "\nblob_data_end: .byte 0\n.text\n");
extern char blob_constant[], blob_constant_end[], blob_data[], blob_data_end[];

static char zeroes[3 * 4096];
volatile uint64_t counters[4096];
static long period = 1;                      /* ms between two counts of a thread: many threads shall not be all that the machine does */
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
        nap(period);
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

/* What "calls" does: wrong[i] counts what must not happen, counters[i] what goes on. */
volatile uint64_t wrong[8];

static void on_child(int signal) {
    (void) signal;
    wrong[0]++;
}

static void *wait_for_child(void *unused) {
    int way[2];
    if (pipe(way) == 0 && fork() == 0) {     /* a child that does not end: waitpid(-1) must not come back */
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;)
            pause();
    }
    for (;; wrong[1]++)
        waitpid(-1, 0, 0);
    return unused;
}

static void *wait_in_futex(void *unused) {
    static int word;
    for (;; wrong[2]++)
        syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, 0, 0, 0);
    return unused;
}

static void *wait_in_read(void *unused) {
    int way[2];
    char byte;
    if (pipe(way))
        return unused;
    for (;; wrong[3]++)
        if (read(way[0], &byte, 1) < 0)
            wrong[3]++;
    return unused;
}

static void *wait_in_poll(void *unused) {
    for (;; counters[4]++)
        if (poll(0, 0, 50) != 0)
            wrong[4]++;
    return unused;
}

static void *wait_in_sleep(void *unused) {
    for (;; counters[5]++) {
        struct timespec time = { 0, 50000000 }, start, end;
        clock_gettime(CLOCK_MONOTONIC, &start);
        if (nanosleep(&time, 0))
            wrong[5]++;
        clock_gettime(CLOCK_MONOTONIC, &end);
        if ((end.tv_sec - start.tv_sec) * 1000000000L + end.tv_nsec - start.tv_nsec < 50000000)
            wrong[5]++;
    }
    return unused;
}

static void *wait_for_signal(void *unused) {
    sigset_t none;
    sigemptyset(&none);
    for (;; wrong[6]++)
        sigsuspend(&none);
    return unused;
}

/* Whole numbers, vectors and flags are kept in registers over long stretches. */
static void *compute(void *unused) {
    for (;; counters[7]++) {
        typedef double vector __attribute__((vector_size(64)));
        vector a = { 1, 2, 3, 4, 5, 6, 7, 8 }, b = a;
        uint64_t x = 1, y = 1;
        for (int i = 0; i < 20000; i++) {
            a = a * 1.0000001 + 1.0;
            x = x * 6364136223846793005u + 1442695040888963407u;
        }
        for (int i = 0; i < 20000; i++) {
            b = b * 1.0000001 + 1.0;
            y = y * 6364136223846793005u + 1442695040888963407u;
        }
        if (x != y || memcmp(&a, &b, sizeof a))
            wrong[7]++;
    }
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
        period = 1 + n / 20;
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
    } else if (!strcmp(mode, "calls")) {     /* a thread for each way to wait, which says so when it comes back otherwise than it should; another computes; prints "wrong WHAT" */
        pthread_create(&thread, 0, wait_for_child, 0);
        pthread_create(&thread, 0, wait_in_futex, 0);
        pthread_create(&thread, 0, wait_in_read, 0);
        pthread_create(&thread, 0, wait_in_poll, 0);
        pthread_create(&thread, 0, wait_in_sleep, 0);
        pthread_create(&thread, 0, wait_for_signal, 0);
        pthread_create(&thread, 0, compute, 0);
        signal(SIGCHLD, on_child);
        printf("counters %lx 40 0\nwrong %lx 40 0\n", (unsigned long) counters, (unsigned long) wrong);
    } else if (!strcmp(mode, "vfork")) {     /* stands in vfork for N ms at a time */
        printf("counters %lx 8 0\nready\n", (unsigned long) counters);
        fflush(stdout);
        for (;;) {
            if (vfork() == 0) {
                nap((long) n);
                _exit(0);
            }
            while (wait(0) > 0)
                counters[0]++;
        }
    } else if (!strcmp(mode, "seccomp")) {   /* filters its system calls: all are allowed */
        struct sock_filter all = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
        struct sock_fprog program = { 1, &all };
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
        printf("counters %lx 8 0\nready\n", (unsigned long) counters);
        fflush(stdout);
        count(0);
    } else if (!strcmp(mode, "orphans")) {   /* takes over orphans */
        prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
        printf("counters %lx 8 0\nready\n", (unsigned long) counters);
        fflush(stdout);
        count(0);
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
