_probe _oneshot {
    int n = _pid() ?: 1;
    typeof(n) m = n;
    printf("%d\n", m);
}
