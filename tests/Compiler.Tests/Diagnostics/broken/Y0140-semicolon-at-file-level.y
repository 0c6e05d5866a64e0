static const int limit = 3

_probe _oneshot {
    printf("%d\n", limit);
}
