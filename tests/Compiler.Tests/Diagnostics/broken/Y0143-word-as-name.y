_probe _oneshot {
    int _label = 3;
}
