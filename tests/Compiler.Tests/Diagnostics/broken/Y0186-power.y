_probe _oneshot {
    int n = 3;
    printf("%d\n", n ** 2);
}
