_probe _oneshot {
    int n = 1
    printf("%d\n", n);
}
