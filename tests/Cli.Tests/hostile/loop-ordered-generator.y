_iter long naturals() {
    for (long n = 0;; n++)
        _yield(n);
}

_probe _oneshot {
    _foreach (long n : naturals() order by n desc limit 3)
        printf("%d\n", n);
}
