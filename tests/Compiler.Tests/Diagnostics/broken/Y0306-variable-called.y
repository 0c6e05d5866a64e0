_probe _oneshot {
    int f = 1;
    printf("%d\n", f(2));
}
