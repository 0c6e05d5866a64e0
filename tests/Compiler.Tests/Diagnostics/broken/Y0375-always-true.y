_probe _oneshot {
    unsigned int x = 1;
    if (x >= 0)
        printf("yes\n");
}
