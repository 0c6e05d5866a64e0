_probe _oneshot {
    double x = 1.5;
    printf("%d\n", ~x);
}
