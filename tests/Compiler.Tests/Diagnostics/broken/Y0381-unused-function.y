int twice(int n) { return 2 * n; }

_probe _oneshot {
    printf("%d\n", 2);
}
