_probe _oneshot {
    int counts[10];
    char name[64] = "none";
    counts[0] = 1;
    printf("%d %s\n", counts[0], name);
}
