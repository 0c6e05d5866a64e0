_probe _oneshot {
    counts = {};
}
