_probe _oneshot {
    int x = 1;
    printf("hello\n");
}
