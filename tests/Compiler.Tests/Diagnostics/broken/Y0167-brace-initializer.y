_probe _oneshot {
    int primes[3] = { 2, 3, 5 };
}
