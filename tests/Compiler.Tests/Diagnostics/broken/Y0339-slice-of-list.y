_probe _oneshot {
    _list(int) l;
    _print(l[1:3]);
}
