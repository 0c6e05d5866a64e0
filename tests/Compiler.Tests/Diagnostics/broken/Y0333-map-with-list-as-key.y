_probe _oneshot {
    _map(_list(int), int) m;
    printf("%d\n", _len(m));
}
