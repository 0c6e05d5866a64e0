_probe _oneshot {
    struct secret *s = (struct secret *) 0x1000;
    printf("%d\n", s->key);
}
