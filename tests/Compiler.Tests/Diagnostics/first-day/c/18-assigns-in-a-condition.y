_probe _oneshot {
    for (int i = 0; i < 3; ++i);
        printf("once\n");
    int n = 5;
    if (n = 3)
        printf("three\n");
}
