_probe _oneshot {
    for (;;) {
        _try {
            printf("%d\n", 1 / 0);
        }
    }
}
