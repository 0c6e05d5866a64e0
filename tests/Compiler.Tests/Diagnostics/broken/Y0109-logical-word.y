_probe _oneshot {
    int a = 1, b = 2;
    if (a and b)
        printf("both\n");
}
