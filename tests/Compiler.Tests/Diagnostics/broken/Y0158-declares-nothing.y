_probe _oneshot {
    int;
}
