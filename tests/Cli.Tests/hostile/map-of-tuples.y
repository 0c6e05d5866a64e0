_probe _oneshot {
    _map((long, _str, long), long) m;
    for (long i = 0;; i++)
        m[(i, "key", i)] += i;
}
