_probe _oneshot {
    int primes[] = { 2, 3, 5, 7 };
    printf("%d\n", primes[0]);
}
