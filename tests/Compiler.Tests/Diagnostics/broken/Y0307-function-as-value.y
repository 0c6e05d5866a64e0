int twice(int x) { return 2 * x; }

_probe _oneshot {
    printf("%d\n", twice + 1);
}
