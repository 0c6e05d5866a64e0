_iter long nothing() {
    for (long n = 0; n < 1; n--)
        if (n > 0)
            _yield(n);
}

_probe _oneshot {
    _foreach (long n : nothing())
        printf("%d\n", n);
}
