_iter int down(int n) {
    _yield(n);
    _foreach (int i : down(n - 1))
        _yield(i);
}

_probe _oneshot {
    _foreach (int i : down(3))
        printf("%d\n", i);
}
