_probe _oneshot {
    int c = 'abc';
}
