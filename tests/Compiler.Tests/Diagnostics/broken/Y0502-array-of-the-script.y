_probe _oneshot {
    int counts[16];
    counts[0] = 1;
}
