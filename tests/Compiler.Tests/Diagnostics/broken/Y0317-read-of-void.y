_probe _oneshot {
    void *p = (void *) 0x1000;
    printf("%d\n", *p);
}
