_probe _oneshot {
    printf("%y\n", 1);
}
