_probe _oneshot {
    _agg a;
    for (long i = 0;; i++)
        a <<< i;
}
