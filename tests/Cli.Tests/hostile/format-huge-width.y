_probe _oneshot {
    printf("%1000000000d\n", 1);
    printf("%2147483647s|\n", "x");
    printf("%99999999999999999999d\n", 1);
}
