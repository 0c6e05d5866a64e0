void count(long *n) { }
_probe _oneshot {
    long n = 0;
    count(&n);
    printf("%ld\n", n);
}
