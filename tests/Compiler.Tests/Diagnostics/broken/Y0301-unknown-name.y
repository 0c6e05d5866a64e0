_probe _oneshot {
    int count = 3;
    printf("%d\n", cuont + count);
}
