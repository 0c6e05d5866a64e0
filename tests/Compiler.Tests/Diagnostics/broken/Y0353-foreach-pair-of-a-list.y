_probe _oneshot {
    _list(int) l;
    _foreach ((int a, int b) : l)
        printf("%d %d\n", a, b);
}
