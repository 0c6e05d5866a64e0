int twice(int n) {
    _probe _oneshot { }
    return n * 2;
}
