_probe _oneshot {
    unsigned char x = 300;
    printf("%d\n", x);
}
