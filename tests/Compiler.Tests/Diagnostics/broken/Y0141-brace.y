_probe _oneshot
    printf("Hello, world!\n");
}
