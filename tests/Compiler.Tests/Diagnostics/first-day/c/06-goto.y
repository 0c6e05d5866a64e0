_probe _oneshot {
    int n = 0;
again:
    n++;
    if (n < 10)
        goto again;
    printf("%d\n", n);
}
