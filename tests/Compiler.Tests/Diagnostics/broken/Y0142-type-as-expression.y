_probe _oneshot {
    long n = 3 * int;
}
