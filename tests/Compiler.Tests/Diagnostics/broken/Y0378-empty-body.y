_probe _oneshot {
    int n = _pid();
    if (n > 3);
        printf("%d\n", n);
}
