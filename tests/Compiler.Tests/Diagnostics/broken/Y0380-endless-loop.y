_probe _oneshot {
    int i = 0, n = _pid();
    while (i < n)
        printf("%d\n", i);
}
