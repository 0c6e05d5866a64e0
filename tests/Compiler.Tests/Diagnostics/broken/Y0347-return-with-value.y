_probe _oneshot {
    return 1;
}
