_probe _oneshot {
    _list(_str) l;
    _foreach (int x : l)
        printf("%d\n", x);
}
