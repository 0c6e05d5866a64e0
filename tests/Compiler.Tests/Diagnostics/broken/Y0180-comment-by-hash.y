_probe _oneshot {
    int n = 1; # one, it's said
    printf("%d\n", n);
}
