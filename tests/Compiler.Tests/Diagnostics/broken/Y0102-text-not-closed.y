_probe _oneshot {
    printf("Hello, world!\n);
    printf("still checked\n");
}
