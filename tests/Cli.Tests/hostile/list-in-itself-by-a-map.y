_probe _oneshot {
    _map(long, _map(long, _map(long, _map(long, long)))) m;
    for (long i = 0;; i++)
        m[i][i][i][i] = i;
}
