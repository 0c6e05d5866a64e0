_probe _oneshot {
    do {
    } while (1);
}
