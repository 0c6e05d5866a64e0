_probe _oneshot {
    _map(long, _list(long)) m;
    for (long i = 0;; i++)
        printf("%s", _len(m[i]) > 0 ? "x" : "");
}
