_probe _oneshot {
    printf("%d %d\n" 1, 2);
}
