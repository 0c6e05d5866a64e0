_probe _oneshot {
    for (long i = 0;; i++) {
        _summary(sprintf("%0100d", i));
        _unavailable(sprintf("%0100d", i));
    }
}
