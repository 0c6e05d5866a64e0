_probe _oneshot {
    int counts[10];
}
