limit = 20;

_probe _oneshot {
    printf("%d\n", limit);
}
