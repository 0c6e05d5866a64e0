_probe _oneshot {
    _yield(1);
}
