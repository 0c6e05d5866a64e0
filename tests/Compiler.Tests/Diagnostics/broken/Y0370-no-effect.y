_probe _oneshot {
    int x = 1;
    x == 2;
}
