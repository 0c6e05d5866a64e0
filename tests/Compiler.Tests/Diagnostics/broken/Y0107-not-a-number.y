_probe _oneshot {
    int n = 0x12g;
}
