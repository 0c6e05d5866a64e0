_probe _oneshot {
    int x = 1;
    _push(x, 2);
}
