_probe {
    printf("Hello, world!\n");
}
