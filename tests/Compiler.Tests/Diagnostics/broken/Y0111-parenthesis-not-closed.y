_probe _oneshot {
    printf("%d\n", 1 + (2 * 3);
    printf("still checked\n");
}
