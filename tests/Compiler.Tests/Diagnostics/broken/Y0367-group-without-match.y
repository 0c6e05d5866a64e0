_probe _oneshot {
    _print($1);
}
