_probe _oneshot {
    printf("Hello, world!\n"); /* says hello
}
