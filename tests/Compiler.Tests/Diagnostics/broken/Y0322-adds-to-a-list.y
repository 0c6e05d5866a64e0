_probe _oneshot {
    _list(int) l;
    l += 1;
    printf("%s\n", l);
}
