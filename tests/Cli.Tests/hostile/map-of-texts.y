_probe _oneshot {
    _map(_str, _str) m;
    for (long i = 0;; i++)
        m[sprintf("%0200d", i)] = sprintf("%0200d", i);
}
