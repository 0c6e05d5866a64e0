_probe _oneshot {
    auto n = 1;
    printf("%d\n", n);
}
