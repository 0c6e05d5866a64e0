_probe _oneshot {
    x = 5;
    y = x + 1;
    printf("%d\n", y);
}
