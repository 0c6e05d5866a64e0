_probe _oneshot {
    long n = 0;
    while (1)
        n++;
}
