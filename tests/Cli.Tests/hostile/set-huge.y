_probe _oneshot {
    _set(long) s;
    for (long i = 0;; i++)
        _add(s, i);
}
