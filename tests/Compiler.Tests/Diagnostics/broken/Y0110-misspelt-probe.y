_prob _oneshot {
    printf("Hello, world!\n");
}
