_probe _oneshot {
    _map(long, long) m;
    m[0] = 1;
    _foreach ((long k, long v) : m)
        m[k + 1] = v;
}
