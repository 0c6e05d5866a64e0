_probe _oneshot {
    int a = 1, b = 2;
    a + b = 3;
}
