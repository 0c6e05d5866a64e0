_probe _oneshot {
    char *name = "dict";
    printf("%p\n", name);
}
