_probe _oneshot {
    int n = 1;
    puts("n is " + n);
}
