int far = 1000000000;

_probe _oneshot {
    printf("%d %d %d\n", 1 << far, 1L << far, -1 >> far);
    printf("%d %d\n", 1 << -1, 1 >> -1000000);
    printf("%d\n", 1 << 0x7fffffffffffffff);
}
