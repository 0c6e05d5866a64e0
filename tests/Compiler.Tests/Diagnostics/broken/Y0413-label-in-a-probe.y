_probe _oneshot {
    _print(_index(3));
}
