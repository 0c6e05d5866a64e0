_map((int, _str), long) counts;

_probe _oneshot {
    _foreach (((int a, _str b, int c), long n) : counts)
        printf("%d %s %d %ld\n", a, b, c, n);
}
