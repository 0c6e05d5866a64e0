_probe _oneshot {
    uint64_t n = 1;
    size_t m = 2;
    printf("%" PRIu64 " %lu %zu %#llx %hhd %-5ld|\n", n, n, m, n, n, m);
    printf("%*d\n", 5, 1);
}
