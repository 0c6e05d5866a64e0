_probe _oneshot {
    while (1)
        _warn("y");
}
