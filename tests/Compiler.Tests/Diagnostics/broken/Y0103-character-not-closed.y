_probe _oneshot {
    int c = 'a;
}
