_probe _oneshot {
    int x = 1;
    printf("%d\n", x[0]);
}
