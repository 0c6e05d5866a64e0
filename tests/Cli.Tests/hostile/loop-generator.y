_iter long naturals() {
    for (long n = 0;; n++)
        _yield(n);
}

_probe _oneshot {
    long sum = 0;
    _foreach (long n : naturals())
        sum += n;
}
