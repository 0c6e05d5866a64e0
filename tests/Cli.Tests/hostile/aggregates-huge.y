_probe _oneshot {
    _map(long, _agg) m;
    for (long i = 0;; i++)
        m[i] <<< i;
}
