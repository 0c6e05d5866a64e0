_probe _oneshot {
    _list(int) primes = [2, 3, 5];
}
