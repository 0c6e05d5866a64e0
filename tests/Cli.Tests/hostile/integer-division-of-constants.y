_probe _oneshot {
    printf("%d\n", (-0x7fffffffffffffff - 1) / -1);
    printf("%d\n", (-0x7fffffffffffffff - 1) % -1);
    printf("%d\n", 0 ? 1 / 0 : 2);
}
