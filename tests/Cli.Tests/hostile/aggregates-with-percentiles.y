_probe _oneshot {
    _map(long, _agg) m;
    for (double i = 1;; i *= -1.01)
        for (long k = 0; k < 500; k++)
            m[k % 3 ? (long) i : k] <<< i * k;
    printf("%g\n", _percentile(m[0], 50));
}
