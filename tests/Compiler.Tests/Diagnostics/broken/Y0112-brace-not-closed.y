int sign(int n) {
    if (n < 0) {
        return -1;
    return 1;
}

_probe _oneshot {
    printf("%d\n", sign(3));
}
