int sign(int x) {
    if (x > 0)
        return 1;
}

_probe _oneshot {
    printf("%d\n", sign(1));
}
