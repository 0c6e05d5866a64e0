_probe _oneshot {
    printf("%d\n", sizeof(char[0x7fffffff]));
    printf("%d\n", sizeof(long[0x7fffffff][0x7fffffff]));
    printf("%d\n", sizeof(long[-1]));
}
