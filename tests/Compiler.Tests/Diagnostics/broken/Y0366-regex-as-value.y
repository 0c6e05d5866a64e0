_probe _oneshot {
    _print(rx/a/);
}
