_probe _oneshot {
    printf("%d of %d\n", 1);
}
