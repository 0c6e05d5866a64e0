# counts the objects
_probe _oneshot {
    int n = 0;   # so far none
    n += 1;      # it's one now
    printf("%d\n", n);
}
